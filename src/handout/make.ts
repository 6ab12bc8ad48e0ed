import type { HandoutForm } from '../model/handout.ts'
import { terms } from '../model/terms.ts'
import type { HandoutDeck } from './blocks.ts'
import { type DeckFormulas, setFormulas, smallFormulas } from './formula.ts'
import { formulasOf } from './formula-uses.ts'
import { type Group, groupName } from './groups.ts'
import { countOpen, guidedGroups } from './guided/groups.ts'
import { nameLine } from './guided/name-line.ts'
import { withAnswers, withoutAnswers } from './guided/sheets.ts'
import { loadLanguage } from './language.ts'
import { type HandoutLayout, type LaidForm, layoutHandout, summaryForm } from './layout.ts'
import { type Change, type FormReport, type MadeForm, type SheetMeans, metadataOf, percent } from './report.ts'
import { paintHandout } from './paint.ts'
import { guidedLadder } from './preset.ts'

/** Sets the forms of a deck's handout that need no slides: the summary and the guided notes. */
export async function makeHandouts(deck: HandoutDeck, forms: readonly HandoutForm[], means: SheetMeans): Promise<MadeForm[]> {
  const summary = forms.includes('summary') ? summaryForm(deck) : undefined
  const guided = forms.includes('guided') ? guidedForm(deck) : undefined
  const groups = [summary, guided].flatMap((form) => form?.groups ?? [])
  if (!summary && !guided) return []
  const formMeans = await prepare(deck, groups, means)
  const made = summary ? [await makeSummary(deck, summary, formMeans)] : []
  return guided ? [...made, toldOnce(await makeGuided(deck, guided, formMeans), made)] : made
}

function guidedForm(deck: HandoutDeck): LaidForm {
  return { groups: guidedGroups(deck), ladder: guidedLadder, largePrint: false, label: nameLine(terms(deck.language).guided) }
}

/** The means to set a deck in any form: its language, its formulas, what lays its charts. */
interface FormMeans extends SheetMeans {
  readonly formulas: DeckFormulas
}

async function prepare(deck: HandoutDeck, groups: readonly Group[], means: SheetMeans): Promise<FormMeans> {
  const language = await loadLanguage(deck.language)
  const formulas = await setFormulas(formulasOf(deck, groups), means.shaper)
  const hasFigure = groups.some(({ blocks }) => blocks.some(({ kind }) => kind === 'figure'))
  const layChart = hasFigure ? (await import('../charts/draw.ts')).layChart : undefined
  return { ...means, formulas, shaper: { ...means.shaper, language, formula: formulas.find, ...(layChart && { layChart }) } }
}

async function makeSummary(deck: HandoutDeck, form: LaidForm, { shaper, date, paint, formulas }: FormMeans): Promise<MadeForm> {
  const layout = layoutHandout(deck, shaper, form)
  const report = reportOf('summary', deck, form, layout, formulas)
  if (!paint || layout.overflowLines > 0) return { sheets: [], report }
  const pdf = await paintHandout(layout.pages, metadataOf(deck, date), shaper)
  return { sheets: [{ name: 'handout.pdf', pdf }], report }
}

/** The notes to be filled in, and their key: one layout, so that one lies on the other. */
async function makeGuided(deck: HandoutDeck, form: LaidForm, { shaper, date, paint, formulas }: FormMeans): Promise<MadeForm> {
  const layout = layoutHandout(deck, shaper, form)
  const blanks = countOpen(form.groups.filter((group) => !(group.members ?? [group]).every((each) => layout.dropped.includes(each))))
  const report = { ...reportOf('guided', deck, form, layout, formulas), blanks }
  if (!paint || layout.overflowLines > 0) return { sheets: [], report }
  const words = terms(deck.language).guided
  const metadata = metadataOf(deck, date)
  const title = `${metadata.title}: ${words.title}`
  const { pages } = layout
  const notes = await paintHandout(withoutAnswers(pages, words.blank), { ...metadata, title }, shaper)
  const key = await paintHandout(withAnswers(pages), { ...metadata, title: `${title} (${words.key})` }, shaper)
  return {
    sheets: [
      { name: 'guided.pdf', pdf: notes },
      { name: 'guided-key.pdf', pdf: key },
    ],
    report,
  }
}

/** What was said of formulas and charts with another form is not said again. */
function toldOnce({ sheets, report }: MadeForm, before: readonly MadeForm[]): MadeForm {
  const told = before.map((form) => form.report)
  const formulaFaults = report.formulaFaults.filter(
    ({ tex }) => !told.some((other) => other.formulaFaults.some((fault) => fault.tex === tex)),
  )
  const undrawn = report.undrawn.filter((slide) => !told.some((other) => other.undrawn.includes(slide)))
  return { sheets, report: { ...report, formulaFaults, undrawn } }
}

function reportOf(form: HandoutForm, deck: HandoutDeck, { groups }: LaidForm, layout: HandoutLayout, formulas: DeckFormulas): FormReport {
  const shown = shownGroups(groups, layout)
  return {
    form,
    pages: layout.pages.length,
    preset: layout.preset.name,
    fill: percent(layout.fill),
    shortened: layout.shortened.map(changeOf),
    leftOut: layout.dropped.map(changeOf),
    overflowLines: layout.overflowLines,
    formulaFaults: formulaFaults(deck, shown, layout, formulas),
    undrawn: undrawn(shown, layout),
  }
}

function changeOf(group: Group): Change {
  return { name: groupName(group), slide: group.slide }
}

/** The groups with what the pages have of each. */
function shownGroups(groups: readonly Group[], { shortened, dropped }: HandoutLayout): Group[] {
  return groups.flatMap((group) => {
    const { short, members, ...whole } = group
    const kept = (members ?? [group]).filter((each) => !dropped.includes(each))
    if (kept.length === 0) return []
    if (members) return [{ ...whole, blocks: [] }, ...kept]
    return short && shortened.includes(group) ? [{ ...whole, blocks: short }] : [whole]
  })
}

function formulaFaults(
  deck: HandoutDeck,
  shown: readonly Group[],
  { pages }: HandoutLayout,
  { faults, uses }: DeckFormulas,
): FormReport['formulaFaults'] {
  const printed = new Set(formulasOf(deck, shown).map(({ tex }) => tex))
  return [...faults.filter(({ tex }) => printed.has(tex)), ...smallFormulas(pages, uses)]
}

/** The charts that their author wants drawn, are on the pages, and are not drawn. */
function undrawn(shown: readonly Group[], { pages }: HandoutLayout): FormReport['undrawn'] {
  if (pages.length === 0) return []
  const operations = pages.flatMap((page) => page.operations)
  const drawn = new Set(operations.flatMap((each) => ('tag' in each && each.tag?.role === 'Figure' ? [each.tag.alt] : [])))
  return shown.flatMap(({ slide, blocks }) =>
    blocks.some((block) => block.kind === 'figure' && block.wished && !drawn.has(block.alt)) ? [slide] : [],
  )
}
