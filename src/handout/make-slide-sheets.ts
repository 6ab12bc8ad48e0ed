import type { HandoutForm } from '../model/handout.ts'
import type { HandoutDeck } from './blocks.ts'
import { setFormulas, smallFormulas } from './formula.ts'
import { type FormulaUse, formulasOfNotes, formulasOfTitle } from './formula-uses.ts'
import { loadLanguage } from './language.ts'
import { layoutNotes } from './notes-sheet.ts'
import { paintHandout } from './paint.ts'
import { type MadeForm, type SheetMeans, metadataOf, percent } from './report.ts'
import type { Shaper } from './shape.ts'
import type { PrintedSlides } from './shown-pages.ts'
import { type SheetLayout, layoutSlidesSheet } from './slides-sheet.ts'

/** Sets the forms that show the slides: for students to write beside, and for who gives the lecture. */
export async function makeSlideSheets(
  deck: HandoutDeck,
  forms: readonly HandoutForm[],
  { pdf, slideOfPage }: PrintedSlides,
  { shaper, date, paint }: SheetMeans,
): Promise<MadeForm[]> {
  const made: MadeForm[] = []
  const language = await loadLanguage(deck.language)
  for (const { form, name, layout, formulas } of slideSheets) {
    if (!forms.includes(form)) continue
    const uses = formulas(deck)
    const { find, faults } = await setFormulas(uses, shaper)
    const { pages, preset, fill, overflow } = layout(deck, slideOfPage, { ...shaper, language, formula: find })
    const formulaFaults = [...faults, ...smallFormulas(pages, uses)]
    const tooHigh = { overflowLines: overflow?.lines ?? 0, overflowSlide: overflow?.slide }
    const report = { form, pages: pages.length, preset, fill: percent(fill), formulaFaults, ...nothingChanged, ...tooHigh }
    const sheets = overflow || !paint ? [] : [{ name, pdf: await paintHandout(pages, metadataOf(deck, date), shaper, { slides: pdf }) }]
    made.push({ sheets, report })
  }
  return made
}

/** What goes on over further pages leaves nothing out. */
const nothingChanged = { shortened: [], leftOut: [], undrawn: [] }

/** A form that shows the slides. */
interface SlideSheet {
  readonly form: HandoutForm
  readonly name: string
  readonly layout: (deck: HandoutDeck, slideOfPage: readonly number[], shaper: Shaper) => SheetLayout
  readonly formulas: (deck: HandoutDeck) => FormulaUse[]
}

const slideSheets: readonly SlideSheet[] = [
  { form: 'slides-handout', name: 'slides-handout.pdf', layout: layoutSlidesSheet, formulas: formulasOfTitle },
  { form: 'notes', name: 'notes.pdf', layout: layoutNotes, formulas: formulasOfNotes },
]
