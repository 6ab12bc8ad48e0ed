import type { HandoutForm } from '../model/handout.ts'
import { plainText } from '../model/inline.ts'
import type { HandoutDeck } from './blocks.ts'
import { type FormulaFault, type FormulaUse, formulasOf, formulasOfNotes, formulasOfTitle, setFormulas, smallFormulas } from './formula.ts'
import { type Group, groupName, handoutGroups } from './groups.ts'
import { loadLanguage } from './language.ts'
import { type HandoutLayout, layoutHandout } from './layout.ts'
import { layoutNotes } from './notes-sheet.ts'
import { type HandoutMetadata, paintHandout } from './paint.ts'
import type { Shaper } from './shape.ts'
import type { PrintedSlides } from './shown-pages.ts'
import { type SheetLayout, layoutSlidesSheet } from './slides-sheet.ts'

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
  /** Formulas that stand there as their TeX source, or in small type. */
  readonly formulaFaults: readonly FormulaFault[]
  /** The slides whose charts were to be drawn and had no room for all that they say, by their index: they are tables. */
  readonly undrawn: readonly (number | undefined)[]
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

/** Sets the forms of a deck's handout that need no slides: the summary and the guided notes. */
export async function makeHandouts(deck: HandoutDeck, forms: readonly HandoutForm[], means: SheetMeans): Promise<MadeForm[]> {
  return forms.includes('summary') ? [await makeSummary(deck, means)] : []
}

/** Sets the forms that show the slides: for students to write beside, and for who gives the lecture. */
export async function makeSlideSheets(
  deck: HandoutDeck,
  forms: readonly HandoutForm[],
  { pdf, slideOfPage }: PrintedSlides,
  { shaper, date }: Omit<SheetMeans, 'paint'>,
): Promise<MadeForm[]> {
  const made: MadeForm[] = []
  const language = await loadLanguage(deck.language)
  for (const { form, name, layout, formulas } of slideSheets) {
    if (!forms.includes(form)) continue
    const uses = formulas(deck)
    const { find, faults } = await setFormulas(uses, shaper)
    const { pages, preset, fill } = layout(deck, slideOfPage, { ...shaper, language, formula: find })
    const bytes = await paintHandout(pages, metadataOf(deck, date), shaper, { slides: pdf })
    const formulaFaults = [...faults, ...smallFormulas(pages, uses)]
    const report = { form, pages: pages.length, preset, fill: percent(fill), formulaFaults, ...nothingChanged }
    made.push({ sheets: [{ name, pdf: bytes }], report })
  }
  return made
}

/** What goes on over further pages leaves nothing out. */
const nothingChanged = { shortened: [], leftOut: [], overflowLines: 0, undrawn: [] }

/** A form that shows the slides. */
interface SlideSheet {
  readonly form: HandoutForm
  readonly name: string
  readonly layout: (deck: HandoutDeck, slideOfPage: readonly number[], shaper: Shaper) => SheetLayout
  /** The formulas that it prints beside the slides. */
  readonly formulas: (deck: HandoutDeck) => FormulaUse[]
}

const slideSheets: readonly SlideSheet[] = [
  { form: 'slides-handout', name: 'slides-handout.pdf', layout: layoutSlidesSheet, formulas: formulasOfTitle },
  { form: 'notes', name: 'notes.pdf', layout: layoutNotes, formulas: formulasOfNotes },
]

async function makeSummary(deck: HandoutDeck, { shaper, date, paint }: SheetMeans): Promise<MadeForm> {
  const language = await loadLanguage(deck.language)
  const uses = formulasOf(deck)
  const { find, faults } = await setFormulas(uses, shaper)
  const layChart = hasFigure(deck) ? (await import('../charts/draw.ts')).layChart : undefined
  const layout = layoutHandout(deck, { ...shaper, language, formula: find, ...(layChart && { layChart }) })
  const sheets =
    paint && layout.overflowLines === 0
      ? [{ name: 'handout.pdf', pdf: await paintHandout(layout.pages, metadataOf(deck, date), shaper) }]
      : []
  const formulaFaults = [...faults, ...smallFormulas(layout.pages, uses)]
  return { sheets, report: { ...reportOf(layout), formulaFaults, undrawn: undrawn(deck, layout) } }
}

function metadataOf(deck: HandoutDeck, date: string): HandoutMetadata {
  const author = deck.lecturer === undefined ? {} : { author: deck.lecturer }
  return { title: plainText(deck.title), ...author, language: deck.language, date }
}

function changeOf(group: Group): Change {
  return { name: groupName(group), slide: group.slide }
}

/** The charts that their author wants drawn, are on the pages, and are not drawn. */
function undrawn(deck: HandoutDeck, { pages, dropped }: HandoutLayout): FormReport['undrawn'] {
  const wished = handoutGroups(deck).flatMap(({ slide, blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'figure' && block.wished && !dropped.some((group) => group.slide === slide) ? [{ slide, block }] : [],
    ),
  )
  if (wished.length === 0 || pages.length === 0) return []
  const drawn = new Set(
    pages.flatMap(({ operations }) => operations).flatMap((each) => ('tag' in each && each.tag?.role === 'Figure' ? [each.tag.alt] : [])),
  )
  return wished.filter(({ block }) => !drawn.has(block.alt)).map(({ slide }) => slide)
}

function hasFigure(deck: HandoutDeck): boolean {
  return handoutGroups(deck).some(({ blocks }) => blocks.some(({ kind }) => kind === 'figure'))
}

function reportOf(layout: HandoutLayout): Omit<FormReport, 'formulaFaults' | 'undrawn'> {
  return {
    form: 'summary',
    pages: layout.pages.length,
    preset: layout.preset.name,
    fill: percent(layout.fill),
    shortened: layout.shortened.map(changeOf),
    leftOut: layout.dropped.map(changeOf),
    overflowLines: layout.overflowLines,
  }
}

/** A share, to the nearest hundredth. */
function percent(share: number): number {
  return Math.round(share * 100) / 100
}
