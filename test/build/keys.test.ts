import { beforeAll, describe, expect, test } from 'vitest'
import { commonKey } from '../../src/build/common-key.ts'
import { type DeckKeys, deckKeys, markdownKey } from '../../src/build/deck-keys.ts'
import { type PreparedDeck, prepareDeck } from '../../src/build/fit-deck.ts'
import { fontReader } from '../../src/build/font-reader.ts'
import { fontsKey } from '../../src/build/fonts-key.ts'
import type { LoadedDeck } from '../../src/build/load-deck.ts'
import { type OpenCourse, openCourse } from '../../src/build/load.ts'
import { slidesMaker } from '../../src/build/make-slides.ts'
import type { OutputKind } from '../../src/build/options.ts'
import type { Image } from '../../src/build/read-images.ts'
import { type FontSet, shippedFonts } from '../../src/fonts/catalog.ts'
import type { ComposedDeck } from '../../src/model/composed.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

// Whatever an output depends on is in its key: each of these changes one such thing alone.

const world = memoryWorld(smallCourse)
const readFont = fontReader(world)
const image: Image = { path: 'images/a.png', mediaType: 'image/png', bytes: new Uint8Array([1]) }
const otherImage: Image = { path: 'images/a.png', mediaType: 'image/png', bytes: new Uint8Array([2]) }
const images = new Map([['images/images/a.png', image]])
const otherImages = new Map([['images/images/a.png', otherImage]])

let course: OpenCourse
let loaded: LoadedDeck
let composed: ComposedDeck
let prepared: PreparedDeck
beforeAll(async () => {
  course = await openCourse(world, { root: '/course' })
  const [deck] = course.decks
  if (!deck) throw new Error('no deck')
  loaded = await course.load(deck)
  if (!loaded.composed) throw new Error(JSON.stringify(loaded.diagnostics))
  composed = loaded.composed
  prepared = await prepareDeck(composed, loaded, slidesMaker(world, course.resources, readFont))
})

describe('fonts', () => {
  const own = (path: string): FontSet => ({ ...shippedFonts, code: { ...shippedFonts.code, ttf: path } })
  const read = (byte: number) => async () => new Uint8Array([byte])

  test('of the course are known by what is in them, not by where they lie', async () => {
    expect(await fontsKey(own('/a/x.ttf'), read(1))).toBe(await fontsKey(own('/b/y.ttf'), read(1)))
    expect(await fontsKey(own('/a/x.ttf'), read(1))).not.toBe(await fontsKey(own('/a/x.ttf'), read(2)))
  })

  test('of every kind count', async () => {
    const { regular } = shippedFonts.text
    const bold = { ...regular, ttf: '/bold.ttf' }
    const sets: readonly FontSet[] = [
      shippedFonts,
      own('/a.ttf'),
      { ...shippedFonts, text: { ...shippedFonts.text, italic: bold } },
      { ...shippedFonts, fallbacks: [] },
      { ...shippedFonts, fallbacks: shippedFonts.fallbacks.map((font) => ({ ...font, bold })) },
      { ...shippedFonts, fallbacks: shippedFonts.fallbacks.map((font) => ({ ...font, regular: bold })) },
    ]
    const keys = await Promise.all(sets.map((fonts) => fontsKey(fonts, read(7))))
    expect(new Set(keys).size).toBe(sets.length)
  })
})

