import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { coalesce } from '../../src/serve/coalesce.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

test('what follows at once is one change; what never ends is put off no longer than that', () => {
  const act = vi.fn()
  const changes = coalesce({ pause: 10, longest: 100 }, act)
  expect(changes.isWaiting()).toBe(false)
  changes.hear()
  vi.advanceTimersByTime(9)
  changes.hear()
  vi.advanceTimersByTime(9)
  expect(act).not.toHaveBeenCalled()
  expect(changes.isWaiting()).toBe(true)
  vi.advanceTimersByTime(1)
  expect(act).toHaveBeenCalledTimes(1)
  expect(changes.isWaiting()).toBe(false)
  for (let time = 0; time < 250; time += 5) {
    changes.hear()
    vi.advanceTimersByTime(5)
  }
  expect(act).toHaveBeenCalledTimes(3)
  changes.stop()
  changes.hear()
  vi.advanceTimersByTime(500)
  expect(act).toHaveBeenCalledTimes(3)
})
