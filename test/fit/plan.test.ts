import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide } from '../../src/fit/plan.ts'
import { balance } from '../../src/model/fit.ts'
import type { FitResult, Loss } from '../../src/model/inspection.ts'

const loss: Loss = { kind: 'below', pixels: 40, what: 'a line', type: 18 }
const result = (more: Partial<FitResult>): FitResult => ({ slide: 0, step: 0, steps: 5, splitStep: 2, fill: 1, ...more })
const pages = (parts: number, items: number) => () => ({ parts, items })

describe('what a measurement leads to', () => {
  test('a slide that fits as it comes is left alone', () => {
    expect(decide(new Map(), [result({})], pages(1, 8))).toEqual({ plan: new Map(), again: [], failed: [] })
  })

  test('one that fits in a step is set in it', () => {
    expect(decide(new Map(), [result({ step: 3 })], pages(1, 8)).plan.get(0)).toEqual({ step: 3, parts: 1 })
  })

  test('one that fits in no step goes on over as many pages as it fills', () => {
    const { plan, again } = decide(new Map(), [result({ step: 5, loss, fill: 2.4 })], pages(1, 30))
    expect(plan.get(0)).toEqual({ step: 0, parts: 3 })
    expect(again).toEqual([0])
  })

  test('a page that is still small gets a further page, but no lone items for the sake of size', () => {
    expect(decide(new Map(), [result({ step: 4, fill: 1.1 })], pages(2, 30)).plan.get(0)).toEqual({ step: 0, parts: 3 })
    expect(decide(new Map(), [result({ step: 4, fill: 1.1 })], pages(2, 4)).plan.get(0)).toEqual({ step: 4, parts: 2 })
  })

  test('one that is small for its width alone is left so: it is as wide on a page of its own', () => {
    expect(decide(new Map(), [result({ step: 5, fill: 0.8 })], pages(4, 60))).toMatchObject({ again: [] })
  })

  test('where nothing is measured again, what was measured stands, and what is lost has failed', () => {
    const plan = new Map([[0, { step: 0, parts: 20 }]])
    const small = decide(plan, [result({ step: 4, fill: 1.1 })], pages(20, 100), false)
    expect(small).toEqual({ plan: new Map([[0, { step: 4, parts: 20 }]]), again: [], failed: [] })
    const lost = result({ step: 5, loss, fill: 1.1 })
    expect(decide(plan, [lost], pages(20, 100), false)).toMatchObject({ again: [], failed: [lost] })
  })

  test('very many pages take few rounds', () => {
    let parts = 1
    for (let round = 1; round < 12; round++) {
      parts = decide(new Map(), [result({ step: 5, loss, fill: round === 1 ? 20 : 1.01 })], pages(parts, 1000)).plan.get(0)?.parts ?? 0
    }
    expect(parts).toBeGreaterThan(50)
  })

  test('where pairs do not fit each item has a page; where that does not help, or there are no items, it has failed', () => {
    expect(decide(new Map(), [result({ step: 5, loss, fill: 1.8 })], pages(2, 4)).plan.get(0)?.parts).toBe(4)
    expect(decide(new Map(), [result({ step: 5, loss, fill: 1.8 })], pages(4, 4)).failed).toHaveLength(1)
    expect(decide(new Map(), [result({ step: 5, loss, fill: 1.8 })], pages(1, 0)).failed).toHaveLength(1)
  })

  test('what is too wide is not parted: it is as wide on a page of its own', () => {
    const wide = result({ step: 5, loss: { ...loss, kind: 'beside' }, fill: 1.8 })
    expect(decide(new Map(), [wide], pages(1, 30))).toMatchObject({ again: [], failed: [wide] })
  })

  test('it comes to an end: whatever is measured, parts only grow, and never over the number of items', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ step: fc.nat(5), fill: fc.double({ min: 0.1, max: 50, noNaN: true }), fits: fc.boolean() }), {
          maxLength: 60,
        }),
        fc.integer({ min: 0, max: 40 }),
        (measurements, items) => {
          let parts = 1
          for (const { step, fill, fits } of measurements) {
            const { plan, again } = decide(new Map(), [result({ step, fill, ...(!fits && { loss }) })], pages(parts, items))
            if (again.length === 0) return
            const next = plan.get(0)?.parts ?? 0
            expect(next).toBeGreaterThan(parts)
            expect(next).toBeLessThanOrEqual(items)
            parts = next
          }
        },
      ),
    )
  })
})

test('balanced parts hold all items in order, differ by one at most, and leave no last item alone', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 2, maxLength: 80 }), fc.integer({ min: 1, max: 40 }), (items, wanted) => {
      const parts = balance(items, Math.min(wanted, Math.floor(items.length / 2)))
      expect(parts.flat()).toEqual(items)
      const sizes = parts.map((part) => part.length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2)
    }),
  )
})
