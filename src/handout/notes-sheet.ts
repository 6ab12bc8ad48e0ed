import { type Inline, plainText, text } from '../model/inline.ts'
import { terms } from '../model/terms.ts'
import type { HandoutDeck } from './blocks.ts'
import { flowPages, tooHigh } from './columns.ts'
import { type Frame, pageFrame } from './frame.ts'
import { millimetre } from './lengths.ts'
import { noteLines } from './note-lines.ts'
import { type Operation, moved } from './operations.ts'
import { paragraphUnits } from './paragraph-units.ts'
import { type Preset, largePrint } from './preset.ts'
import { footHeight, runningHead, withFeet } from './running.ts'
import { type SetText, setText } from './set-text.ts'
import type { Shaper } from './shape.ts'
import { setSheetTitle, withTitle } from './sheet-title.ts'
import { type ShownSlide, paintSlide, shownSlides, slideRatio } from './shown-pages.ts'
import { slideTitle } from './slide-title.ts'
import type { SheetLayout } from './slides-sheet.ts'
import type { Unit } from './unit.ts'
import { type Word, toWords } from './words.ts'

const margin = 17 * millimetre
/** The share of the sheet's width that slides and notes take: lines of some 70 letters, and beside them room for marks. */
const columnShare = 0.62
const notes: Preset = { ...largePrint, name: 'a slide a page, 12 pt on 17 pt', size: 12, line: 17 }
const heading: Preset = { ...notes, size: 15, line: 19 }
const headHeight = 26
const pictureGap = 6

/** What every page of the notes is set with. */
interface Setting {
  readonly deck: HandoutDeck
  readonly slideOfPage: readonly number[]
  readonly shaper: Shaper
  /** Of the whole page, but for its foot. */
  readonly frame: Frame
  /** The width of the notes. */
  readonly column: number
}

/**
 * Sets a deck for who gives the lecture: on each page a slide, of a quiz the answer, and its speaker notes,
 * which go on over further pages where they are long. What room is left has lines to write on.
 */
export function layoutNotes(deck: HandoutDeck, slideOfPage: readonly number[], shaper: Shaper): SheetLayout {
  const whole = pageFrame(deck, margin)
  const frame: Frame = { ...whole, height: whole.height - footHeight }
  const column = Math.min(frame.width, frame.sheet.width * columnShare)
  const setting: Setting = { deck, slideOfPage, shaper, frame, column }
  const title = setSheetTitle(deck, frame, shaper)
  const shown = shownSlides(deck, slideOfPage, 'answered')
  const bodies: Body[] = []
  for (const [index, slide] of shown.entries()) {
    const set = setSlide(slide, setting, index === 0 ? title.taken : 0)
    if ('tooHigh' in set) {
      const lines = Math.ceil(set.tooHigh / notes.line)
      return { pages: [], preset: notes.name, fill: 1, overflow: { slide: slide.slide, lines } }
    }
    bodies.push(...set)
  }
  const pages = withTitle(
    title,
    bodies.map(({ operations }) => operations),
  )
  return {
    pages: withFeet(deck, pages, whole, shaper, { form: terms(deck.language).notes }),
    preset: notes.name,
    fill: bodies.reduce((sum, { used }) => sum + used, 0) / pages.length,
  }
}

/** A page but for its foot, and how much of it is used, from 0 to 1. */
interface Body {
  readonly operations: readonly Operation[]
  readonly used: number
}

/** The pages of one slide; its first has so much taken at its head. Or by how many pt something of it is higher than a page. */
function setSlide(shown: ShownSlide, setting: Setting, taken: number): Body[] | { readonly tooHigh: number } {
  const { deck, frame, shaper } = setting
  const content = deck.slides[shown.slide]?.content
  const title = content ? slideTitle(content, deck) : []
  const number = numberOf(shown.slide, setting)
  const name = title.length === 0 ? [text(`${terms(deck.language).slide} ${number}`)] : [text(`${number}\u00a0\u00a0`), ...title]
  const top = (page: number): number => (page === 0 ? taken : headHeight)
  const units = [...pictures(shown, setting), ...headingUnits(name, setting), ...noteUnits(content?.notes ?? [], setting)]
  const limit = (page: number): number => frame.height - top(page)
  const pages = flowPages(units, limit)
  if (!pages) return { tooHigh: tooHigh(units, limit(0)) }
  const going = `${plainText(name)} (${terms(deck.language).continued})`
  return pages.map(({ height, operations }, index): Body => {
    const end = top(index) + height
    const head = index === 0 ? [] : runningHead(frame, going, shaper)
    const lines = index === pages.length - 1 ? noteLines(frame.height - end, frame.width) : []
    return {
      operations: [...head, ...moved(operations, 0, frame.top + top(index)), ...moved(lines, frame.left, frame.top + end)],
      used: end / frame.height,
    }
  })
}

/** The numbers that its pages have in the hall: of a quiz the question's too. */
function numberOf(slide: number, { slideOfPage }: Setting): string {
  const first = slideOfPage.indexOf(slide) + 1
  const last = slideOfPage.lastIndexOf(slide) + 1
  return first === last ? String(first) : `${first}–${last}`
}

/** A slide as wide as its notes; one of several pages as two or three beside each other, over the whole page. */
function pictures({ slide, pages }: ShownSlide, { deck, frame, column }: Setting): Unit[] {
  const count = pages.length === 4 ? 2 : Math.min(3, pages.length)
  const width = count === 1 ? column : (frame.width - (count - 1) * pictureGap) / count
  const height = width / slideRatio(deck)
  const rows = Array.from({ length: Math.ceil(pages.length / count) }, (_, row) => pages.slice(row * count, (row + 1) * count))
  return rows.map((row, at) => ({
    height,
    gap: pictureGap,
    keep: at === rows.length - 1,
    cramped: false,
    paint: () =>
      row.flatMap((page, index) =>
        paintSlide(deck, slide, page, { left: frame.left + index * (width + pictureGap), top: 0, width, height }),
      ),
  }))
}

function headingUnits(name: readonly Inline[], setting: Setting): Unit[] {
  const words = toWords(name, setting.shaper, { face: 'semibold', tag: { role: 'H2' } })
  return paragraphUnits(setColumn(words, heading, setting), 12, true, heading)
}

/** Notes as their author wrote them: a line break begins a paragraph, an empty line parts it from the one before. */
function noteUnits(said: readonly Inline[], setting: Setting): Unit[] {
  return paragraphsOf(said).flatMap(({ nodes, parted }, index) => {
    const gap = notes.line * (parted ? 0.8 : 0.3)
    const words = toWords(nodes, setting.shaper, { tag: { role: 'P' } })
    return paragraphUnits(setColumn(words, notes, setting), index === 0 ? 5 : gap, false, notes)
  })
}

function setColumn(words: readonly Word[], { size, line }: Preset, { frame, column }: Setting): SetText {
  const set = setText(words, column, { size, line, ink: 'black' })
  return { ...set, paint: () => moved(set.paint(), frame.left, 0) }
}

interface Paragraph {
  readonly nodes: readonly Inline[]
  /** Whether an empty line stands before it. */
  readonly parted: boolean
}

function paragraphsOf(said: readonly Inline[]): Paragraph[] {
  const paragraphs: { nodes: Inline[]; parted: boolean }[] = []
  let breaks = 1
  for (const node of said) {
    if (node.kind === 'break') breaks += 1
    else if (breaks > 0) {
      paragraphs.push({ nodes: [node], parted: breaks > 1 })
      breaks = 0
    } else paragraphs.at(-1)?.nodes.push(node)
  }
  return paragraphs
}
