import { type Operation, moved } from './operations.ts'
import { type Preset, onGrid } from './preset.ts'
import type { SetText } from './set-text.ts'
import type { Unit } from './unit.ts'

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
    const rest = height - top
    // Lines of small type that go on in another column bring what follows them back onto the grid.
    const white = index === 0 ? 0 : onGrid(rest, preset) - rest
    return {
      height: bottom - top,
      gap: index === 0 ? gap : 0,
      keep: last && keep,
      cramped,
      ...(white > 0.01 && { head: { height: white, paint: () => [] } }),
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
