import { expect, test } from 'vitest'
import { check } from '../../src/build/check.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

test.each([
  ['stat', 'pictures/a.png', 'decks/main.yaml:5:19'],
  ['read', 'pictures/a.png', 'decks/main.yaml:5:19'],
  ['read', 'fonts/a.ttf', 'course.yaml:2:35'],
  ['read', 'data/kinds.yaml', 'data/kinds.yaml:1:1'],
] as const)('where %s fails on %s it is told at its place', async (call, file, place) => {
  const deck = `title: A deck
slides:
  - layout: statement
    text: Look
    image: { src: pictures/a.png, alt: A }
`
  const course = `title: A course
look: { fonts: { text: { regular: fonts/a.ttf } } }
collections:
  kinds: { source: data/kinds.yaml }
`
  const world = memoryWorld({ ...smallCourse, 'course.yaml': course, 'decks/main.yaml': deck, 'pictures/a.png': '', 'fonts/a.ttf': '' })
  const broken: typeof world = {
    ...world,
    environment: { DECKHAND_BROWSER: '/nowhere' },
    [call]: async (path: string) => {
      if (path.endsWith(file)) throw new Error("EACCES: permission denied, open '/course'")
      return world[call](path)
    },
  }
  const { diagnostics } = await check({ root: '/course', world: broken })
  const told = diagnostics
    .filter(({ code }) => code === 'file/unreadable')
    .map(({ file, range, message }) => [`${file}:${range.start.line}:${range.start.column}`, message])
  expect(told).toContainEqual([place, 'it cannot be read: EACCES: permission denied'])
})
