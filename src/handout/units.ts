import { text } from '../model/inline.ts'
import type { Block } from './blocks.ts'
import type { Group } from './groups.ts'
import { type Operation, moved } from './operations.ts'
import { type Preset, type TypeKind, millimetre, typeSize } from './preset.ts'
import { type ShapedFigure, setFigure } from './set-figure.ts'
import { type ShapedFormula, setFormula, shapeFormula } from './set-formula.ts'
import { type ShapedTable, type TableSlice, setTable, shapeTable } from './set-table.ts'
import { type SetText, type TextStyle, capHeight, setText } from './set-text.ts'
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
  | { readonly kind: 'formula'; readonly formula: ShapedFormula }
  | { readonly kind: 'figure'; readonly figure: ShapedFigure; readonly table: ShapedTable }
  | { readonly kind: 'lines'; readonly count: number }

/** A part of a column that is never split; it keeps with the next where `keep` says so. Lengths in pt. */
export interface Unit {
  readonly height: number
  /** Above it, unless it stands at the top of a column. */
  readonly gap: number
  readonly keep: boolean
  /** Whether a word had to be broken to fit the column. */
  readonly cramped: boolean
  /** What paints it, made when it is asked for. */
  paint(): Operation[]
  /** What stands above it once more where it begins a column: the header of a table that goes on. */
  readonly head?: TableSlice
}

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

/** The area of a group's words were every line full to its end, in square pt: no setting takes less. */
export function leastArea(shaped: ShapedGroup, preset: Preset): number {
  const ems = shaped.blocks.reduce((sum, block) => sum + blockWidth(block, preset), 0) / 1000
  return ems * preset.size * preset.line
}

