import { type Operation, moved } from './operations.ts'
import type { Unit } from './unit.ts'

/** Units in columns: where the tallest column ends, and what paints them. Lengths in pt. */
export interface Columns {
  readonly height: number
  paint(): readonly Operation[]
}

/** Units that keep together: a heading with what follows it. */
interface Part {
  readonly units: readonly Unit[]
  /** Above it, unless it stands at the top of a column. */
  readonly gap: number
  readonly height: number
}

/** A column as a stretch of parts. */
interface Column {
  readonly from: number
  readonly to: number
  readonly height: number
}

/**
 * Flows units into columns of at most `limit`, as even as they can be, in reading order.
 * Nothing is painted until it is asked for: most ways that are tried are not taken.
 *
 * @param place where a column begins, by its number
 * @returns `undefined` where they do not fit
 */
export function balanceColumns(
  units: readonly Unit[],
  count: number,
  limit: number,
  place: (column: number) => number,
): Columns | undefined {
  const parts = keptParts(units)
  if (!flow(parts, (column) => (column < count ? limit : undefined))) return undefined
  let low = parts.reduce((sum, part) => sum + part.height, 0) / count
  let high = limit
  // A point is finer than an eye sees.
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (flow(parts, (column) => (column < count ? middle : undefined))) high = middle
    else low = middle
  }
  const columns = flow(parts, () => high) ?? []
  return {
    height: Math.max(0, ...columns.map((column) => column.height)),
    paint: () => columns.flatMap((column, index) => paintColumn(parts.slice(column.from, column.to), place(index))),
  }
}

/**
 * Flows units over as many pages as they need, one column a page.
 *
 * @param limit the room on a page, by its number
 * @returns what paints each page, from the top of its column; `undefined` where something is higher than a page
 */
export function flowPages(
  units: readonly Unit[],
  limit: (page: number) => number,
): { height: number; operations: Operation[] }[] | undefined {
  const parts = keptParts(units)
  return flow(parts, limit)?.map(({ from, to, height }) => ({ height, operations: paintColumn(parts.slice(from, to), 0) }))
}

/** By how many pt the highest of units that no page could hold exceeds one of such a height; 1 at the least. */
export function tooHigh(units: readonly Unit[], limit: number): number {
  return Math.max(1, ...keptParts(units).map(({ height }) => height - limit))
}

/** By how many pt the units exceed the columns, were they one long column. */
export function overflow(units: readonly Unit[], count: number, limit: number): number {
  const total = units.reduce((sum, unit) => sum + unit.gap + unit.height, 0)
  return Math.max(0, total - count * limit)
}

/**
 * Fills one column after the other.
 *
 * @param limit the height of a column by its number; `undefined` where there is none
 */
function flow(parts: readonly Part[], limit: (column: number) => number | undefined): Column[] | undefined {
  const columns: Column[] = []
  let from = 0
  let height = 0
  for (const [index, part] of parts.entries()) {
    let room = limit(columns.length)
    if (index > from && room !== undefined && height + part.gap + part.height > room) {
      columns.push({ from, to: index, height })
      from = index
      height = 0
      room = limit(columns.length)
    }
    const top = index === from ? heightOfHead(part) : part.gap
    if (room === undefined || height + top + part.height > room) return undefined
    height += top + part.height
  }
  columns.push({ from, to: parts.length, height })
  return columns
}

function heightOfHead(part: Part): number {
  return part.units[0]?.head?.height ?? 0
}

function paintColumn(parts: readonly Part[], x: number): Operation[] {
  let y = 0
  return parts.flatMap((part, index) =>
    part.units.flatMap((unit, at) => {
      const atTop = index === 0 && at === 0
      const head = atTop ? moved(unit.head?.paint() ?? [], x, y) : []
      y += atTop ? (unit.head?.height ?? 0) : unit.gap
      const painted = moved(unit.paint(), x, y)
      y += unit.height
      return [...head, ...painted]
    }),
  )
}

function keptParts(units: readonly Unit[]): Part[] {
  const parts: Part[] = []
  let part: Unit[] = []
  const end = (): void => {
    const [first, ...rest] = part
    if (first) parts.push({ units: part, gap: first.gap, height: rest.reduce((sum, unit) => sum + unit.gap + unit.height, first.height) })
    part = []
  }
  for (const unit of units) {
    part.push(unit)
    if (!unit.keep) end()
  }
  end()
  return parts
}
