import type { HandoutForm } from '../model/handout.ts'
import { plainText } from '../model/inline.ts'
import type { HandoutDeck } from './blocks.ts'
import type { FormulaFault } from './formula.ts'
import type { HandoutMetadata } from './paint.ts'
import type { Shaper } from './shape.ts'

/** Something of a deck that a form shows otherwise than it was written, or not at all. */
export interface Change {
  readonly name: string
  /** The index of the slide that it is taken from. */
  readonly slide: number | undefined
}

/** What was decided for a form, in plain data. */
export interface FormReport {
  readonly form: HandoutForm
  readonly pages: number
  /** The preset's name: columns, type size, leading. */
  readonly preset: string
  /** How much of its pages is used, from 0 to 1. */
  readonly fill: number
  /** What is set in its short form. */
  readonly shortened: readonly Change[]
  /** What had no room. */
  readonly leftOut: readonly Change[]
  /** Lines by which what must stay exceeds the page; 0 where it fits. */
  readonly overflowLines: number
  /** The slide that exceeds a page by so much, where it is one, by its index. */
  readonly overflowSlide?: number | undefined
  /** Formulas that stand there as their TeX source, or in small type. */
  readonly formulaFaults: readonly FormulaFault[]
  /** The slides whose charts were to be drawn and had no room for all that they say, by their index: they are tables. */
  readonly undrawn: readonly (number | undefined)[]
  /** How many blanks there are to fill in, where it is a form with blanks. */
  readonly blanks?: number
}

/** A finished file and its name. */
export interface Sheet {
  readonly name: string
  readonly pdf: Uint8Array
}

/** A form of the handout and the report on it. One that does not fit has no sheet. */
export interface MadeForm {
  readonly sheets: readonly Sheet[]
  readonly report: FormReport
}

/** Means of a thread that sets handouts. */
export interface SheetMeans {
  readonly shaper: Shaper
  /** `2026-11-01`: what the PDFs say of when they were made. */
  readonly date: string
  /** Whether to paint, or only to decide. */
  readonly paint: boolean
}

/** What the PDF of a deck says of itself. */
export function metadataOf(deck: HandoutDeck, date: string): HandoutMetadata {
  const author = deck.lecturer === undefined ? {} : { author: deck.lecturer }
  return { title: plainText(deck.title), ...author, language: deck.language, date }
}

/** A share, to the nearest hundredth. */
export function percent(share: number): number {
  return Math.round(share * 100) / 100
}
