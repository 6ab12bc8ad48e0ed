import { type Inline, plainText, text } from '../../model/inline.ts'
import type { Block } from '../block.ts'
import { countBlanks } from './marks.ts'

/** As many letters of a list in a cell are told: the rest is said in the lecture, and stands on the summary. */
const listLength = 20
/** What is longer is no member of a list, but a part of a sentence. */
const longestMember = 24

/** What stands for the rest, on the line of what it follows. */
const goesOn = '\u00a0…'
/** What stands for further members of a list. */
export const andMore = `,${goesOn}`

/** The tables of an outline: of a list in a cell its first members, in any case one. */
export function briefTable(block: Block): Block {
  if (block.kind !== 'table') return block
  return { ...block, table: { ...block.table, rows: block.table.rows.map((row) => row.map(briefList)) } }
}

function briefList(cell: readonly Inline[]): readonly Inline[] {
  const [only, ...others] = cell
  if (only?.kind !== 'text' || others.length > 0) return cell
  const members = only.text.split(', ')
  const isList = members.every((member) => member.length <= longestMember && !/[.;:!?](?:\s|$)/.test(member))
  if (!isList || only.text.length <= listLength) return cell
  const told = members.filter((_, index) => index === 0 || members.slice(0, index + 1).join(', ').length <= listLength)
  return told.length < members.length ? [text(`${told.join(', ')}${andMore}`)] : cell
}

/** The items of an outline: what each says first, and what is to be filled in. */
export function briefItem(block: Block): Block {
  return block.kind === 'item' ? { ...block, text: briefProse(block.text) } : block
}

// After fewer letters a full stop may be that of an abbreviation.
const sentenceEnd = /(?<=\p{Ll}{4})[.!?](?=\s+[\p{Lu}\p{Lo}])|[。！？](?=.)/u
/** Between two cells of a row that is told as an item. */
const cellEnd = /(?<=\S) ·(?=\s)/u
const clauseEnd = /(?<=[\p{L}\p{N})]{2})[:;,](?=\s)/u
/** What is longer than a line is told up to the end of its first clause. */
const longestSentence = 70

/**
 * Prose up to the end of its first sentence; where it begins with a name, and the sentence is long, of the first clause about it,
 * for the reader to go on. Nothing is taken away that is before a blank. The same prose where there is nothing to leave out.
 */
export function briefProse(nodes: readonly Inline[]): readonly Inline[] {
  const named = nodes[0]?.kind === 'strong' || nodes[0]?.kind === 'blank'
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== 'text' || countBlanks(nodes.slice(index), 'open') > 0) continue
    const before = nodes.slice(0, index)
    const sentence = sentenceEnd.exec(node.text)
    const end = sentence ? sentence.index + 1 : node.text.length
    const cell = named ? cellEnd.exec(node.text) : null
    if (cell && cell.index < end) return [...before, text(node.text.slice(0, cell.index))]
    const length = plainText([...before.slice(1), text(node.text.slice(0, end)), ...(sentence ? [] : nodes.slice(index + 1))]).length
    const clause = named && index > 0 && length > longestSentence ? clauseEnd.exec(node.text) : null
    if (clause && clause.index < end) return [...before, text(`${node.text.slice(0, clause.index + 1)}${goesOn}`)]
    if (sentence) return [...before, text(node.text.slice(0, end))]
  }
  return nodes
}
