import { expect, test } from 'vitest'
import { build } from '../../src/build/build.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

test('a build tells what is another since the last one, also of decks that it was not asked for and that are gone', async () => {
  const deck = smallCourse['decks/main.yaml']
  const world = memoryWorld({ ...smallCourse, 'decks/other.yaml': deck })
  const since = async (decks?: string[]): Promise<unknown> => {
    const { since: changes } = await build({ root: '/course', out: '/out', only: ['md'], world, decks })
    return changes?.decks.map(({ name, kind }) => `${name} ${kind}`)
  }
  expect(await since()).toBeUndefined()
  expect(await since()).toEqual([])
  world.files.set('/course/decks/main.yaml', new TextEncoder().encode(deck.replace('Hello', 'Good-bye')))
  expect(await since(['other'])).toEqual([])
  expect(await since(['main'])).toEqual(['main changed'])
  world.files.delete('/course/decks/other.yaml')
  expect(await since(['main'])).toEqual(['other removed'])
  expect(await since()).toEqual([])
})

test('what was kept stays while the course cannot be read: nothing is told as removed, and nothing as added again', async () => {
  const world = memoryWorld(smallCourse)
  const since = async (path: string, text: string): Promise<unknown> => {
    world.files.set(`/course/${path}`, new TextEncoder().encode(text))
    return (await build({ root: '/course', out: '/out', only: ['md'], world })).since?.collections.map(({ name }) => name)
  }
  const course = smallCourse['course.yaml']
  expect(await since('course.yaml', course)).toBeUndefined()
  expect(await since('course.yaml', 'title: [')).toBeUndefined()
  expect(await since('course.yaml', course)).toEqual([])
  expect(await since('data/models.yaml', '- [')).toBeUndefined()
  expect(await since('data/models.yaml', smallCourse['data/models.yaml'])).toEqual([])
})
