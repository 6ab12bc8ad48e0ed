import { join } from 'node:path'
import type { z } from 'zod'
import type { ValidDeck } from '../compose/deck.ts'
import { checkSlide } from '../compose/slide-rules.ts'
import { type YamlDocument, parseYaml } from '../content/parse-yaml.ts'
import { sourceOf } from '../content/records.ts'
import { validate } from '../content/validate.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { reporterFor } from '../diagnostics/report.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { type DeckFile, deckFile } from '../model/deck.ts'
import { type Slide, isLayoutName, layoutNames, layouts } from '../model/layouts.ts'
import type { World } from '../world/world.ts'
import type { OwnLayouts } from './own-layouts.ts'
import { insideCourse } from './paths.ts'
import { atStart, limits, linkOutside, listFolder, readText } from './read-file.ts'

/** A deck's file as it stands there. */
export interface DeckText {
  readonly name: string
  readonly file: string
  readonly text: string
  /** What forbids to read it as a deck. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A deck's file, its faults, and the deck as far as it can be read. */
export interface ReadDeck extends DeckText {
  /** With those of its slides that have no faults. */
  readonly deck: ValidDeck | undefined
}

const folder = 'decks'
const ending = /\.ya?ml$/
const safeName = /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u

/** Whether a deck may be called so: its outputs stand in a folder of that name, beside what is the course's. */
export function isDeckName(name: string): boolean {
  return safeName.test(name) && !/^(manifest\.json|index\.html)$/i.test(name)
}

/** Reads the files of all decks of a course, in the order of their names. */
export async function readDeckTexts(world: World, root: string): Promise<{ decks: DeckText[]; diagnostics: Diagnostic[] }> {
  const listed = await listFolder(world, join(root, folder), ['.yaml', '.yml'])
  if ('fault' in listed) return { decks: [], diagnostics: [atStart(folder, listed.fault)] }
  const files = listed.names.filter((file) => ending.test(file) && !file.startsWith('.'))
  if (files.length === 0) {
    const found = {
      code: 'course/no-decks',
      severity: 'error',
      message: 'the course has no deck',
      hint: 'make one: deckhand new deck "My lecture"',
    } as const
    return { decks: [], diagnostics: [atStart('course.yaml', found)] }
  }
  const decks = await Promise.all(files.map((file) => readDeckText(world, root, file)))
  return { decks: refuseSameNames(decks), diagnostics: [] }
}

async function readDeckText(world: World, root: string, fileName: string): Promise<DeckText> {
  const file = `${folder}/${fileName}`
  const name = fileName.replace(ending, '')
  const without = (fault: Omit<Diagnostic, 'file' | 'range'>): DeckText => ({ name, file, text: '', diagnostics: [atStart(file, fault)] })
  const path = await insideCourse(world, root, file)
  if (path === undefined) return without(linkOutside)
  const read = await readText(world, path, limits.deck)
  if ('fault' in read) return without(read.fault)
  if (isDeckName(name)) return { name, file, text: read.text, diagnostics: [] }
  const found = {
    code: 'schema/invalid-value',
    severity: 'error',
    message: `'${name}' cannot be the name of a deck`,
    hint: 'use letters, digits, hyphens and dots',
  } as const
  return { name, file, text: read.text, diagnostics: [atStart(file, found)] }
}

/** Reads a deck's file as a deck. */
export function parseDeck(read: DeckText, ownLayouts: OwnLayouts, parse = parseYaml): ReadDeck {
  if (read.text === '' && read.diagnostics.length > 0) return { ...read, deck: undefined }
  const document = parse(read.file, read.text)
  const diagnostics = [...read.diagnostics, ...document.diagnostics]
  const deck = diagnostics.length > 0 ? undefined : validDeck(read.name, document, ownLayouts, diagnostics)
  return { ...read, deck, diagnostics }
}

function validDeck(name: string, document: YamlDocument, own: OwnLayouts, diagnostics: Diagnostic[]): ValidDeck | undefined {
  const valid = validate(deckFile, document)
  // Slides are looked at even where the front matter has faults, so that all are told at once.
  const slides = slidesOf(document.value).map((slide, index) => validSlide(slide, index, document, own, diagnostics))
  if (!valid.ok) {
    diagnostics.push(...valid.diagnostics.filter((found) => !diagnostics.some((known) => samePlace(known, found))))
    return undefined
  }
  if (valid.value.slides.length === 0) {
    diagnostics.push({
      file: document.file,
      range: document.positions().keyAt(['slides']),
      code: 'deck/empty',
      severity: 'error',
      message: 'the deck has no slides',
      hint: 'add one: - layout: title',
    })
    return undefined
  }
  checkIds(valid.value.slides, document, diagnostics)
  const { slides: _, ...frontMatter } = valid.value
  const good = slides.flatMap((slide) => slide ?? [])
  const ids = valid.value.slides.flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
  return { name, source: sourceOf(document), frontMatter, whole: good.length === slides.length, ids, slides: good }
}

/** A link leads to one slide: no two may have the same id. */
function checkIds(slides: DeckFile['slides'], document: YamlDocument, diagnostics: Diagnostic[]): void {
  const first = new Map<string, number>()
  slides.forEach(({ id }, index) => {
    if (typeof id !== 'string') return
    const other = first.get(id)
    if (other === undefined) {
      first.set(id, index)
      return
    }
    const { line } = document.positions().valueAt(['slides', other, 'id']).start
    diagnostics.push({
      file: document.file,
      range: document.positions().valueAt(['slides', index, 'id']),
      code: 'deck/duplicate-id',
      severity: 'error',
      message: `two slides have the id '${id}'; the first is in line ${line}`,
      hint: 'give each slide an id of its own',
    })
  })
}

function slidesOf(value: unknown): unknown[] {
  const slides: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'slides') : undefined
  return Array.isArray(slides) ? slides : []
}

