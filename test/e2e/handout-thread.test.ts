import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import type { HandoutAnswer } from '../../src/build/handout-worker.ts'
import { packageRoot } from '../../src/build/paths.ts'
import { shippedFonts } from '../../src/fonts/catalog.ts'
import { handoutDeck } from '../support/handout.ts'

test('the thread answers each job: with its sheets, or with the reason why there are none', async () => {
  const worker = new Worker(join(packageRoot, 'dist/handout-worker.js'))
  const answers: HandoutAnswer[] = []
  const all = new Promise<void>((resolve, reject) => {
    worker.on('error', reject)
    worker.on('message', (answer: HandoutAnswer) => {
      if (answers.push(answer) === 2) resolve()
    })
  })
  const job = { deck: handoutDeck([]), date: '2026-11-01', forms: ['summary'] }
  const regular = { ...shippedFonts.text.regular, ttf: '/nowhere.ttf' }
  worker.postMessage({ ...job, id: 7, fonts: { ...shippedFonts, text: { ...shippedFonts.text, regular } } })
  worker.postMessage({ ...job, id: 8, fonts: shippedFonts })
  await all
  await worker.terminate()
  const [failed, made] = answers.toSorted((a, b) => a.id - b.id)
  expect(failed?.made).toBeUndefined()
  expect(failed?.error).toBeInstanceOf(Error)
  expect(failed?.error?.message).toMatch(/nowhere\.ttf/)
  expect(failed?.error?.message).not.toContain('    at ')
  expect(made?.made?.[0]?.sheets.map(({ name }) => name)).toEqual(['handout.pdf'])
})
