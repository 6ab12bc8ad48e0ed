import type { HandoutForm } from '../model/handout.ts'
import type { HandoutDeck } from './blocks.ts'
import { formulasOfNotes, setFormulas, smallFormulas } from './formula.ts'
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
  { shaper, date }: Omit<SheetMeans, 'paint'>,
): Promise<MadeForm[]> {
  const made: MadeForm[] = []
  const formulas = await setFormulas(forms.includes('notes') ? formulasOfNotes(deck) : [], shaper)
  const setting = { ...shaper, language: await loadLanguage(deck.language), formula: formulas.find }
  for (const { form, name, layout } of slideSheets) {
    if (!forms.includes(form)) continue
    const { pages, preset, fill } = layout(deck, slideOfPage, setting)
    const bytes = await paintHandout(pages, metadataOf(deck, date), shaper, { slides: pdf })
    const formulaFaults = form === 'notes' ? [...formulas.faults, ...smallFormulas(pages, formulas.uses)] : []
    const report = { form, pages: pages.length, preset, fill: percent(fill), formulaFaults, ...nothingChanged }
    made.push({ sheets: [{ name, pdf: bytes }], report })
  }
  return made
}

/** What goes on over further pages leaves nothing out. */
const nothingChanged = { shortened: [], leftOut: [], overflowLines: 0, undrawn: [] }

const slideSheets = [
  { form: 'slides-handout', name: 'slides-handout.pdf', layout: layoutSlidesSheet },
  { form: 'notes', name: 'notes.pdf', layout: layoutNotes },
] as const satisfies readonly { readonly form: HandoutForm; readonly name: string; readonly layout: LayoutSheet }[]

type LayoutSheet = (deck: HandoutDeck, slideOfPage: readonly number[], shaper: Shaper) => SheetLayout
