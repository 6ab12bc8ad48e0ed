import { type Operation, moved } from './operations.ts'
import { type Preset, onGrid, textStyle } from './preset.ts'
import { type ShapedTable, type TableSlice, setTable } from './set-table.ts'
import type { Unit } from './unit.ts'

/** A table as a whole; its parts, where it has several, or its rows, where pages follow, may stand in one column after the other. */
export function tableUnits(table: ShapedTable, keep: boolean, width: number, preset: Preset): Unit[] {
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
