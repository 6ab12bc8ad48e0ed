import { fileStart, type Diagnostic } from '../diagnostics/diagnostic.ts'
import { backgroundKey, drawingKey } from '../export/layouts.ts'
import type { Picture } from '../export/presentation.ts'
import { slideSizes } from '../export/masters.ts'
import { imageAddress } from '../model/slots.ts'
import type { ComposedDeck } from '../model/composed.ts'
import { type StagedBox, stagedBox } from '../model/stage.ts'
import type { PrintPage } from '../print/browser.ts'
import type { Image } from './read-images.ts'

/** Drawings and formulas are taken so many times larger than they are shown: a projector, and whoever zooms in, sees no px. */
const detail = 2
/** What stands behind the text, under its scrim, needs less. */
const backgroundDetail = 1.5

/** How wide a picture without px is drawn. */
const outlineWidth = 1600

/** The pictures of a deck's presentation: what its slides draw, and the files of the course, in kinds that PowerPoint shows. */
export interface DeckPictures {
  readonly pictures: Map<string, Picture>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Takes them in the browser, of the page that it shows.
 *
 * @param page shows the deck, fitted; shows something else afterwards
 * @param slideOfPage of each page the index of its slide
 */
export async function takePictures(
  deck: ComposedDeck,
  images: ReadonlyMap<string, Image>,
  page: PrintPage,
  slideOfPage: readonly number[],
): Promise<DeckPictures> {
  const pictures = new Map<string, Picture>()
  for (const [index, { content }] of deck.slides.entries()) {
    const at = slideOfPage.indexOf(index)
    const background = content.background && (await takePart(deck, page, at, 'background', backgroundDetail))
    if (background) pictures.set(backgroundKey(index), background)
    const only = drawn[content.layout]
    const drawing = only === undefined ? undefined : await takePart(deck, page, at, only, detail)
    if (drawing) pictures.set(drawingKey(index), drawing)
  }
  const diagnostics: Diagnostic[] = []
  const shown = [...images].sort(([a], [b]) => (a < b ? -1 : 1))
  if (shown.length > 0) await page.show(pageOfImages(shown.map(([, image]) => image)))
  for (const [index, [, image]] of shown.entries()) {
    const picture = await takeImage(page, index, image)
    if (picture) pictures.set(imageAddress(image.path), picture)
    else diagnostics.push(unreadable(image))
  }
  return { pictures, diagnostics }
}

/** What is drawn on the slides of some layouts. */
const drawn: Readonly<Record<string, string>> = {
  chart: 'figure.drawing svg',
  diagram: 'figure.drawing svg',
  math: '.formula .katex-base',
}

async function takePart(
  { size }: ComposedDeck,
  page: PrintPage,
  index: number,
  only: string,
  detail: number,
): Promise<Picture | undefined> {
  const { width, height } = slideSizes[size]
  const whole = { width: width * detail, height: height * detail }
  const clip = stagedBox.parse(await page.ask('deckhandStagePage', { page: index, ...whole, only }))
  if (!clip) return undefined
  const bytes = await page.picture({ ...whole, clip, transparent: true })
  return { bytes, mediaType: 'image/png', width: clip.width / detail, height: clip.height / detail }
}

async function takeImage(page: PrintPage, index: number, { bytes, mediaType }: Image): Promise<Picture | undefined> {
  const isOutline = mediaType === 'image/svg+xml'
  const box = stagedBox.parse(await page.ask('deckhandStageImage', { index, ...(isOutline && { outlineWidth }) }))
  if (!box) return undefined
  const { width, height }: StagedBox = box
  if (mediaType === 'image/png' || mediaType === 'image/jpeg' || mediaType === 'image/gif') return { bytes, mediaType, width, height }
  return { bytes: await page.picture({ width, height, transparent: true }), mediaType: 'image/png', width, height }
}

function pageOfImages(images: readonly Image[]): string {
  const tags = images.map(({ mediaType, bytes }) => `<img alt="" src="data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}">`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pictures</title></head><body>${tags.join('\n')}</body></html>`
}

function unreadable({ path }: Image): Diagnostic {
  return {
    file: path,
    range: fileStart,
    code: 'file/unreadable',
    severity: 'error',
    message: 'the browser cannot show this picture, so the presentation lacks it',
    hint: 'save it anew, as PNG, JPEG or SVG',
  }
}
