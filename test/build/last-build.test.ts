import { expect, test } from 'vitest'
import { build } from '../../src/build/build.ts'
import { smallCourse } from '../support/course.ts'
import { isChanged } from '../../src/diff/compare-course.ts'
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

test('what cannot be read now is not told as gone, nor as new when it is mended', async () => {
  const world = memoryWorld(smallCourse)
  const since = async (): Promise<unknown> => {
    const { since: changes } = await build({ root: '/course', out: '/out', only: ['md'], world })
    return changes && isChanged(changes)
  }
  const broken = async (path: keyof typeof smallCourse, text: string): Promise<unknown[]> => {
    world.files.set(`/course/${path}`, new TextEncoder().encode(text))
    const first = await since()
    world.files.set(`/course/${path}`, new TextEncoder().encode(smallCourse[path]))
    return [first, await since()]
  }
  await since()
  expect(await broken('course.yaml', 'title: [')).toEqual([undefined, false])
  expect(await broken('data/models.yaml', '- [')).toEqual([false, false])
  expect(await broken('data/references.yaml', '- [')).toEqual([false, false])
})
