import type { Loss, LossKind } from '../model/inspection.ts'
import { type Box, type Mark, isShown, marksOf, placeOn, shorten } from './boxes.ts'

// A hair is no loss: rounding, and the overhang of italics.
const tolerance = 2

/**
 * What a slide loses, worst first of its kind; `undefined` where nothing is lost.
 *
 * Looked at are the rectangles of all elements and of all lines of text, not `scrollHeight`,
 * which misses what scrolls inside itself and counts margins.
 */
export function lossOf(section: HTMLElement): Loss | undefined {
  const marks = marksOf(section)
  return leaving(marks, safeArea(section)) ?? clipped(marks, section) ?? cropped(marks) ?? overlapping(marks) ?? underTags(section)
}

/** How many times the room below the title the content takes. */
export function fillOf(section: HTMLElement): number {
  const marks = marksOf(section)
  const safe = safeArea(section)
  const title = marks.find(({ element }) => element.matches('h1, h2'))?.box
  const top = title?.bottom ?? safe.top
  const bottom = Math.max(top, ...marks.map(({ box }) => box.bottom))
  return safe.bottom > top ? (bottom - top) / (safe.bottom - top) : 1
}

/** Where content may stand: the frame less what the theme keeps clear (`--safe: top sides bottom`), above the footer, and on the page. */
export function safeArea(section: HTMLElement): Box {
  const [top = 0, sides = top, bottom = top] = getComputedStyle(section).getPropertyValue('--safe').trim().split(/\s+/).map(parseFloat)
  const place = placeOn(section)
  const shown = (selector: string): Box[] =>
    [...section.querySelectorAll(`:scope > ${selector}`)]
      .map((element) => element.getBoundingClientRect())
      .filter((rect) => rect.height > 0)
      .map(place)
  // A theme may make the slide larger than its page.
  const page = place((section.closest('svg') ?? section).getBoundingClientRect())
  return {
    left: Math.max(or(sides, 0), page.left),
    top: Math.max(or(top, 0), page.top, ...shown('header').map((box) => box.bottom)),
    right: Math.min(section.offsetWidth - or(sides, 0), page.right),
    bottom: Math.min(section.offsetHeight - or(bottom, 0), page.bottom, ...shown('footer').map((box) => box.top)),
  }
}

function or(value: number, fallback: number): number {
  return Number.isNaN(value) ? fallback : value
}

function leaving(marks: readonly Mark[], safe: Box): Loss | undefined {
  return worst(
    marks.flatMap((mark) => {
      const { box } = mark
      return [
        lost('below', box.bottom - safe.bottom, mark),
        lost('beside', Math.max(box.right - safe.right, safe.left - box.left), mark),
        lost('above', safe.top - box.top, mark),
      ]
    }),
  )
}

/** What a box round it cuts off: a cell, a block of code, a column, a drawing. */
function clipped(marks: readonly Mark[], section: HTMLElement): Loss | undefined {
  const place = placeOn(section)
  const clips = new Map<Element, Box | undefined>()
  const clipOf = (element: Element): Box | undefined => {
    const style = getComputedStyle(element)
    const isDrawing = element instanceof SVGSVGElement
    if (!isDrawing && style.overflowX === 'visible' && style.overflowY === 'visible') return undefined
    return place(element.getBoundingClientRect())
  }
  return worst(
    marks.flatMap((mark) => {
      if (mark.text === undefined && !mark.element.matches('img, svg, table')) return []
      const found: (Loss | undefined)[] = []
      // A drawing does not clip itself; text is clipped by its own element as well.
      let around = mark.text === undefined ? mark.element.parentElement : mark.element
      for (; around && around !== section; around = around.parentElement) {
        if (!clips.has(around)) clips.set(around, clipOf(around))
        const clip = clips.get(around)
        if (clip) found.push(lost('clipped', Math.max(...sticksOut(inkOf(mark), clip)), mark))
      }
      return found
    }),
  )
}

