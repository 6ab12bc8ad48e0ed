import { afterEach, expect, test, vi } from 'vitest'
import { createRenderer } from '../../src/slides/render.ts'

afterEach(() => vi.restoreAllMocks())

test('code has its colours however slow the machine is', async () => {
  const render = await createRenderer(['/* @theme plain */'], { math: false, code: true })
  let now = 0
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 10_000))
  const { slides } = render('---\ntheme: plain\n---\n\n```python\ndef mean(values):\n    return sum(values)\n```\n')
  expect(slides[0]).toContain('token-function)"> sum</span>')
})
