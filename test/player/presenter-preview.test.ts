import { expect, test } from 'vitest'
import { nextOf } from '../../src/player/presenter-preview.ts'

const next = (slide: number, step: number, whole = false) => nextOf({ slide, step, steps: [0, 2, 0], whole })

test('what comes next: an item more, the slide after it, or nothing', () => {
  expect(next(1, 0)).toEqual({ what: 'slide', slide: 2, step: 0 })
  expect(next(2, 0)).toEqual({ what: 'step', slide: 2, step: 1 })
  expect(next(2, 2)).toEqual({ what: 'slide', slide: 3, step: 0 })
  expect(next(3, 0)).toEqual({ what: 'end', slide: 0, step: 0 })
  expect(next(1, 0, true)).toEqual({ what: 'slide', slide: 2, step: Infinity })
})
