import { ServerResponse, IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { CourseState } from '../../src/model/course-state.ts'
import { keepCourse } from '../../src/serve/keep-course.ts'
import type { Outputs } from '../../src/serve/outputs.ts'
import { telling } from '../../src/serve/telling.ts'
import { sha256 } from '../../src/world/hash.ts'
import { realWorld } from '../../src/world/real.ts'
import { repository } from '../support/repository.ts'

const built = {
  diagnostics: [],
  asked: [{ name: 'main', file: 'decks/main.yaml' }],
  texts: new Map<string, string>(),
  picture: {
    collections: [],
    references: [],
    settings: { title: 'A course', language: 'en', paper: 'a4', size: '16:9', theme: 'deckhand' },
    files: {},
    decks: [],
  },
  since: undefined,
}

const nothingMade: Outputs = { manifest: () => Promise.resolve(undefined), read: () => Promise.resolve(undefined) }

async function keep(root: string, outputs = nothingMade) {
  const told = telling(
    '',
    () => 1,
    () => '',
  )
  const states: CourseState[] = []
  const state = (json: string) => void states.push(JSON.parse(json))
  const course = await keepCourse({ root, world: realWorld, outputs }, { ...told, state, follow: () => true })
  onTestFinished(() => {
    course.close()
    told.close()
  })
  return { course, told, states }
}

test('what changed since the commit is told anew where there is another commit, without a build', async () => {
  const { folder, write, commit, git } = repository()
  write({ 'course.yaml': 'title: A course\n', 'decks/main.yaml': 'title: A deck\nslides:\n  - { layout: title }\n' })
  const first = commit()
  const { course, states } = await keep(folder)
  await course.take(built, 5)
  expect([course.state().since, course.state().changes]).toEqual([first.slice(0, 7), [expect.stringContaining('main')]])
  git('rm', '-q', 'decks/main.yaml')
  const second = commit()
  await expect.poll(() => states.at(-1)?.since, { timeout: 5000 }).toBe(second.slice(0, 7))
  expect([course.state().build, course.state().changes]).toEqual([1, []])
})

test('the slides of a deck that is gone are gone', async () => {
  const { course, told } = await keep('/nowhere')
  await course.take(built, 5)
  told.take('main', new TextEncoder().encode('<p>Slides'))
  expect(await course.slides('main')).toBe('<p>Slides')
  await course.take({ ...built, asked: [] }, 5)
  expect(await course.slides('main')).toBe(undefined)
})

test('a page that was open before the server was started goes on from what an earlier build left, unless there is something newer', async () => {
  const [earlier, newer] = ['<p>Earlier', '<p>Newer'].map((text) => new TextEncoder().encode(text))
  const output = { path: 'main/slides.html', bytes: 9, sha256: sha256(earlier ?? '') }
  const deck = { name: 'main', file: 'decks/main.yaml', title: 'A deck', slides: 1, pagesOfSlides: [1], outputs: [output] }
  const entry = { ...deck, sources: [], data: [], fits: [], handouts: [] }
  let give: (bytes: Uint8Array | undefined) => void = () => undefined
  const outputs: Outputs = {
    manifest: () => Promise.resolve({ deckhand: '0', course: 'A course', language: 'en', decks: [entry] }),
    read: () => new Promise((resolve) => (give = resolve)),
  }
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  const { course, told } = await keep('/nowhere', outputs)
  expect(course.follow(response, 'main', output.sha256)).toBe(true)
  give(earlier)
  await expect.poll(() => told.hashOf('main')).toBe(output.sha256)

  const other = await keep('/nowhere', outputs)
  other.course.follow(response, 'main', output.sha256)
  const slides = other.course.slides('main')
  other.told.take('main', newer ?? new Uint8Array())
  give(earlier)
  expect(await slides).toBe('<p>Newer')
})
