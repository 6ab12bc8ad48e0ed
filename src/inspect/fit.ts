import type { FitResult, Loss } from '../model/inspection.ts'
import { fillOf, lossOf } from './loss.ts'

/**
 * Sets each slide in the largest step of its theme's scale in which nothing is lost, and says which that is.
 * The pages of one slide are set in the same step, and stay so: what is measured is what is printed.
 *
 * @param sections the pages
 * @param slideOfPage for each page the index of its slide
 * @param asRendered the classes of pages as they were rendered: one that was fitted before is fitted from there
 */
export function fitSlides(
  sections: readonly HTMLElement[],
  slideOfPage: readonly number[],
  asRendered: WeakMap<HTMLElement, string>,
): FitResult[] {
  for (const section of sections) {
    const before = asRendered.get(section)
    if (before === undefined) asRendered.set(section, section.className)
    else if (section.className !== before) section.className = before
  }
  const pages = new Map<number, HTMLElement[]>()
  sections.forEach((section, page) => {
    const slide = slideOfPage[page] ?? 0
    pages.set(slide, [...(pages.get(slide) ?? []), section])
  })
  return [...pages].map(([slide, own]) => fitSlide(slide, own))
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
