import type { FitResult, Loss } from '../model/inspection.ts'
import { fillOf, lossOf } from './loss.ts'

/**
 * Sets each slide in the largest step of its theme's scale in which nothing is lost, and says which that is.
 * The pages of one slide are set in the same step, and stay so: what is measured is what is printed.
 *
 * @param sections the pages
 * @param slideOfPage for each page the index of its slide
 * @param memory what was found before on the same page: of slides that have not changed since nothing is measured
 */
export function fitSlides(sections: readonly HTMLElement[], slideOfPage: readonly number[], memory: FitMemory): FitResult[] {
  const pages = new Map<number, HTMLElement[]>()
  sections.forEach((section, page) => {
    const slide = slideOfPage[page] ?? 0
    pages.set(slide, [...(pages.get(slide) ?? []), section])
  })
  const standApart = slidesStandApart()
  return [...pages].map(([slide, own]) => {
    const known = own[0] && memory.measured.get(own[0])
    if (known && standApart && isMeasured(known, own)) return { ...known.result, slide }
    for (const section of own) setAsRendered(section, memory)
    const result = fitSlide(slide, own)
    if (own[0]) memory.measured.set(own[0], { pages: own, classes: own.map(({ className }) => className), result })
    return result
  })
}

/** What is known of slides, as long as the page shows them. */
export interface FitMemory {
  /** The classes of pages before they were fitted. */
  readonly asRendered: WeakMap<HTMLElement, string>
  /** What fitting a slide came to, by its first page. */
  readonly measured: WeakMap<HTMLElement, Measured>
}

interface Measured {
  readonly pages: readonly HTMLElement[]
  readonly classes: readonly string[]
  readonly result: FitResult
}

function isMeasured({ pages, classes }: Measured, own: readonly HTMLElement[]): boolean {
  return pages.length === own.length && own.every((page, index) => page === pages[index] && page.className === classes[index])
}

/** A page that was fitted before, perhaps with others, is fitted from where it began. */
function setAsRendered(section: HTMLElement, { asRendered }: FitMemory): void {
  const before = asRendered.get(section)
  if (before === undefined) asRendered.set(section, section.className)
  else if (section.className !== before) section.className = before
}

// Those that KaTeX counts by are looked for by their elements.
const ownCounters = new Set(['none', 'katexEqnNo', 'mmlEqnNo', 'list-item'])

/** Whether no slide can look otherwise because of another: not where styles may count from slide to slide. Marp's do not, but a theme can undo it. */
function slidesStandApart(): boolean {
  const counted = [...document.querySelectorAll('style')].flatMap(({ textContent }) =>
    [...(textContent ?? '').matchAll(/counter-(?:increment|reset|set)\s*:\s*([^;}]*)/g)].flatMap(([, names = '']) =>
      names.trim().split(/\s+/),
    ),
  )
  return counted.every((name) => ownCounters.has(name) || /^-?\d+$/.test(name)) && !document.querySelector('.eqn-num, .mml-eqn-num')
}

function fitSlide(slide: number, pages: readonly HTMLElement[]): FitResult {
  const steps = Math.max(0, ...pages.map((page) => themeNumber(page, '--fit-steps')))
  const splitStep = Math.max(0, ...pages.map((page) => themeNumber(page, '--split-step')))
  const first = Math.max(0, ...pages.map(stepOf))
  for (let step = first; ; step++) {
    if (step > first) for (const page of pages) setStep(page, step)
    const loss = lossOfAny(pages)
    if (!loss && step <= splitStep) return { slide, step, steps, splitStep, fill: 1 }
    if (!loss || step >= steps) return { slide, step, steps, splitStep, ...(loss && { loss }), fill: fillAt(pages, splitStep, step) }
  }
}

/** Measures in one step, and leaves the pages in another. */
function fillAt(pages: readonly HTMLElement[], step: number, after: number): number {
  for (const page of pages) setStep(page, step)
  const fill = Math.max(...pages.map(fillOf))
  for (const page of pages) setStep(page, after)
  return fill
}

function lossOfAny(pages: readonly HTMLElement[]): Loss | undefined {
  for (const page of pages) {
    const loss = lossOf(page)
    if (loss) return loss
  }
  return undefined
}

/** A number that the theme declares, or 0: a theme without `--fit-steps` is not tightened. */
function themeNumber(section: HTMLElement, property: string): number {
  return Number(getComputedStyle(section).getPropertyValue(property)) || 0
}

function stepOf(section: HTMLElement): number {
  return Number(/(?:^|\s)fit-(\d+)/.exec(section.className)?.[1] ?? 0)
}

function setStep(section: HTMLElement, step: number): void {
  const others = section.className.replaceAll(/(?:^|\s)fit-\d+/g, '').trim()
  section.className = step === 0 ? others : `${others} fit-${step}`
}
