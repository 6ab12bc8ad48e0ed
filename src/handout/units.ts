import { text } from '../model/inline.ts'
import type { Block, Group } from './blocks.ts'
import { type Operation, moved } from './operations.ts'
import { type Preset, smallFactor, smallest } from './preset.ts'
import { type ShapedTable, setTable, shapeTable } from './set-table.ts'
import { type TextStyle, setText } from './set-text.ts'
import type { Shaper } from './shape.ts'
import type { Tag } from './tags.ts'
import { type Word, toWords } from './words.ts'

/** A group whose words are shaped, once for all presets. */
export interface ShapedGroup {
  readonly group: Group
  readonly heading: readonly Word[]
  readonly blocks: readonly ShapedBlock[]
}

type ShapedBlock =
  | { readonly kind: 'paragraph'; readonly words: readonly Word[]; readonly small: boolean }
  | {
      readonly kind: 'item'
      readonly words: readonly Word[]
      readonly marker: readonly Word[]
      readonly level: 0 | 1
      readonly small: boolean
    }
  | { readonly kind: 'table'; readonly table: ShapedTable }
  | { readonly kind: 'lines'; readonly count: number }

/** A part of a column that is never split; it keeps with the next where `keep` says so. Lengths in pt. */
export interface Unit {
  readonly height: number
  /** Above it, unless it stands at the top of a column. */
  readonly gap: number
  readonly keep: boolean
  /** Whether a word had to be broken to fit the column. */
  readonly cramped: boolean
  readonly operations: readonly Operation[]
}

export function shapeGroup(group: Group, shaper: Shaper): ShapedGroup {
  const items = listTags(group.blocks)
  return {
    group,
    heading: toWords(group.heading, shaper, { face: 'semibold', tag: { role: 'H2' } }),
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
      return { kind: 'table', table: shapeTable(block.table, shaper) }
    case 'lines':
      return block
  }
}

/** The area of a group's words were every line full to its end, in square pt: no setting takes less. */
export function leastArea(shaped: ShapedGroup, preset: Preset): number {
  const ems = shaped.blocks.reduce((sum, block) => sum + blockWidth(block), 0) / 1000
  return ems * preset.size * line(preset)
}

function blockWidth(block: ShapedBlock): number {
  const total = (words: readonly Word[]): number => words.reduce((sum, word) => sum + word.width + word.space, 0)
  switch (block.kind) {
    case 'table':
      return block.table.rows.flat().reduce((sum, { words }) => sum + total(words), 0)
    case 'lines':
      return 0
    default:
      return total(block.words) * (block.small ? smallFactor ** 2 : 1)
  }
}

const settings = new WeakMap<ShapedGroup, Map<string, Unit[]>>()

/** A group set to a width; the same setting is made once. */
export function setGroup(shaped: ShapedGroup, width: number, preset: Preset): Unit[] {
  const known = settings.get(shaped) ?? new Map<string, Unit[]>()
  settings.set(shaped, known)
  const key = `${preset.name} ${width}`
  const units = known.get(key) ?? setUnits(shaped, width, preset)
  known.set(key, units)
  return units
}

function setUnits(shaped: ShapedGroup, width: number, preset: Preset): Unit[] {
  const units = shaped.blocks.map((block, index) => {
    return setBlock(block, shaped.blocks[index - 1], shaped.blocks[index + 1], width, preset)
  })
  if (shaped.heading.length === 0)
    return units.map((unit, index) => (index === 0 ? { ...unit, gap: preset.groupGap * line(preset) } : unit))
  return [setHeading(shaped.heading, width, preset), ...units]
}

/** A group across the page, under a rule: its heading runs in. */
export function setFoot(
  shaped: ShapedGroup,
  width: number,
  preset: Preset,
): { readonly height: number; readonly operations: readonly Operation[] } {
  const style = textStyle(preset, true)
  const [first, ...rest] = shaped.blocks.flatMap((block) => ('words' in block ? [block.words] : []))
  const heading = shaped.heading.map((word) => ({ ...word, space: word.space || 500 }))
  const set = setText([...heading, ...(first ?? []), ...rest.flat()], width, style)
  const top = 0.35 * style.line
  return {
    height: set.height + top,
    operations: [{ kind: 'rule', x: 0, y: 0, width, thickness: 0.5, ink: 'black' }, ...moved(set.operations, 0, top)],
  }
}

function line(preset: Preset): number {
  return preset.size * preset.leading
}

function textStyle(preset: Preset, small: boolean): TextStyle {
  const size = small ? Math.max(smallest, preset.size * smallFactor) : preset.size
  return { size, line: size * preset.leading, ink: 'black' }
}

function setHeading(words: readonly Word[], width: number, preset: Preset): Unit {
  const size = preset.size * 1.1
  const set = setText(words, width, { size, line: size * 1.2, ink: 'accent' })
  return {
    height: set.height + 0.12 * preset.size,
    gap: preset.groupGap * line(preset),
    keep: true,
    cramped: set.cramped,
    operations: set.operations,
  }
}

function setBlock(
  block: ShapedBlock,
  before: ShapedBlock | undefined,
  after: ShapedBlock | undefined,
  width: number,
  preset: Preset,
): Unit {
  const gap = before === undefined ? 0 : 0.22 * line(preset)
  switch (block.kind) {
    case 'paragraph': {
      const set = setText(block.words, width, textStyle(preset, block.small))
      // What leads up to a table stays with it.
      return { ...set, gap, keep: after?.kind === 'table' }
    }
    case 'item':
      // A point keeps the first of those under it.
      return { ...setItem(block, width, gap, preset), keep: block.level === 0 && after?.kind === 'item' && after.level === 1 }
    case 'table': {
      // A caption stays with its table.
      const keep = after?.kind === 'paragraph' && after.small
      return { ...setTable(block.table, width, textStyle(preset, false)), gap, keep }
    }
    case 'lines':
      // A tight page has one line for an answer.
      return answerLines(preset.size < 9.5 ? 1 : block.count, width, preset)
  }
}

function setItem(block: Extract<ShapedBlock, { kind: 'item' }>, width: number, gap: number, preset: Preset): Unit {
  const style = textStyle(preset, block.small)
  const marker = setText(block.marker, width, style)
  const markerWidth = (block.marker.reduce((sum, word) => sum + word.width, 0) / 1000) * style.size
  // Markers of one kind hang alike; a wide one (an entry's number) pushes its text only as far as it needs.
  const indent = Math.max(0.9 * style.size, markerWidth + 0.4 * style.size) + block.level * style.size
  const set = setText(block.words, width - indent, style)
  return {
    height: Math.max(marker.height, set.height),
    gap: block.small ? gap * 0.5 : gap,
    keep: false,
    cramped: set.cramped,
    operations: [...moved(marker.operations, block.level * style.size, 0), ...moved(set.operations, indent, 0)],
  }
}

/** Ruled lines to write on, 7 mm apart as in an exercise book. */
function answerLines(count: number, width: number, preset: Preset): Unit {
  const distance = Math.max(line(preset) * 1.35, 16)
  const operations = Array.from({ length: count }, (_, index): Operation => ({
    kind: 'rule',
    x: 0,
    y: (index + 1) * distance,
    width,
    thickness: 0.3,
    ink: 'grey',
  }))
  return { height: count * distance + 2, gap: 0, keep: false, cramped: false, operations }
}
