import { type Operation, moved } from './operations.ts'
import type { Unit } from './units.ts'

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
 * @returns `undefined` where they do not fit
 */
export function balanceColumns(units: readonly Unit[], count: number, limit: number, distance: number): Columns | undefined {
  const parts = keptParts(units)
  if (!flow(parts, count, limit)) return undefined
  let low = parts.reduce((sum, part) => sum + part.height, 0) / count
  let high = limit
  // A point is finer than an eye sees.
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (flow(parts, count, middle)) high = middle
    else low = middle
  }
  const columns = flow(parts, count, high) ?? []
  return {
    height: Math.max(0, ...columns.map((column) => column.height)),
    paint: () => columns.flatMap((column, index) => paintColumn(parts.slice(column.from, column.to), index * distance)),
  }
}

/** By how many pt the units exceed the columns, were they one long column. */
export function overflow(units: readonly Unit[], count: number, limit: number): number {
  const total = units.reduce((sum, unit) => sum + unit.gap + unit.height, 0)
  return Math.max(0, total - count * limit)
}

function flow(parts: readonly Part[], count: number, limit: number): Column[] | undefined {
  const columns: Column[] = []
  let from = 0
  let height = 0
  for (const [index, part] of parts.entries()) {
    if (part.height > limit) return undefined
    if (index > from && height + part.gap + part.height > limit) {
      columns.push({ from, to: index, height })
      if (columns.length === count) return undefined
      from = index
      height = 0
    }
    height += (index === from ? 0 : part.gap) + part.height
  }
  columns.push({ from, to: parts.length, height })
  return columns
}

function paintColumn(parts: readonly Part[], x: number): Operation[] {
  let y = 0
  return parts.flatMap((part, index) =>
    part.units.flatMap((unit, at) => {
      y += index === 0 && at === 0 ? 0 : unit.gap
      const painted = moved(unit.operations, x, y)
      y += unit.height
      return painted
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
