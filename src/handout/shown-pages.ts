import { plainText } from '../model/inline.ts'
import { terms } from '../model/terms.ts'
import type { HandoutDeck } from './blocks.ts'
import type { Operation } from './operations.ts'
import { type Box, border } from './box.ts'
import { slideTitle } from './slide-title.ts'
import type { Tag } from './tags.ts'

/** The slides as they were printed. */
export interface PrintedSlides {
  /** Without tags: the structure of an embedded page would be lost, and break that of the PDF that it stands in. */
  readonly pdf: Uint8Array
  /** For each page the index of the slide that it shows. */
  readonly slideOfPage: readonly number[]
}

/** A slide and its pages in the print. */
export interface ShownSlide {
  /** Its index in the deck. */
  readonly slide: number
  /** Their indexes, in order. */
  readonly pages: readonly number[]
}

/**
 * The pages to show of each slide. A quiz has its question on its first pages and its answer on the others:
 * who is asked gets the one, who asks the other.
 */
export function shownSlides(
  { slides }: Pick<HandoutDeck, 'slides'>,
  slideOfPage: readonly number[],
  quiz: 'asked' | 'answered',
): ShownSlide[] {
  return slides.flatMap(({ content }, slide): ShownSlide[] => {
    const pages = pagesOf(slideOfPage, slide)
    if (pages.length === 0) return []
    const half = Math.ceil(pages.length / 2)
    if (content.layout !== 'quiz' || pages.length === 1) return [{ slide, pages }]
    return [{ slide, pages: quiz === 'asked' ? pages.slice(0, half) : pages.slice(half) }]
  })
}

function pagesOf(slideOfPage: readonly number[], slide: number): number[] {
  return slideOfPage.flatMap((other, page) => (other === slide ? [page] : []))
}

/** Width over height. */
export function slideRatio({ size }: Pick<HandoutDeck, 'size'>): number {
  return size === '4:3' ? 4 / 3 : 16 / 9
}

/** A page of the print in a frame, told to those who do not see it by its number and its title. */
export function paintSlide(deck: HandoutDeck, slide: number, page: number, box: Box): Operation[] {
  const content = deck.slides[slide]?.content
  const title = content ? plainText(slideTitle(content, deck)) : ''
  const name = `${terms(deck.language).slide} ${page + 1}`
  const tag: Tag = { role: 'Figure', alt: title === '' ? name : `${name}: ${title}` }
  const { left, top, width, height } = box
  return [{ kind: 'slide', x: left, y: top, width, height, page, tag }, ...border(box)]
}
