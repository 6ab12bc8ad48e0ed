import { type Inline, plainText } from '../../model/inline.ts'
import { andMore } from './brief.ts'

/** The most characters of an answer: what is longer is copied out, not recalled. What nobody made strong is asked for only where it is shorter. */
const longest = { phrase: 60, whole: 40 } as const

/** Whether prose can be left out as an answer: a few words, with no formula, citation or line break in them. */
export function isAnswer(nodes: readonly Inline[], kind: keyof typeof longest = 'phrase'): boolean {
  const said = plainText(nodes)
  return said.length <= longest[kind] && /[\p{L}\p{N}]/u.test(said) && nodes.every(isWords)
}

function isWords(node: Inline): boolean {
  if ('children' in node) return node.children.every(isWords)
  return node.kind === 'text' || node.kind === 'code'
}

/** A blank to be filled in. What was strong no longer has to be: the answer stands out by its rule. */
export function openBlank(nodes: readonly Inline[]): Inline {
  const children = nodes.flatMap((node) => (node.kind === 'strong' ? node.children : [node]))
  return { kind: 'blank', children, open: true }
}

/** How many strong phrases of prose can be left out. */
export function countPhrases(nodes: readonly Inline[]): number {
  return nodes.filter(isPhrase).length
}

/** Prose with those of its strong phrases as blanks that are chosen, by their number among those that can be left out. */
export function blankPhrases(nodes: readonly Inline[], chosen: (index: number) => boolean): Inline[] {
  let index = 0
  return nodes.map((node) => (isPhrase(node) && chosen(index++) ? openBlank([node]) : node))
}

function isPhrase(node: Inline): boolean {
  return node.kind === 'strong' && isAnswer(node.children)
}

/** A whole text as a blank, but for the citations after it; of a list the first that it names, alone; `undefined` where it is no answer. */
export function blankWhole(nodes: readonly Inline[]): Inline[] | undefined {
  const end = nodes.findLastIndex((node) => node.kind !== 'cite' && plainText([node]).trim() !== '') + 1
  const [said, after] = [nodes.slice(0, end), nodes.slice(end)]
  const [only, ...others] = said
  const list = only?.kind === 'text' && others.length === 0 ? /^([^,]+),\s./s.exec(only.text) : null
  if (list) {
    const [, first = ''] = list
    // What else it names would leave the blank too little room, or give it away.
    return isAnswer([{ kind: 'text', text: first }], 'whole')
      ? [openBlank([{ kind: 'text', text: first }]), { kind: 'text', text: andMore }, ...after]
      : undefined
  }
  return isAnswer(said, 'whole') ? [openBlank(said), ...after] : undefined
}