function blockWidth(block: ShapedBlock, preset: Preset): number {
  const total = (words: readonly Word[]): number => words.reduce((sum, word) => sum + word.width + word.space, 0)
  switch (block.kind) {
    case 'table':
      return (
        [block.table.header, ...block.table.parts.flat()].flat().reduce((sum, { words }) => sum + total(words), 0) *
        (typeSize(preset, 'table') / preset.size) ** 2
      )
    case 'formula':
    case 'figure':
    case 'lines':
      return 0
    default:
      return total(block.words) * (block.small ? (typeSize(preset, 'small') / preset.size) ** 2 : 1)
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
  const units = shaped.blocks.flatMap((block, index) => {
    return setBlock(block, shaped.blocks[index - 1], shaped.blocks[index + 1], width, preset)
  })
  const gap = preset.groupGap * preset.line
  const section = shaped.section ? [setSection(shaped.section, gap, width, preset)] : []
  const above = section.length > 0 ? 0 : gap
  if (shaped.heading.length === 0) return [...section, ...units.map((unit, index) => (index === 0 ? { ...unit, gap: above } : unit))]
  return [...section, setHeading(shaped.heading, above, width, preset), ...units]
}

/** A group across the page, under a rule: its heading runs in. */
export function setFoot(shaped: ShapedGroup, width: number, preset: Preset): Pick<Unit, 'height' | 'paint'> {
  const style = textStyle(preset, 'small')
  const [first, ...rest] = shaped.blocks.flatMap((block) => ('words' in block ? [block.words] : []))
  const heading = shaped.heading.map((word) => ({ ...word, space: word.space || 500 }))
  const set = setText([...heading, ...(first ?? []), ...rest.flat()], width, style)
  const top = 0.3 * style.line
  return {
    height: set.height + top,
    paint: () => [{ kind: 'rule', x: 0, y: 0, width, thickness: 0.5, ink: 'black' }, ...moved(set.paint(), 0, top)],
  }
}

function textStyle(preset: Preset, kind: TypeKind): TextStyle {
  const size = typeSize(preset, kind)
  return { size, line: (preset.line * size) / preset.size, ink: 'black' }
}

/**
 * A height on the grid: all columns of a page share baselines half a line apart,
 * so whatever is no text of the normal size is as high as so many halves of a line. One column has nobody to share them with.
 */
function onGrid(height: number, preset: Preset): number {
  if (preset.columns === 1) return height
  const half = preset.line / 2
  return Math.ceil(height / half - 0.01) * half
}

/** The name of a part of the lecture, larger, over a rule. */
function setSection(words: readonly Word[], gap: number, width: number, preset: Preset): Unit {
  const set = setText(words, width, { size: preset.size * 1.2, line: preset.line * 1.15, ink: 'accent' })
  const top = set.height + 0.1 * preset.line
  const rule: Operation = { kind: 'rule', x: 0, y: top, width, thickness: 0.8, ink: 'accent' }
  return { height: onGrid(top, preset), gap, keep: true, cramped: set.cramped, paint: () => [...set.paint(), rule] }
}

function setHeading(words: readonly Word[], gap: number, width: number, preset: Preset): Unit {
  const set = setText(words, width, { size: preset.size * 1.1, line: preset.line, ink: 'accent', wrap: 'balance' })
  return { height: set.height, gap, keep: true, cramped: set.cramped, paint: set.paint }
}

function setBlock(
  block: ShapedBlock,
  before: ShapedBlock | undefined,
  after: ShapedBlock | undefined,
  width: number,
  preset: Preset,
): Unit[] {
  switch (block.kind) {
    case 'paragraph': {
      const set = setText(block.words, width, textStyle(preset, block.small ? 'small' : 'text'))
      const gap = before?.kind === 'paragraph' && !block.small && !before.small ? 0.5 * preset.line : 0
      // What leads up to a table stays with it, and a source with what it is the source of.
      const keep = (after !== undefined && shown.has(after.kind)) || (after?.kind === 'paragraph' && after.small)
      return paragraphUnits(set, block.small ? 0 : gap, keep, preset)
    }
    case 'item': {
      const gap = before?.kind === 'item' && block.level === 0 ? preset.itemGap * preset.line : 0
      // A point keeps the first of those under it; a question the lines for its answer; the last one a caption.
      const keep =
        (block.level === 0 && after?.kind === 'item' && after.level === 1) ||
        after?.kind === 'lines' ||
        (after?.kind === 'paragraph' && after.small)
      const set = setItem(block, width, preset)
      return set.height <= longItem * preset.line ? [{ ...set, gap, keep }] : paragraphUnits(set, gap, keep, preset)
    }
    case 'table':
      // A caption stays with its table.
      return tableUnits(block.table, after?.kind === 'paragraph' && after.small, width, preset)
    case 'figure': {
      const keep = after?.kind === 'paragraph' && after.small
      const set = setFigure(block.figure, width, preset.size)
      return set ? [{ ...set, height: onGrid(set.height, preset), gap: 0, keep }] : tableUnits(block.table, keep, width, preset)
    }
    case 'formula': {
      // What its symbols mean stays with it.
      const set = setFormula(block.formula, width, textStyle(preset, 'text'))
      return [{ ...set, height: onGrid(set.height, preset), gap: 0, keep: after?.kind === 'paragraph' }]
    }
    case 'lines':
      // A tight page has one line for an answer.
      return [answerLines(preset.groupGap < 1 ? 1 : block.count, width, preset)]
  }
}

/** What is led up to. */
const shown: ReadonlySet<ShapedBlock['kind']> = new Set<ShapedBlock['kind']>(['table', 'figure', 'formula'])

/** An item of so many lines is torn apart rather than left out. */
const longItem = 12

/** Lines of a paragraph, as what a column takes: never one line alone at the foot of a column, nor at its head. */
export function paragraphUnits(set: SetText, gap: number, keep: boolean, preset: Preset): Unit[] {
  const { tops, cramped, paint } = set
  const height = onGrid(set.height, preset)
  if (tops.length < 4) return [{ height, gap, keep, cramped, paint }]
  const cuts = [0, ...tops.slice(2, -1), height]
  let painted: readonly Operation[] | undefined
  return cuts.slice(0, -1).map((top, index) => {
    const bottom = cuts[index + 1] ?? height
    const last = index === cuts.length - 2
    return {
      height: bottom - top,
      gap: index === 0 ? gap : 0,
      keep: last && keep,
      cramped,
      paint: () => {
        painted ??= paint()
        return moved(
          painted.filter(({ y }) => y >= top && (last || y < bottom)),
          0,
          -top,
        )
      },
    }
  })
}

/** A table as a whole; its parts, where it has several, or its rows, where pages follow, may stand in one column after the other. */
function tableUnits(table: ShapedTable, keep: boolean, width: number, preset: Preset): Unit[] {
  const { header, parts, cramped } = setTable(table, width, textStyle(preset, 'table'))
  const slices = preset.pages === 'many' ? parts.flatMap(pairsOfRows) : parts
  return slices.map((rows, index) => {
    const whole = stacked(index === 0 ? [header, ...rows] : rows)
    const unit = {
      gap: 0,
      keep: index === slices.length - 1 && keep,
      cramped,
      paint: whole.paint,
      height: onGrid(whole.height, preset),
    }
    const head = { height: onGrid(header.height, preset), paint: () => header.paint().flatMap(withoutTag) }
    return index === 0 ? unit : { ...unit, head }
  })
}

/** Rows one by one, but the title of a part with the row under it. */
function pairsOfRows(rows: readonly TableSlice[], _: number, all: readonly unknown[]): (readonly TableSlice[])[] {
  const [title, first, ...rest] = rows
  if (all.length === 1 || !title || !first) return rows.map((row) => [row])
  return [[title, first], ...rest.map((row) => [row])]
}

function stacked(slices: readonly TableSlice[]): TableSlice {
  const tops: number[] = []
  let height = 0
  for (const slice of slices) {
    tops.push(height)
    height += slice.height
  }
  return { height, paint: () => slices.flatMap((slice, index) => moved(slice.paint(), 0, tops[index] ?? 0)) }
}

/** What is shown once more is no element of its own. */
function withoutTag(operation: Operation): Operation[] {
  if (operation.kind === 'empty' || operation.kind === 'link') return []
  if (operation.kind === 'path') {
    const { tag: _, ...untagged } = operation
    return [untagged]
  }
  if (operation.kind !== 'text') return [operation]
  const { tag: _, ...run } = operation.run
  return [{ ...operation, run }]
}

function setItem(block: Extract<ShapedBlock, { kind: 'item' }>, width: number, preset: Preset): SetText {
  const style = textStyle(preset, block.small ? 'small' : 'text')
  const marker = setText(block.marker, width, style)
  const markerWidth = (block.marker.reduce((sum, word) => sum + word.width, 0) / 1000) * style.size
  // Markers of one kind hang alike; a wide one (an entry's number) pushes its text only as far as it needs.
  const indent = Math.max(0.9 * style.size, markerWidth + 0.4 * style.size) + block.level * style.size
  const set = setText(block.words, width - indent, style)
  return {
    height: onGrid(Math.max(marker.height + set.lead, set.height), preset),
    lead: set.lead,
    tops: set.tops,
    cramped: set.cramped,
    paint: () => [...moved(marker.paint(), block.level * style.size, set.lead), ...moved(set.paint(), indent, 0)],
  }
}

/** Ruled lines to write on, at least 6 mm apart and 9 mm in large print, the first as far from the baseline above it. Source: ruled paper, 6 to 8 mm. */
function answerLines(count: number, width: number, preset: Preset): Unit {
  const below = 0.12 * preset.line
  const baseline = (preset.line - capHeight * preset.size) / 2
  const least = preset.pages === 'many' ? 1.5 * leastRuling : leastRuling
  const first = onGrid(least + below - baseline, preset)
  const distance = onGrid(least, preset)
  const line = (index: number): Operation => ({
    kind: 'rule',
    x: 0,
    y: first + index * distance - below,
    width,
    thickness: 0.3,
    ink: 'grey',
  })
  return {
    height: first + (count - 1) * distance,
    gap: 0,
    keep: false,
    cramped: false,
    paint: () => Array.from({ length: count }, (_, index) => line(index)),
  }
}

const leastRuling = 6 * millimetre
