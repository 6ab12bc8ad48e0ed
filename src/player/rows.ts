/** Where something in a grid stands, in px. */
export interface Spot {
  readonly left: number
  readonly top: number
}

/**
 * What stands in the row below or above, as near as may be to what stands at an index; the same index where there is no such row.
 * Rows need not be equally long.
 *
 * @param spots in their order in the grid
 */
export function besideRow(spots: readonly Spot[], index: number, direction: 'up' | 'down'): number {
  const here = spots[index]
  if (!here) return index
  const sign = direction === 'down' ? 1 : -1
  const beyond = spots.filter(({ top }) => (top - here.top) * sign > 1)
  const row = Math.min(...beyond.map(({ top }) => top * sign)) * sign
  const distances = spots.map(({ left, top }) => (Math.abs(top - row) <= 1 ? Math.abs(left - here.left) : Infinity))
  const nearest = Math.min(...distances)
  return Number.isFinite(nearest) ? distances.indexOf(nearest) : index
}
