import type { Inline } from '../../model/inline.ts'
import type { Block } from '../block.ts'
import { countBlanks } from './marks.ts'

/** The items of an outline where room is short: their first sentence, and what is to be filled in; `undefined` where that is all of them. */
export function briefBlocks(blocks: readonly Block[]): Block[] | undefined {
  let shorter = false
  const brief = blocks.map((block) => {
    if (block.kind !== 'item') return block
    const first = firstSentence(block.text)
    shorter ||= first !== block.text
    return { ...block, text: first }
  })
  return shorter ? brief : undefined
}

/** Prose up to the end of its first sentence after which nothing is to be filled in; the same prose where there is nothing to leave out. */
export function firstSentence(nodes: readonly Inline[]): readonly Inline[] {
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== 'text' || countBlanks(nodes.slice(index), 'open') > 0) continue
    // After fewer letters a full stop may be that of an abbreviation.
    const end = /(?<=\p{Ll}{4})[.!?](?=\s+[\p{Lu}\p{Lo}])|[。！？](?=.)/u.exec(node.text)
    if (end) return [...nodes.slice(0, index), { kind: 'text', text: node.text.slice(0, end.index + 1) }]
  }
  return nodes
}
