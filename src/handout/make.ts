import type { HandoutForm } from '../model/handout.ts'
import { terms } from '../model/terms.ts'
import type { HandoutDeck } from './blocks.ts'
import { type DeckFormulas, formulasOf, setFormulas, smallFormulas } from './formula.ts'
import { type Group, groupName, handoutGroups } from './groups.ts'
import { countOpen, guidedGroups } from './guided/groups.ts'
import { nameLine } from './guided/name-line.ts'
import { withAnswers, withoutAnswers } from './guided/sheets.ts'
import { loadLanguage } from './language.ts'
import { type HandoutLayout, layoutHandout } from './layout.ts'
import { type Change, type FormReport, type MadeForm, type SheetMeans, metadataOf, percent } from './report.ts'
import { paintHandout } from './paint.ts'
import { guidedLadder } from './preset.ts'

/** Sets the forms of a deck's handout that need no slides: the summary and the guided notes. */
export async function makeHandouts(deck: HandoutDeck, forms: readonly HandoutForm[], means: SheetMeans): Promise<MadeForm[]> {
  const [summary, guided] = [forms.includes('summary'), forms.includes('guided')]
  if (!summary && !guided) return []
  const formMeans = await prepare(deck, means)
  return [...(summary ? [await makeSummary(deck, formMeans)] : []), ...(guided ? [await makeGuided(deck, formMeans, !summary)] : [])]
}

/** The means to set a deck in any form: its language, its formulas, what lays its charts. */
interface FormMeans extends SheetMeans {
  readonly formulas: DeckFormulas
}

async function prepare(deck: HandoutDeck, means: SheetMeans): Promise<FormMeans> {
  const language = await loadLanguage(deck.language)
  const formulas = await setFormulas(formulasOf(deck), means.shaper)
  const layChart = hasFigure(deck) ? (await import('../charts/draw.ts')).layChart : undefined
  return { ...means, formulas, shaper: { ...means.shaper, language, formula: formulas.find, ...(layChart && { layChart }) } }
}

async function makeSummary(deck: HandoutDeck, { shaper, date, paint, formulas }: FormMeans): Promise<MadeForm> {
  const layout = layoutHandout(deck, shaper)
  const sheets =
    paint && layout.overflowLines === 0
      ? [{ name: 'handout.pdf', pdf: await paintHandout(layout.pages, metadataOf(deck, date), shaper) }]
      : []
  return { sheets, report: { ...reportOf('summary', layout), ...faultsOf(deck, layout, formulas) } }
}

/** The notes to be filled in, and their key: one layout, so that one lies on the other. */
async function makeGuided(deck: HandoutDeck, { shaper, date, paint, formulas }: FormMeans, alone: boolean): Promise<MadeForm> {
  const words = terms(deck.language).guided
  const groups = guidedGroups(deck)
  const layout = layoutHandout(deck, shaper, { groups, ladder: guidedLadder, largePrint: false, label: nameLine(words) })
  const blanks = countOpen(groups.filter((group) => !(group.members ?? [group]).every((each) => layout.dropped.includes(each))))
  // What is said of formulas and charts is said once, with the summary.
  const faults = alone ? faultsOf(deck, layout, formulas) : { formulaFaults: [], undrawn: [] }
  const report = { ...reportOf('guided', layout), ...faults, blanks }
  if (!paint || layout.overflowLines > 0) return { sheets: [], report }
  const metadata = metadataOf(deck, date)
  const title = `${metadata.title}: ${words.title}`
  const { pages } = layout
  return {
    sheets: [
      { name: 'guided.pdf', pdf: await paintHandout(withoutAnswers(pages, words.blank), { ...metadata, title }, shaper) },
      {
        name: 'guided-key.pdf',
        pdf: await paintHandout(withAnswers(pages), { ...metadata, title: `${title} (${words.key})` }, shaper),
      },
    ],
    report,
  }
}

function changeOf(group: Group): Change {
  return { name: groupName(group), slide: group.slide }
}

type Faults = Pick<FormReport, 'formulaFaults' | 'undrawn'>

function faultsOf(deck: HandoutDeck, layout: HandoutLayout, { faults, uses }: DeckFormulas): Faults {
  return { formulaFaults: [...faults, ...smallFormulas(layout.pages, uses)], undrawn: undrawn(deck, layout) }
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

function reportOf(form: HandoutForm, layout: HandoutLayout): Omit<FormReport, keyof Faults> {
  return {
    form,
    pages: layout.pages.length,
    preset: layout.preset.name,
    fill: percent(layout.fill),
    shortened: layout.shortened.map(changeOf),
    leftOut: layout.dropped.map(changeOf),
    overflowLines: layout.overflowLines,
  }
}
