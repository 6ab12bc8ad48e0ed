import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { courseState, faultState } from '../support/course-state.ts'
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

/**
 * A course at an address of its own, of which everything that is not given fails.
 *
 * @param from where all who ask seem to be; they are here where absent
 */
async function serving(course: Partial<ServedCourse>, from?: string) {
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
  const handler = courseHandler({ ...base, ...course })
  const listening = await listenAt(['127.0.0.1'], 0, () =>
    createServer((request, response) => {
      if (from !== undefined) Object.defineProperty(request.socket, 'remoteAddress', { value: from })
      handler(request, response)
    }),
  )
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
  const second = hashOf('a')
  take('a', page('three'))
  close()
  const atOnce = 'retry: 1000\n\nevent: state\ndata: {"build":6}\n\n'
  expect((await state).body).toBe(atOnce)
  const event = (from: string | undefined, to: string | undefined, text: string): string => {
    const change = { title: 'T', styles: { before: 1, now: [0] }, slides: { before: 1, now: [`<div class="slide">${text}</div>`] } }
    return `event: slides\ndata: ${JSON.stringify({ deck: 'a', build: 7, from, to, change })}\n\n`
  }
  expect((await slides).body).toBe(`${atOnce}${event(have, second, 'two')}${event(second, hashOf('a'), 'three')}`)
})

const opening = '/open?file=decks/lecture.yaml'

test('what is asked of another name, by other sites, or with more than an address gets nothing, and opens nothing', async () => {
  const opened: string[] = []
  await using course = await serving({ open: async (file) => ({ link: opened.push(file) === 1 ? 'first' : 'further' }) })
  const own = `http://127.0.0.1:${course.port}`
  const asked: [string, Parameters<typeof ask>[2], number][] = [
    ['/', { headers: { Host: 'evil.example' } }, 403],
    ['/', { headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' } }, 403],
    [opening, { method: 'POST', headers: { Origin: own, 'Content-Length': '3' } }, 413],
    [opening, { method: 'POST', headers: { Origin: own, 'Transfer-Encoding': 'chunked' } }, 413],
    [opening, { method: 'POST' }, 403],
    [opening, { method: 'POST', headers: { Origin: 'http://evil.example' } }, 403],
    [opening, { headers: { Origin: own } }, 405],
  ]
  for (const [path, options, status] of asked) expect([options, (await ask(course.port, path, options)).status]).toEqual([options, status])
  expect(opened).toEqual([])
  expect((await ask(course.port, opening, { method: 'POST', headers: { Origin: own } })).body).toBe('{"link":"first"}')
  const page = await ask(course.port, '/')
  expect([page.status, page.headers['content-security-policy'], page.headers['x-frame-options']]).toEqual([
    200,
    expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'self'$/),
    'SAMEORIGIN',
  ])
})

test('the room is told of no fault, no file and no name but its own', async () => {
  const state = () => courseState({ faults: [faultState({ message: 'SECRET' })] })
  await using course = await serving({ state, roomHosts: () => ['desk.local'] }, '192.168.1.9')
  const inRoom = { headers: { Host: `desk.local:${course.port}` } }
  const { status, body, headers } = await ask(course.port, '/', inRoom)
  expect([status, headers['content-security-policy']]).toEqual([200, expect.stringContaining("script-src 'none'")])
  expect(body).toContain('href="/lecture/slides.audience.html"')
  expect(body).not.toMatch(/SECRET|yaml|notes\.pdf|slides\.html|<script/)
  expect((await ask(course.port, '/')).status).toBe(403)
  const page = `http://desk.local:${course.port}`
  expect((await ask(course.port, opening, { method: 'POST', headers: { Host: `desk.local:${course.port}`, Origin: page } })).status).toBe(
    405,
  )
})