/** Letters stand in the box of their line with room above them, and a little below. */
function inkOf({ box, text }: Mark): Box {
  if (text === undefined) return box
  const height = box.bottom - box.top
  return { ...box, top: box.top + height * 0.2, bottom: box.bottom - height * 0.08 }
}

function sticksOut(box: Box, clip: Box): number[] {
  return [box.bottom - clip.bottom, box.right - clip.right, clip.left - box.left, clip.top - box.top]
}

/** What of a picture its own box cuts off, because a theme lets the picture cover the box or keep its size. */
function cropped(marks: readonly Mark[]): Loss | undefined {
  return worst(
    marks.flatMap((mark) => {
      const image = mark.element
      if (!(image instanceof HTMLImageElement) || mark.text !== undefined) return []
      const { clientWidth, clientHeight, naturalWidth, naturalHeight } = image
      const fit = getComputedStyle(image).objectFit
      if (fit !== 'cover' && fit !== 'none') return []
      const scale = fit === 'none' ? 1 : Math.max(clientWidth / naturalWidth, clientHeight / naturalHeight)
      return [lost('clipped', Math.max(naturalWidth * scale - clientWidth, naturalHeight * scale - clientHeight), mark)]
    }),
  )
}

/** Text over other text. Lines of one block may touch; blocks may not. */
function overlapping(marks: readonly Mark[]): Loss | undefined {
  const lines = marks.flatMap((mark) =>
    mark.text === undefined || !isShown(mark.element) ? [] : [{ ...mark, block: blockOf(mark.element) }],
  )
  const found: (Loss | undefined)[] = []
  lines.forEach((line, index) => {
    for (const other of lines.slice(index + 1)) {
      if (other.block === line.block || other.block.contains(line.block) || line.block.contains(other.block)) continue
      const across = Math.min(line.box.right, other.box.right) - Math.max(line.box.left, other.box.left)
      if (across <= tolerance) continue
      const down = Math.min(inkBottom(line.box), inkBottom(other.box)) - Math.max(inkTop(line.box), inkTop(other.box))
      if (down > 0) found.push(lost('overlap', down + tolerance, other))
    }
  })
  return worst(found)
}

/** A formula under its number, which stands at the edge whatever the formula's length. */
function underTags(section: HTMLElement): Loss | undefined {
  const place = placeOn(section)
  return worst(
    [...section.querySelectorAll('.katex-html:has(> .katex-tag)')].flatMap((formula) => {
      const boxes = (selector: string): Box[] =>
        [...formula.querySelectorAll(`:scope > ${selector}`)].map((part) => place(part.getBoundingClientRect()))
      return boxes('.katex-tag').flatMap((tag) =>
        boxes('.katex-base').map((box) => lost('overlap', Math.min(box.right - tag.left, tag.right - box.left), { element: formula, box })),
      )
    }),
  )
}

// The box of a line is higher than its letters: about a fifth above and below is empty.
const inkTop = (box: Box): number => box.top + (box.bottom - box.top) * 0.22
const inkBottom = (box: Box): number => box.bottom - (box.bottom - box.top) * 0.22

function blockOf(element: Element): Element {
  let block = element
  while (block.parentElement && (getComputedStyle(block).display.startsWith('inline') || block instanceof SVGTSpanElement)) {
    block = block.parentElement
  }
  return block
}

function lost(kind: LossKind, pixels: number, { element, text }: Mark): Loss | undefined {
  if (!(pixels > tolerance)) return undefined
  const what = text ?? (element instanceof HTMLImageElement ? element.alt : element.textContent)?.trim() ?? ''
  return {
    kind,
    pixels: Math.round(pixels),
    what: what === '' ? `<${element.localName}>` : shorten(what),
    type: Math.round(parseFloat(getComputedStyle(element).fontSize)),
  }
}

function worst(losses: readonly (Loss | undefined)[]): Loss | undefined {
  return losses.reduce((most, loss) => (loss && (!most || loss.pixels > most.pixels) ? loss : most), undefined)
}
