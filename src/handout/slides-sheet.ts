import { text } from '../model/inline.ts'
import type { HandoutDeck } from './blocks.ts'
import type { Box, Stretch } from './box.ts'
import { pageFrame } from './frame.ts'
import { millimetre } from './lengths.ts'
import { ruledLine } from './note-lines.ts'
import type { Operation, Page } from './operations.ts'
import { footHeight, textAt, withFeet } from './running.ts'
import type { Shaper } from './shape.ts'
import { setSheetTitle, withTitle } from './sheet-title.ts'
import { paintSlide, shownSlides, slideRatio } from './shown-pages.ts'
import { toWords } from './words.ts'

/** How slides stand on a page. */
interface Grid {
  readonly columns: number
  readonly rows: number
  /** Whether there is room to write beside a slide, or under it. */
  readonly lines: 'beside' | 'under'
  /** The lines that a slide leaves room for. */
  readonly least: number
}

const grids: Readonly<Record<HandoutDeck['handout']['slidesPerPage'], Grid>> = {
  2: { columns: 1, rows: 2, lines: 'under', least: 4 },
  3: { columns: 1, rows: 3, lines: 'beside', least: 0 },
  4: { columns: 2, rows: 2, lines: 'under', least: 4 },
  6: { columns: 2, rows: 3, lines: 'under', least: 2 },
}

const margin = 13 * millimetre
const gutter = 8 * millimetre
const rowGap = 6 * millimetre
/** From one line to write on to the next. */
const lineDistance = 7.5 * millimetre
/** How much of the width a slide takes that has lines beside it. */
const slideShare = 0.48

/** A sheet with everything decided. */
export interface SheetLayout {
  readonly pages: readonly Page[]
  /** What the report calls the way in which it is set. */
  readonly preset: string
  /** How much of its pages is used, from 0 to 1. */
  readonly fill: number
  /** What no page can hold, of which slide and by how many lines; there are no pages then. */
  readonly overflow?: { readonly slide: number; readonly lines: number }
}

/**
 * Sets a deck's slides some to a page, beside or over lines to write on, each with its number.
 * Of a quiz there is the question only: the answer is for those who write it down.
 */
export function layoutSlidesSheet(deck: HandoutDeck, slideOfPage: readonly number[], shaper: Shaper): SheetLayout {
  const { slidesPerPage } = deck.handout
  const grid = grids[slidesPerPage]
  const frame = pageFrame(deck, margin)
  const title = setSheetTitle(deck, frame, shaper)
  const body: Box = { ...frame, height: frame.height - footHeight }
  const first: Box = { ...body, top: body.top + title.taken, height: body.height - title.taken }
  // All slides are as large as those of the first page, which has the least room.
  const size = slideSize(grid, cells(first, grid)[0] ?? first, slideRatio(deck))
  const shown = shownSlides(deck, slideOfPage, 'asked').flatMap(({ slide, pages }) => pages.map((page) => ({ slide, page })))
  const bodies = chunks(shown, slidesPerPage).map((slides, index) => {
    const places = cells(index === 0 ? first : body, grid)
    return slides.flatMap(({ slide, page }, at) => setCell(deck, slide, page, placeInCell(places[at] ?? body, grid, size), shaper))
  })
  return {
    pages: withFeet(deck, withTitle(title, bodies), frame, shaper),
    preset: `${slidesPerPage} slides a page`,
    fill: shown.length / (bodies.length * slidesPerPage),
  }
}

/** The cells of a grid, row by row. */
function cells({ left, top, width, height }: Box, { columns, rows }: Grid): Box[] {
  const cellWidth = (width - (columns - 1) * gutter) / columns
  const cellHeight = (height - (rows - 1) * rowGap) / rows
  return Array.from({ length: columns * rows }, (_, index) => ({
    left: left + (index % columns) * (cellWidth + gutter),
    top: top + Math.floor(index / columns) * (cellHeight + rowGap),
    width: cellWidth,
    height: cellHeight,
  }))
}

type Size = Pick<Box, 'width' | 'height'>

/** The largest slide that leaves room for its lines, or for its number. */
function slideSize({ lines, least }: Grid, cell: Box, ratio: number): Size {
  const wide = lines === 'beside' ? cell.width * slideShare : cell.width
  const high = cell.height - Math.max(least, 0.5) * lineDistance
  const width = Math.min(wide, high * ratio)
  return { width, height: width / ratio }
}

/** Where in a cell things stand. */
interface Placing {
  readonly slide: Box
  readonly lines: readonly (Stretch & { readonly y: number })[]
}

function placeInCell(cell: Box, { lines }: Grid, size: Size): Placing {
  if (lines === 'beside') {
    const slide = { ...size, left: cell.left, top: cell.top }
    const left = slide.left + size.width + gutter
    // A line meets the slide's lower edge; those after it go on over the room below.
    const distance = size.height / Math.round(size.height / lineDistance)
    return { slide, lines: ruled({ left, width: cell.left + cell.width - left }, cell.top, cell.height, distance) }
  }
  const slide = { ...size, left: cell.left + (cell.width - size.width) / 2, top: cell.top }
  return { slide, lines: ruled(slide, slide.top + size.height, cell.height - size.height, lineDistance) }
}

function ruled({ left, width }: Stretch, top: number, height: number, distance: number): Placing['lines'] {
  // What fits exactly does so whatever the last binary digit says.
  const count = Math.floor(height / distance + 1e-6)
  return Array.from({ length: count }, (_, index) => ({ left, width, y: top + (index + 1) * distance }))
}

function setCell(deck: HandoutDeck, slide: number, page: number, { slide: box, lines }: Placing, shaper: Shaper): Operation[] {
  return [
    ...paintSlide(deck, slide, page, box),
    ...textAt(toWords([text(String(page + 1))], shaper), box, box.top + box.height + 2),
    ...lines.map((line) => ruledLine(line, line.y)),
  ]
}

/** At least one, which may be empty. */
function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.max(1, Math.ceil(items.length / size)) }, (_, index) => items.slice(index * size, (index + 1) * size))
}
