import { text } from '../model/inline.ts'
import type { Block } from './block.ts'
import type { Group } from './groups.ts'
import type { ShapedFigure } from './set-figure.ts'
import { type ShapedFormula, shapeFormula } from './set-formula.ts'
import { type ShapedTable, shapeTable } from './set-table.ts'
import type { Shaper } from './shape.ts'
import type { Tag } from './tags.ts'
import { type Word, toWords } from './words.ts'

/** A group whose words are shaped, once for all presets. */
export interface ShapedGroup {
  readonly group: Group
  /** The part of the lecture that begins with it. */
  readonly section?: readonly Word[]
  readonly heading: readonly Word[]
  readonly blocks: readonly ShapedBlock[]
  /** Where it is but a part of a group, by its number there: it has nothing of its own. */
  readonly member?: { readonly whole: ShapedGroup; readonly index: number }
}

/** A block whose words are shaped. */
export type ShapedBlock =
  | { readonly kind: 'paragraph'; readonly words: readonly Word[]; readonly small: boolean }
  | {
      readonly kind: 'item'
      readonly words: readonly Word[]
      readonly marker: readonly Word[]
      readonly level: 0 | 1
      readonly small: boolean
    }
  | { readonly kind: 'table'; readonly table: ShapedTable }
  | { readonly kind: 'formula'; readonly formula: ShapedFormula }
  | { readonly kind: 'figure'; readonly figure: ShapedFigure; readonly table: ShapedTable }
  | { readonly kind: 'lines'; readonly count: number }

/** Shapes the words of a group, and tells which elements of the structure its blocks are. */
export function shapeGroup(group: Group, shaper: Shaper): ShapedGroup {
  const items = listTags(group.blocks)
  return {
    group,
    ...(group.section && { section: toWords(group.section, shaper, { face: 'bold', tag: { role: 'H2' } }) }),
    heading: toWords(group.heading, shaper, { face: 'semibold', tag: { role: group.section ? 'H3' : 'H2' } }),
    blocks: group.blocks.map((block, index) => shapeBlock(block, items[index], shaper)),
  }
}

/** The elements that an item's marker and its text are. */
interface ItemTags {
  readonly marker: Tag
  readonly body: Tag
}

/** Items that follow each other are one list; those under an item are a list in its body. */
function listTags(blocks: readonly Block[]): (ItemTags | undefined)[] {
  const lists: (Tag | undefined)[] = []
  const bodies: Tag[] = []
  return blocks.map((block) => {
    if (block.kind !== 'item') {
      lists.length = 0
      return undefined
    }
    const parent = block.level === 0 ? undefined : bodies[block.level - 1]
    const numbering = /^\d/.test(block.marker) ? 'Decimal' : 'Disc'
    const list = (lists[block.level] ??= { role: 'L', numbering, ...(parent && { parent }) })
    const item: Tag = { role: 'LI', parent: list }
    const body: Tag = { role: 'LBody', parent: item }
    bodies[block.level] = body
    lists.length = block.level + 1
    return { marker: { role: 'Lbl', parent: item }, body }
  })
}

function shapeBlock(block: Block, item: ItemTags | undefined, shaper: Shaper): ShapedBlock {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', words: toWords(block.text, shaper, { tag: { role: 'P' } }), small: block.small ?? false }
    case 'item':
      return {
        kind: 'item',
        words: toWords(block.text, shaper, item && { tag: item.body }),
        marker: toWords([text(block.marker)], shaper, item && { tag: item.marker }),
        level: block.level,
        small: block.small ?? false,
      }
    case 'table':
      return { kind: 'table', table: shapeTable(block, shaper) }
    case 'figure': {
      const { chart, alt, table } = block
      return {
        kind: 'figure',
        figure: { chart, tag: { role: 'Figure', alt }, shaper },
        table: shapeTable({ kind: 'table', table }, shaper),
      }
    }
    case 'formula':
      return { kind: 'formula', formula: shapeFormula(block.tex, shaper) }
    case 'lines':
      return block
  }
}
