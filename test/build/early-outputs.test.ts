import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { pageGate } from '../../src/build/early-outputs.ts'

test('what is for paper waits for the page, where somebody waits for that, and a moment longer', async () => {
  const order: string[] = []
  const gate = pageGate(1)
  const paper = gate.isOut().then(() => order.push('paper'))
  await turn()
  order.push('page')
  gate.out()
  await paper
  expect(order).toEqual(['page', 'paper'])
  await pageGate(undefined).isOut()
})
