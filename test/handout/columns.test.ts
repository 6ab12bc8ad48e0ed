import { expect, test } from 'vitest'
import { balanceColumns, flowPages, overflow } from '../../src/handout/columns.ts'
import type { Operation } from '../../src/handout/operations.ts'
import type { Unit } from '../../src/handout/unit.ts'

const mark = (height: number): Operation[] => [{ kind: 'rule', x: 0, y: 0, width: height, thickness: 1, ink: 'black' }]

/** A unit whose paint tells its height as its width. */
function unit(height: number, more: Partial<Unit> = {}): Unit {
  return { height, gap: 0, keep: false, cramped: false, paint: () => mark(height), ...more }
}

const columnsOf = (units: readonly Unit[], limit = 1000) => balanceColumns(units, 2, limit, (column) => column * 100)
const places = (units: readonly Unit[], limit?: number): string[] | undefined =>
  columnsOf(units, limit)
    ?.paint()
    .map((operation) => `${'width' in operation ? operation.width : ''} at ${operation.x},${operation.y}`)

test('columns are as even as they can be, in reading order', () => {
  const units = [10, 20, 30, 40, 50].map((height) => unit(height))
  expect(columnsOf(units)?.height).toBe(90)
  expect(places(units)).toEqual(['10 at 0,0', '20 at 0,10', '30 at 0,30', '40 at 100,0', '50 at 100,40'])
})

test('what keeps with the next goes where that goes', () => {
  const units = [unit(40), unit(11, { keep: true }), unit(12, { keep: true }), unit(30)]
  expect(places(units)).toEqual(['40 at 0,0', '11 at 100,0', '12 at 100,11', '30 at 100,23'])
})

test('a gap is left between, and not at the top of a column', () => {
  expect(places([unit(20, { gap: 5 }), unit(20, { gap: 5 }), unit(45, { gap: 5 })])).toEqual(['20 at 0,0', '20 at 0,25', '45 at 100,0'])
})

test('what goes on in the next column has its head there once more, which takes its room', () => {
  const head = { height: 7, paint: () => mark(7) }
  expect(places([unit(30), unit(31, { head })])).toEqual(['30 at 0,0', '7 at 100,0', '31 at 100,7'])
  expect(places([unit(30), unit(31, { head })], 37)).toBeUndefined()
  expect(flowPages([unit(30), unit(31, { head })], () => 37)).toBeUndefined()
})

test('what has no room is told, and by how much', () => {
  const units = [unit(60), unit(60, { gap: 5 }), unit(60, { gap: 5 })]
  expect(columnsOf(units, 70)).toBeUndefined()
  expect(overflow(units, 2, 70)).toBe(50)
  expect(overflow(units, 2, 100)).toBe(0)
})