function validSlide(
  slide: unknown,
  index: number,
  document: YamlDocument,
  own: OwnLayouts,
  diagnostics: Diagnostic[],
): ValidDeck['slides'][number] | undefined {
  const path = ['slides', index]
  const layout: unknown = typeof slide === 'object' && slide !== null ? Reflect.get(slide, 'layout') : undefined
  if (typeof layout !== 'string') return undefined // the deck's own schema tells of it
  if (own.broken.has(layout)) return undefined // its schema's faults say it all
  const schema = isLayoutName(layout) ? layouts[layout] : own.layouts.get(layout)?.schema
  if (schema === undefined) {
    diagnostics.push({
      file: document.file,
      range: document.positions().valueAt([...path, 'layout']),
      code: 'deck/unknown-layout',
      severity: 'error',
      message: `there is no layout '${layout}'`,
      hint: suggest(layout, [...layoutNames, ...own.layouts.keys()], 'layout'),
    })
    return undefined
  }
  const valid = validate<z.ZodType<Slide>>(schema, document, slide, path)
  if (!valid.ok) {
    diagnostics.push(...valid.diagnostics)
    return undefined
  }
  checkSlide(valid.value, reporterFor(sourceOf(document), diagnostics, path))
  return { slide: valid.value, path }
}

function samePlace(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && a.range.start.line === b.range.start.line && a.range.start.column === b.range.start.column
}

/** Two files of one name would write into one folder; on some file systems case makes no difference. */
function refuseSameNames(decks: readonly DeckText[]): DeckText[] {
  const first = new Map<string, DeckText>()
  return decks.map((deck) => {
    const key = deck.name.toLowerCase().normalize('NFC')
    const other = first.get(key)
    if (!other) {
      first.set(key, deck)
      return deck
    }
    const found = {
      code: 'course/duplicate-deck',
      severity: 'error',
      message: `'${other.file}' is a deck of the same name`,
      hint: 'rename one of the two',
    } as const
    return { ...deck, diagnostics: [...deck.diagnostics, atStart(deck.file, found)] }
  })
}
