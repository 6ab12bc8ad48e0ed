import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { courseState } from '../support/course-state.ts'
import { listenAt } from '../../src/serve/address.ts'
import { type ServedCourse, courseHandler } from '../../src/serve/handle.ts'
import { telling } from '../../src/serve/telling.ts'
import { ask } from '../support/serving.ts'

const told = (most = 2) =>
  telling(
    '',
    () => 7,
    () => '{"build":6}',
    most,
  )

/** A course at an address of its own, of which everything that is not given fails. */
async function serving(course: Partial<ServedCourse>) {
  const failures: unknown[] = []
  const broken = async (): Promise<never> => {
    throw new Error('BROKEN')
  }
  const base: ServedCourse = {
    state: courseState,
    script: '',
    roomHosts: () => [],
    slides: broken,
    output: broken,
    preview: broken,
    open: broken,
    follow: () => false,
    failed: (error) => failures.push(error),
  }
  const listening = await listenAt(['127.0.0.1'], 0, () => createServer(courseHandler({ ...base, ...course })))
  return { ...listening, failures, [Symbol.asyncDispose]: listening.close }
}

test('what fails inside is told in a sentence, and in the terminal what it was', async () => {
  await using course = await serving({})
  const { status, body, headers } = await ask(course.port, '/lecture/slides.pdf')
  expect([status, body, headers['content-type']]).toEqual([
    500,
    'Something went wrong in Deckhand; its terminal says what.\n',
    'text/plain; charset=utf-8',
  ])
  expect(course.failures.map(String)).toEqual(['Error: BROKEN'])
  expect((await ask(course.port, '/events')).status).toBe(503)
})

test('streams: the state at once, a deck’s slides from the page on that one has, and no more than there is room for', async () => {
  const { take, hashOf, follow, close, isWatched } = told()
  await using course = await serving({ follow })
  const page = (text: string) =>
    new TextEncoder().encode(`<title>T</title><style>\np{}\n</style><main class="deck">\n<div class="slide">${text}</div>\n</main>\n`)
  take('a', page('one'))
  const have = hashOf('a') ?? ''
  const state = ask(course.port, '/events')
  const slides = ask(course.port, `/events?deck=a&have=${have}`)
  await expect.poll(isWatched).toBe(true)
  await expect.poll(async () => (await ask(course.port, '/events')).status).toBe(503)
  take('a', page('two'))
  take('b', page('other'))
  close()
  const atOnce = 'retry: 1000\n\nevent: state\ndata: {"build":6}\n\n'
  expect((await state).body).toBe(atOnce)
  const change = { title: 'T', styles: { before: 1, now: [0] }, slides: { before: 1, now: ['<div class="slide">two</div>'] } }
  expect((await slides).body).toBe(
    `${atOnce}event: slides\ndata: ${JSON.stringify({ deck: 'a', build: 7, from: have, to: hashOf('a'), change })}\n\n`,
  )
})
