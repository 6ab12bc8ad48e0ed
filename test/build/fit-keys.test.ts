import { expect, test } from 'vitest'
import { fitDeck } from '../../src/build/fit-deck.ts'
import { fontReader } from '../../src/build/font-reader.ts'
import { loadCourse } from '../../src/build/load.ts'
import { slidesMaker } from '../../src/build/make-slides.ts'
import { shippedFonts } from '../../src/fonts/catalog.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

const square = (size: number): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} 10"/>`
const deck = `title: A deck
slides:
  - { layout: statement, text: Plain }
  - { layout: statement, text: Look, image: { src: a.svg, alt: A } }
`

async function keys(files: Record<string, string>): Promise<readonly string[]> {
  const world = memoryWorld({ ...smallCourse, 'decks/main.yaml': deck, 'a.svg': square(10), ...files })
  const { decks, resources } = await loadCourse(world, { root: '/course' })
  const [loaded] = decks
  if (!loaded?.composed) throw new Error(JSON.stringify(loaded?.diagnostics))
  const fitting = await fitDeck(loaded.composed, loaded, slidesMaker(world, resources, fontReader(world)), undefined)
  if (!('keys' in fitting)) throw new Error(JSON.stringify(fitting.diagnostics))
  return fitting.keys
}

test('what was measured is known by what a slide says, its pictures and its theme', async () => {
  const [plain, look] = await keys({})
  expect(await keys({})).toEqual([plain, look])
  const [samePlain, otherLook] = await keys({ 'a.svg': square(20) })
  expect(samePlain).toBe(plain)
  expect(otherLook).not.toBe(look)
  const [otherPlain, sameLook] = await keys({ 'decks/main.yaml': deck.replace('Plain', 'Other') })
  expect(otherPlain).not.toBe(plain)
  expect(sameLook).toBe(look)
  expect(await keys({ 'themes/more.css': '/* @theme more */' })).toEqual([plain, look])
  const themed = await keys({ 'themes/deckhand.css': '/* @theme deckhand */' })
  expect(themed[0]).not.toBe(plain)
})

test('and by the fonts of the course', async () => {
  const world = memoryWorld(smallCourse)
  const { resources } = await loadCourse(world, { root: '/course' })
  const fonts = { ...shippedFonts, code: { ...shippedFonts.code, ttf: '/course/a.ttf' } }
  const look = (bytes: number): Promise<string> =>
    slidesMaker(world, resources, async () => new Uint8Array([bytes])).look('deckhand', fonts)
  expect(await look(1)).toBe(await look(1))
  expect(await look(1)).not.toBe(await look(2))
})
