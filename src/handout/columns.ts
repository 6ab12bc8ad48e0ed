import { type Operation, moved } from './operations.ts'
import type { Unit } from './units.ts'

/** Units in columns: where the tallest column ends, and what paints them. Lengths in pt. */
export interface Columns {
  readonly height: number
  readonly operations: readonly Operation[]
}

/**
 * Flows units into columns of at most `limit`, as even as they can be, in reading order.
 *
 * @returns `undefined` where they do not fit
 */
export function balanceColumns(units: readonly Unit[], count: number, limit: number, distance: number): Columns | undefined {
  if (units.length === 0) return { height: 0, operations: [] }
  if (!flow(units, count, limit)) return undefined
  let low = 0
  let high = limit
  // Half a point is finer than an eye sees.
  while (high - low > 0.5) {
    const middle = (low + high) / 2
    if (flow(units, count, middle)) high = middle
    else low = middle
  }
  const columns = flow(units, count, high) ?? []
  return {
    height: Math.max(...columns.map((column) => column.height)),
    operations: columns.flatMap((column, index) => moved(column.operations, index * distance, 0)),
  }
}

/** By how many pt the units exceed the columns, were they one long column. */
export function overflow(units: readonly Unit[], count: number, limit: number): number {
  const total = units.reduce((sum, unit) => sum + unit.gap + unit.height, 0)
  return Math.max(0, total - count * limit)
}

function flow(units: readonly Unit[], count: number, limit: number): Columns[] | undefined {
  const columns: Columns[] = []
  let operations: Operation[] = []
  let y = 0
  const end = (): void => {
    columns.push({ height: y, operations })
    operations = []
    y = 0
  }
  for (const part of kept(units)) {
    const height = part.reduce((sum, unit, index) => sum + unit.height + (index === 0 ? 0 : unit.gap), 0)
    const gap = y === 0 ? 0 : (part[0]?.gap ?? 0)
    if (y > 0 && y + gap + height > limit) end()
    if (height > limit) return undefined
    for (const unit of part) {
      y += y === 0 ? 0 : unit.gap
      operations.push(...moved(unit.operations, 0, y))
      y += unit.height
    }
  }
  end()
  return columns.length <= count ? columns : undefined
}

/** Units that keep together: a heading with what follows it. */
function kept(units: readonly Unit[]): Unit[][] {
  const parts: Unit[][] = []
  let part: Unit[] = []
  for (const unit of units) {
    part.push(unit)
    if (unit.keep) continue
    parts.push(part)
    part = []
  }
  if (part.length > 0) parts.push(part)
  return parts
}
