import type { ComposedChange } from '../model/changes.ts'
import { type Inline, plainText, text } from '../model/inline.ts'
import { type Block, pointBlock } from './block.ts'

/** What became of the records of each group, in one point: "Text: new **GPT-5** (OpenAI); removed **PaLM**". */
export function changesBlocks(items: readonly ComposedChange[]): Block[] {
  return neighbours(items, ({ group }) => plainText(group)).map((members) => {
    const group = members[0]?.group ?? []
    const name: Inline[] = group.length === 0 ? [] : [...group, text(': ')]
    const kinds = neighbours(members, ({ kind }) => kind)
    return pointBlock([...name, ...kinds.flatMap((own, index) => [...(index === 0 ? [] : [text('; ')]), ...ofOneKind(own)])], 0)
  })
}

/** The word once, then the records with what is said of each. */
function ofOneKind(changes: readonly ComposedChange[]): Inline[] {
  const records = changes.flatMap(({ name, details }, index): Inline[] => [
    ...(index === 0 ? [] : [text(', ')]),
    { kind: 'strong', children: name },
    ...(details.length === 0
      ? []
      : [text(' ('), ...details.flatMap((detail, at) => [...(at === 0 ? [] : [text('; ')]), ...detail]), text(')')]),
  ])
  return [text(`${changes[0]?.word ?? ''} `), ...records]
}

/** Neighbours of one key, each run a list of its own. */
function neighbours<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const runs: Item[][] = []
  for (const item of items) {
    const run = runs.at(-1)
    const [first] = run ?? []
    if (run && first !== undefined && keyOf(first) === keyOf(item)) run.push(item)
    else runs.push([item])
  }
  return runs
}
