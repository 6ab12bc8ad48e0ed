import { type Inline, text } from '../model/inline.ts'
import type { SetAs } from '../model/slide-fields.ts'
import { type Block, pointBlock } from './block.ts'

/** Blocks in the form that their author asks for: as points, or as one running text. */
export function reshape(blocks: readonly Block[], as: SetAs | undefined): readonly Block[] {
  switch (as) {
    case 'points':
      return blocks.flatMap((block) => (block.kind === 'table' ? rowsOf(block).map((row) => pointBlock(row, 0)) : [block]))
    case 'text':
      return runIn(blocks)
    default:
      return blocks
  }
}

/** All words in one paragraph; what is no words follows it. */
function runIn(blocks: readonly Block[]): Block[] {
  const pieces = blocks.flatMap((block) => {
    if (block.kind === 'table') return rowsOf(block)
    return block.kind === 'paragraph' || block.kind === 'item' ? [block.text] : []
  })
  const others = blocks.filter(({ kind }) => kind !== 'table' && kind !== 'paragraph' && kind !== 'item')
  const joined = pieces.flatMap((piece, index) => [...(index === 0 ? [] : [text(endsSentence(pieces[index - 1]) ? ' ' : '; ')]), ...piece])
  return joined.length === 0 ? others : [{ kind: 'paragraph', text: joined }, ...others]
}

/** A row as "**first cell**: second · third". */
function rowsOf({ table }: Extract<Block, { kind: 'table' }>): (readonly Inline[])[] {
  return table.rows.flatMap(([first = [], ...rest]) => {
    const cells = rest.filter((cell) => cell.length > 0)
    const name: Inline[] = first.length > 0 ? [{ kind: 'strong', children: first }] : []
    const row = [
      ...name,
      ...cells.flatMap((cell, index) => [...(index > 0 ? [text(' · ')] : name.length > 0 ? [text(': ')] : []), ...cell]),
    ]
    return row.length > 0 ? [row] : []
  })
}

function endsSentence(piece: readonly Inline[] | undefined): boolean {
  const last = piece?.at(-1)
  return last !== undefined && 'text' in last && /[.!?:;…]\s*$/.test(last.text)
}
