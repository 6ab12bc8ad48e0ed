import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { readCourse } from '../../src/build/read-course.ts'
import { parseDeck, readDeckTexts } from '../../src/build/read-decks.ts'
import { readResources } from '../../src/build/resources.ts'
import { composeDeck } from '../../src/compose/deck.ts'
import { noteReads } from '../../src/data/reads.ts'
import type { Collection } from '../../src/model/data.ts'
import { realWorld } from '../../src/world/real.ts'
import type { World } from '../../src/world/world.ts'
import { applyEdit, edit, filesOf, startingCourse } from '../support/changing-course.ts'
import { memoryWorld } from '../support/memory-world.ts'

/** A collection whose records write down which of their fields are looked at: `models 3 year`. */
function watched(collection: Collection, seen: Set<string>): Collection {
  const records = collection.records.map((record, index) => {
    const see = (field: string | symbol): void => void seen.add(`${collection.name} ${index} ${String(field)}`)
    return new Proxy(record, {
      get: (target, field) => (see(field), Reflect.get(target, field)),
      has: (target, field) => (see(field), Reflect.has(target, field)),
      getOwnPropertyDescriptor: (target, field) => (see(field), Reflect.getOwnPropertyDescriptor(target, field)),
      ownKeys: (target) => (see('all fields'), Reflect.ownKeys(target)),
    })
  })
  return { ...collection, records }
}

/** What composing each deck of a course looks at, and what is noted of it. */
async function readsOf(world: World, root: string): Promise<{ deck: string; seen: string[]; noted: Set<string>; size: number }[]> {
  const [course, { decks }, resources] = await Promise.all([
    readCourse(world, root),
    readDeckTexts(world, root),
    readResources(world, root),
  ])
  return decks.flatMap((text) => {
    const { deck } = parseDeck(text, resources.ownLayouts)
    if (!deck || !course.course) return []
    const seen = new Set<string>()
    const { collections, reads } = noteReads(new Map([...course.collections].map(([name, one]) => [name, watched(one, seen)])))
    composeDeck(deck, { ...course, course: course.course, collections, citationStyle: resources.citationStyle, earlier: new Map() })
    const noted = new Set(
      reads().flatMap(({ collection, columns, cells }) => [
        ...columns.flatMap((field) =>
          (course.collections.get(collection)?.records ?? []).map((_, index) => `${collection} ${index} ${field}`),
        ),
        ...cells.flatMap(({ field, records }) => records.map((index) => `${collection} ${index} ${field}`)),
      ]),
    )
    return [{ deck: text.name, seen: [...seen], noted, size: reads().length }]
  })
}

test('all that the lecture reads of its records is noted, and not every field', async () => {
  const decks = await readsOf(realWorld, join(packageRoot, 'content'))
  expect(decks).toHaveLength(2)
  for (const { deck, seen, noted } of decks) {
    expect([deck, seen.filter((cell) => !noted.has(cell))]).toEqual([deck, []])
    expect(seen.length).toBeGreaterThan(20)
  }
})

test('all that any deck reads of its records is noted', async () => {
  let read = 0
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 12 }), async (edits) => {
      const course = startingCourse()
      for (const one of edits) applyEdit(course, one)
      const world = memoryWorld({})
      for (const [path, content] of filesOf(course))
        world.files.set(`/course/${path}`, typeof content === 'string' ? Buffer.from(content) : content)
      for (const { seen, noted } of await readsOf(world, '/course')) {
        expect(seen.filter((cell) => !noted.has(cell))).toEqual([])
        read += seen.length
      }
    }),
    { numRuns: 60, seed: 5, endOnFailure: true },
  )
  expect(read).toBeGreaterThan(500)
})
