import type { CoursePicture, DeckPicture, SlidePicture } from '../diff/picture.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import { handoutContent } from '../handout/content.ts'
import { slideTitle } from '../handout/slide-title.ts'
import type { ComposedDeck, ComposedSlide } from '../model/composed.ts'
import { plainText } from '../model/inline.ts'
import { imageAddress } from '../model/slots.ts'
import { drawDeck } from './draw.ts'
import { fontsKey } from './fonts-key.ts'
import { sha256 } from '../world/hash.ts'
import type { LoadedDeck } from './load-deck.ts'
import type { OpenCourse } from './load.ts'
import type { SlidesMaker } from './make-slides.ts'

/** What a deck is pictured with. */
export interface PictureMeans {
  readonly maker: SlidesMaker
  readonly readFont: ReadFont
  /** Over how many slides each slide goes on, by its index; absent where that was not measured. */
  readonly parts?: ((slide: number) => number) | undefined
}

/** A deck as two states of it are compared. Needs no browser: templates are run, nothing is rendered. */
export async function pictureDeck(
  deck: LoadedDeck,
  composed: ComposedDeck,
  { maker, readFont, parts }: PictureMeans,
): Promise<DeckPicture> {
  const pictures = [...deck.images].map(([address, { bytes }]) => ({ address, hash: digest(bytes) }))
  const shown = await shownSlides(composed, maker)
  const slides = composed.slides.map(({ content }, index): SlidePicture => {
    const text = shown[index] ?? ''
    const onIt = pictures.filter(({ address }) => text.includes(address))
    return {
      ...(content.id !== undefined && { id: content.id }),
      layout: content.layout === 'own' ? content.name : content.layout,
      title: plainText(slideTitle(content, composed)),
      digest: digest(JSON.stringify([text, onIt])),
      notes: content.notes === undefined ? '' : digest(JSON.stringify(content.notes)),
      ...(parts && { parts: parts(index) }),
    }
  })
  const fonts = await fontsKey(deck.fonts, readFont)
  const logo = pictures.filter(({ address }) => composed.look.logo && address === imageAddress(composed.look.logo.src))
  const frame = deck.sources.find(({ path }) => path === 'templates/deck.md.hbs')?.sha256
  const { theme, size, look: changed, language } = composed
  const look = digest(JSON.stringify([await maker.look(composed.theme, deck.fonts), theme, size, changed, language, logo, frame]))
  const printed = { summary: [], guided: [], 'slides-handout': [look, shown], notes: [look, shown, slides.map(({ notes }) => notes)] }
  const handouts = composed.handout.forms.map((form) => ({
    form,
    digest: digest(JSON.stringify([fonts, handoutContent(composed, form), printed[form]])),
  }))
  return { name: deck.name, title: plainText(composed.title), look, slides, handouts }
}

/** Each slide as its template writes it, without what only its lecturer sees. */
async function shownSlides(composed: ComposedDeck, maker: SlidesMaker): Promise<readonly string[]> {
  const slides = composed.slides.map(withoutNotes)
  const deck: ComposedDeck = { ...composed, slides }
  return maker.markdown(deck, new Map(), await drawDeck(deck)).slides
}

function withoutNotes(slide: ComposedSlide): ComposedSlide {
  const content = { ...slide.content, notes: undefined }
  return {
    get range() {
      return slide.range
    },
    content,
    ...(slide.data && { data: slide.data }),
  }
}

/** A deck with the files that it was made from. */
export interface PicturedDeck {
  readonly picture: DeckPicture
  /** Its file, relative to the course. */
  readonly file: string
  readonly sources: readonly { readonly path: string; readonly sha256: string }[]
}

/** A course with the pictures of its decks. */
export function pictureCourse(
  { course, collections, references }: Pick<OpenCourse, 'course' | 'collections' | 'references'>,
  decks: readonly PicturedDeck[],
): CoursePicture {
  const data = new Set([
    'course.yaml',
    ...decks.map(({ file }) => file),
    ...Object.values(course?.collections ?? {}).map(({ source }) => source),
    ...(course?.references === undefined ? [] : [course.references]),
  ])
  const files = decks.flatMap(({ sources }) => sources.filter(({ path }) => !data.has(path)))
  return {
    collections: [...collections.values()].map(({ name, settings, records }) => ({ name, key: settings.key, records })),
    references,
    settings: settingsOf(course ?? {}, []),
    files: Object.fromEntries(files.map(({ path, sha256: hash }) => [path, hash.slice(0, 16)])),
    decks: decks.map(({ picture }) => picture),
  }
}

/** Every value of course.yaml by its path; a list is one value. */
function settingsOf(value: object, path: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]: [string, unknown]): [string, string][] => {
      const way = [...path, name]
      if (typeof part === 'object' && part !== null && !Array.isArray(part)) return Object.entries(settingsOf(part, way))
      return part === undefined ? [] : [[way.join('.'), typeof part === 'string' ? part : JSON.stringify(part)]]
    }),
  )
}

function digest(content: string | Uint8Array): string {
  return sha256(content).slice(0, 16)
}