test('the keys of a deck: its content for handouts, and all that slides are made with for slides', async () => {
  const key = ({
    deck = composed,
    resources = course.resources,
    browser = 'one' as string | undefined,
    of = loaded,
  } = {}): Promise<DeckKeys> => deckKeys(resources, readFont, browser)(deck, of)
  const first = await key()
  expect(await key()).toEqual(first)

  const { resources } = course
  const forSlides = await Promise.all([
    key({ resources: { ...resources, templates: new Map([...resources.templates].slice(1)) } }),
    key({ resources: { ...resources, themes: resources.themes.slice(1) } }),
    key({ browser: 'another' }),
    key({ of: { ...loaded, images } }),
    key({ of: { ...loaded, images: otherImages } }),
  ])
  expect(new Set(forSlides.map(({ sheets }) => sheets))).toEqual(new Set([first.sheets]))
  expect(new Set([first, ...forSlides].map(({ slides }) => slides)).size).toBe(forSlides.length + 1)

  const forBoth = await Promise.all([
    key({ deck: { ...composed, title: [] } }),
    key({ of: { ...loaded, fonts: { ...shippedFonts, fallbacks: [] } } }),
  ])
  for (const { sheets, slides } of forBoth) {
    expect(sheets).not.toBe(first.sheets)
    expect(slides).not.toBe(first.slides)
  }
})

test('the key of a Markdown: the text, and all that does not stand in it', () => {
  const both: readonly OutputKind[] = ['md', 'pdf']
  const key = (change: Partial<PreparedDeck> = {}, shown = images, kinds = both, browser = 'one'): string =>
    markdownKey({ ...prepared, ...change }, shown, kinds, browser)
  const { deck, plain, drawings } = prepared
  const named = deck.slides.map((slide) => ({ ...slide, content: { ...slide.content, id: 'named' } }))
  const keys = [
    key(),
    key({ deck: { ...deck, title: [] } }),
    key({ deck: { ...deck, language: 'de' } }),
    key({ deck: { ...deck, theme: 'chalk' } }),
    key({ deck: { ...deck, date: '2031-01-01' } }),
    key({ deck: { ...deck, slides: named } }),
    key({ plain: { ...plain, markdown: `${plain.markdown} ` } }),
    key({ plain: { ...plain, slideOfPage: [...plain.slideOfPage, 0] } }),
    key({ plain: { ...plain, items: [...plain.items, 9] } }),
    key({ drawings: { ...drawings, svgs: new Map([['a.svg', '<svg/>']]) } }),
    key({ keys: ['another look'] }),
    key({}, otherImages),
    key({}, images, ['md']),
    key({}, images, both, 'another'),
  ]
  expect(new Set(keys).size).toBe(keys.length)
  expect(key()).toBe(keys[0])
})

test('the key of what decks have in common', async () => {
  const options = { root: '/course', out: '/out' } as const
  const key = (change: Partial<OpenCourse> = {}, asked = {}, browser = 'one'): Promise<string> =>
    commonKey({ ...course, ...change }, { ...options, ...asked }, readFont, browser)
  const { resources, look, texts } = course
  const text = (file: string): Partial<OpenCourse> => ({ texts: new Map([...texts, [file, `${texts.get(file)}\n`]]) })
  const keys = await Promise.all([
    key(),
    key(text('course.yaml')),
    key(text(course.course?.references ?? '')),
    key({ resources: { ...resources, templates: new Map([...resources.templates].slice(1)) } }),
    key({ resources: { ...resources, texts: new Map([['templates/layouts/mine.yaml', '']]) } }),
    key({ resources: { ...resources, themes: resources.themes.slice(1) } }),
    key({ resources: { ...resources, citationStyle: { style: '', locale: '' } } }),
    key({ look: { ...look, images } }),
    key({ look: { ...look, images: otherImages } }),
    key({ look: { ...look, fonts: { ...shippedFonts, fallbacks: [] } } }),
    key({}, { only: ['md'] }),
    key({}, { paper: 'letter' }),
    key({}, { largePrint: true }),
    key({}, { strict: true }),
    key({}, {}, 'another'),
  ])
  expect(new Set(keys).size).toBe(keys.length)
  // Where it goes, which decks and how is no part of what a deck is.
  expect(await key({}, { out: '/elsewhere', decks: ['main'], force: true, compare: true })).toBe(keys[0])
  expect(await key(text('data/models.yaml'))).toBe(keys[0])
})
