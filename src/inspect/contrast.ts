import { type Colour, contrast, hex, over } from '../model/colour.ts'
import type { Finding } from '../model/inspection.ts'
import { type Mark, shorten } from './boxes.ts'
import { parseColour } from './colour.ts'

const white: Colour = [255, 255, 255, 1]
const black: Colour = [0, 0, 0, 1]

/** Text whose contrast to its ground is under level AA, each combination of colours once a page. */
export function contrastFindings(page: number, marks: readonly Mark[], section: HTMLElement): Finding[] {
  const found = new Map<string, Finding>()
  for (const { element, text } of marks) {
    if (text === undefined) continue
    const needed = isLarge(element) ? 3 : 4.5
    for (const ground of groundsOf(element, section)) {
      const colour = over(textColour(element, section), ground)
      const ratio = contrast(colour, ground)
      const key = `${hex(colour)} ${needed}`
      if (ratio >= needed || found.has(key)) continue
      // Cut, not rounded: 4.49 is not 4.5.
      const shown = Math.floor(ratio * 100) / 100
      found.set(key, { rule: 'slides/contrast', page, what: shorten(text), ratio: shown, needed, colour: hex(colour), ground: hex(ground) })
    }
  }
  return [...found.values()]
}

/** Source: WCAG 2.2, large scale: 18 pt, or 14 pt and bold. */
function isLarge(element: Element): boolean {
  const { fontSize, fontWeight } = getComputedStyle(element)
  const pixels = parseFloat(fontSize)
  return pixels >= 24 || (pixels >= 18.66 && Number(fontWeight) >= 700)
}

function textColour(element: Element, section: HTMLElement): Colour {
  const style = getComputedStyle(element)
  const [red, green, blue, alpha] = parseColour(element instanceof SVGElement ? style.fill : style.color)
  let opacity = alpha
  for (let around: Element | null = element; around && around !== section.parentElement; around = around.parentElement) {
    opacity *= Number(getComputedStyle(around).opacity)
  }
  return [red, green, blue, opacity]
}

/**
 * The grounds that text may stand on: one where colours alone lie under it;
 * under what lies over a picture, the two worst pictures there could be, a white one and a black one.
 */
function groundsOf(element: Element, section: HTMLElement): Colour[] {
  const layers: Colour[] = []
  let pictured = false
  for (let around: Element | null = element; around; around = around.parentElement) {
    if (around === section) layers.push(parseColour(getComputedStyle(section, '::before').backgroundColor))
    const { backgroundColor, backgroundImage } = getComputedStyle(around)
    if (backgroundImage.includes('url(')) {
      pictured = true
      break
    }
    const colour = parseColour(backgroundColor)
    layers.push(colour)
    if (colour[3] === 1 || around === section) break
  }
  const bottoms = pictured ? [white, black] : [white]
  return bottoms.map((bottom) => layers.reduceRight((ground, layer) => over(layer, ground), bottom))
}
