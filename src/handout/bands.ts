import { type Columns, balanceColumns } from './columns.ts'
import { leastArea } from './least-area.ts'
import { moved } from './operations.ts'
import type { Preset } from './preset.ts'
import { setGroup } from './set-group.ts'
import type { ShapedGroup } from './shape-group.ts'
import type { Unit } from './unit.ts'

/** The page is a stack of bands: text in columns, and between them what needs the whole width. */
export type Band =
  | { readonly kind: 'columns'; readonly units: readonly Unit[] }
  | { readonly kind: 'span'; readonly units: readonly Unit[] }

/** The widths of a column and of the page inside its margins, in pt. */
export interface Widths {
  readonly column: number
  readonly page: number
}

/** Only a table whose height is divided by so much may stand across the page. */
const lower = 1.3
/** What exceeds the columns by more than this is not regained by tables across the page. */
const regained = 1.12
/** With more such tables than this, either all or none of them stand across. */
const chosenTables = 4

/**
 * The ways to set groups in bands: tables that gain from it stand in a column or across the page, in every combination,
 * those with the fewest across first. Each is made when it is asked for: mostly the first that is not far too large does.
 */
export function* bandings(groups: readonly ShapedGroup[], widths: Widths, preset: Preset, room: number): Generator<Band[]> {
  // Most presets are far too large: the area of their words tells so before a line is broken.
  if (groups.reduce((sum, group) => sum + leastArea(group, preset), 0) > widths.page * room * regained) return
  const narrow: (readonly Unit[])[] = []
  let used = 0
  for (const group of groups) {
    const units = setGroup(group, widths.column, preset)
    used += heightOf(units)
    if (used > preset.columns * room * regained) return
    narrow.push(units)
  }
  yield band(narrow.map((units) => ({ units })))
  const wide = groups.map((group, index) => {
    if (preset.columns === 1 || !hasTable(group)) return undefined
    const set = setGroup(group, widths.page, preset)
    return heightOf(set) * lower < heightOf(narrow[index] ?? []) ? set : undefined
  })
  const gaining = wide.flatMap((set, index) => (set ? [index] : []))
  for (const across of gaining.length > chosenTables ? [gaining] : subsets(gaining)) {
    yield band(narrow.map((units, index) => (across.includes(index) ? { span: wide[index] ?? units } : { units })))
  }
}

function band(groups: readonly ({ readonly units: readonly Unit[] } | { readonly span: readonly Unit[] })[]): Band[] {
  const bands: Band[] = []
  let units: Unit[] = []
  const end = (): void => {
    if (units.length > 0) bands.push({ kind: 'columns', units })
    units = []
  }
  for (const group of groups) {
    if ('span' in group) {
      end()
      bands.push({ kind: 'span', units: group.span })
    } else units.push(...group.units)
  }
  end()
  return bands
}

/** All choices of one or more. */
function subsets(items: readonly number[]): number[][] {
  const all = items.reduce<number[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]])
  return all.slice(1).sort((a, b) => a.length - b.length)
}

/** Whether a word had to be broken anywhere. */
export function breaksWords(bands: readonly Band[]): boolean {
  return bands.some((band) => band.units.some((unit) => unit.cramped))
}

/** Bands under each other, each as low as it can be; `undefined` where they exceed the limit. Lengths in pt. */
export function stackBands(bands: readonly Band[], limit: number, widths: Widths, preset: Preset): Columns | undefined {
  const gap = preset.groupGap * preset.line
  const stack: { readonly y: number; readonly columns: Columns }[] = []
  let y = 0
  for (const band of bands) {
    if (y > 0) y += gap
    const count = band.kind === 'columns' ? preset.columns : 1
    const columns = balanceColumns(band.units, count, limit - y, (column) => column * (widths.column + preset.gutter))
    if (!columns) return undefined
    stack.push({ y, columns })
    y += columns.height
  }
  return y <= limit ? { height: y, paint: () => stack.flatMap(({ y: top, columns }) => moved(columns.paint(), 0, top)) } : undefined
}

function hasTable(group: ShapedGroup): boolean {
  return group.blocks.some((block) => block.kind === 'table')
}

function heightOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.height + unit.gap, 0)
}
