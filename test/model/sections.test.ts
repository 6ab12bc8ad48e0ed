import { expect, test } from 'vitest'
import { loadCourse } from '../../src/build/load.ts'
import { sectionsOf, timingOf } from '../../src/model/sections.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

async function composed(deck: string) {
  const course = await loadCourse(memoryWorld({ ...smallCourse, 'decks/main.yaml': deck }), { root: '/course' })
  const found = course.decks[0]?.composed
  if (!found) throw new Error(JSON.stringify(course.decks[0]?.diagnostics))
  return found
}

const statement = '  - { layout: statement, text: "Hello [@one2020]" }\n'
const section = (title: string, duration?: number): string =>
  `  - { layout: section, title: "${title}"${duration === undefined ? '' : `, duration: ${duration}`} }\n`

test("sections without minutes share what the others leave of the deck's, by their slides; what stands before the first is one of them", async () => {
  const slides = [statement, section('One', 20), statement, section('Two'), statement, statement, section('**Three**'), statement].join('')
  const deck = await composed(`title: A deck\nduration: 45\nslides:\n${slides}`)
  expect(sectionsOf(deck)).toEqual([
    { slide: 0, title: 'A deck', minutes: 4 },
    { slide: 1, title: 'One', minutes: 20 },
    { slide: 3, title: 'Two', minutes: 13 },
    { slide: 6, title: 'Three', minutes: 8 },
  ])
})

test('shares are whole and lose nothing to rounding', async () => {
  for (const duration of [1, 7, 45, 90]) {
    const slides = [statement, section('One'), section('Two'), statement, section('Three'), statement, statement].join('')
    const sections = sectionsOf({ ...(await composed(`title: A deck\nslides:\n${slides}`)), duration })
    expect(sections.reduce((sum, { minutes = 0 }) => sum + minutes, 0)).toBe(duration)
    expect(sections.every(({ minutes = -1 }) => Number.isInteger(minutes) && minutes >= 0)).toBe(true)
  }
})

test('a deck without a duration has sections, and no minutes for them; one without sections is one', async () => {
  const without = await composed(`title: A deck\nslides:\n${section('One')}${statement}`)
  expect(sectionsOf(without)).toEqual([{ slide: 0, title: 'One' }])
  expect(timingOf(without)).toBeUndefined()
  expect(sectionsOf(await composed(`title: A deck\nduration: 30\nslides:\n${statement}`))).toEqual([
    { slide: 0, title: 'A deck', minutes: 30 },
  ])
})
