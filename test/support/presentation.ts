import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import { PNG } from 'pngjs'
import { deckColours } from '../../src/export/colours.ts'
import { type PresentMeans, presentDeck } from '../../src/export/present.ts'
import type { Picture, Pictures, Presentation } from '../../src/export/presentation.ts'
import { writePptx } from '../../src/export/write-pptx.ts'
import { loadCourse } from '../../src/build/load.ts'
import type { ComposedDeck } from '../../src/model/composed.ts'
import { type Files, smallCourse } from './course.ts'
import { memoryWorld } from './memory-world.ts'

/** The main deck of the small course with these files over it. */
export async function composedDeck(files: Files): Promise<ComposedDeck> {
  const course = await loadCourse(memoryWorld({ ...smallCourse, ...files }), { root: '/course' })
  const [deck] = course.decks
  if (!deck?.composed) throw new Error(JSON.stringify([...course.diagnostics, ...(deck?.diagnostics ?? [])], null, 1))
  return deck.composed
}

/** A deck of the small course with these slides (YAML). */
export function deckOf(slides: string, files: Files = {}): Promise<ComposedDeck> {
  return composedDeck({ ...files, 'decks/main.yaml': `title: A deck\nslides:\n${slides}` })
}

/** A presentation in which every picture is a grey square. */
export function present(deck: ComposedDeck, means: Partial<PresentMeans> = {}): { presentation: Presentation; pictures: Pictures } {
  const make = (pictures: Pictures): Presentation =>
    presentDeck(deck, {
      plan: new Map(),
      pictures,
      colours: deckColours(new Map(), deck.look.accent),
      fonts: { text: 'Source Sans 3', code: 'Source Code Pro' },
      date: '2026-11-01',
      ...means,
    })
  const keys = make(new Map()).slides.flatMap(({ shapes, background }) => [
    ...(background === undefined ? [] : [background]),
    ...shapes.flatMap((shape) => (shape.kind === 'picture' ? [shape.picture] : [])),
  ])
  const pictures = new Map(keys.map((key, index) => [key, square(40 + index)]))
  return { presentation: make(pictures), pictures }
}

function square(size: number): Picture {
  const png = new PNG({ width: size, height: size })
  png.data.fill(128)
  return { bytes: PNG.sync.write(png), mediaType: 'image/png', width: size, height: size }
}

/** The parts of a written presentation that are text, by their names. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(bytes)
  const names = Object.keys(zip.files).filter((name) => /\.(xml|rels)$/.test(name))
  return new Map(await Promise.all(names.map(async (name) => [name, (await zip.file(name)?.async('string')) ?? ''] as const)))
}

/** A deck as the parts of its presentation. */
export async function pptxParts(deck: ComposedDeck, means: Partial<PresentMeans> = {}): Promise<Map<string, string>> {
  const { presentation, pictures } = present(deck, means)
  return partsOf(await writePptx(presentation, pictures))
}

/** What a slide says, what its pictures are described by included: a line for each paragraph. */
export function wordsOfXml(xml: string): string {
  const paragraphs = [...xml.matchAll(/<a:p>[\s\S]*?<\/a:p>/g)].map(([paragraph]) =>
    [...paragraph.matchAll(/<a:br\/>|<a:t>([\s\S]*?)<\/a:t>/g)].map(([, text]) => text ?? ' ').join(''),
  )
  const descriptions = [...xml.matchAll(/ descr="([^"]*)"/g)].map(([, text = '']) => text)
  return [...paragraphs, ...descriptions]
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

const folder = join(import.meta.dirname, '../../templates/examples')
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')

/** A course of one deck that has the example of every layout. */
export function everyLayout(): Files {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  const pictures = readdirSync(join(folder, 'images')).map((name) => [`images/${name}`, read(`images/${name}`)] as const)
  return {
    ...Object.fromEntries(pictures),
    'course.yaml': `title: A course
collections:
  abilities: { source: data/abilities.yaml }
  modalities: { source: data/modalities.yaml }
  models: { source: data/models.yaml, fields: { modality: { in: modalities } } }
references: data/references.yaml
`,
    'data/abilities.yaml': read('../../content/data/abilities.yaml'),
    'data/modalities.yaml': read('../../content/data/modalities.yaml'),
    'data/models.yaml': read('data/models.yaml'),
    'data/models-2023.yaml': read('data/models-2023.yaml'),
    'decks/main.yaml': `title: A deck\nslides:\n- { layout: statement, text: "A word [@one2020]" }\n${names.map(read).join('\n')}`,
  }
}
