import type { Inline } from '../model/inline.ts'
import { terms } from '../model/terms.ts'
import type { HandoutDeck } from './blocks.ts'
import { pageFrame } from './frame.ts'
import { type Group, handoutGroups } from './groups.ts'
import { choicesOf, joinMembers } from './members.ts'
import { setNotesHeading } from './note-lines.ts'
import { type FittingPage, type PageSetting, excessLines, fitPage } from './one-page.ts'
import { type Page, mirrored } from './operations.ts'
import { layoutPages } from './pages.ts'
import { type Preset, ladder, largePrint, tightest } from './preset.ts'
import { type Choice, type Chosen, choose } from './room.ts'
import type { ShapedGroup } from './shape-group.ts'
import type { SetText } from './set-text.ts'
import type { Shaper } from './shape.ts'
import { type TitleBlock, setTitle } from './title.ts'

/** A handout with everything decided, and what was decided. */
export interface HandoutLayout {
  /** None where what must stay exceeds its page. */
  readonly pages: readonly Page[]
  readonly preset: Preset
  /** How much of its pages is used, from 0 to 1. */
  readonly fill: number
  /** What is set in its author's short form. */
  readonly shortened: readonly Group[]
  readonly dropped: readonly Group[]
  /** Lines by which what must stay exceeds the page; 0 where it fits. */
  readonly overflowLines: number
}

/** What is set of a deck, and how. */
export interface LaidForm {
  readonly groups: readonly Group[]
  /** From the roomiest to the tightest. */
  readonly ladder: readonly Preset[]
  /** Whether it goes on over further pages, in large print. */
  readonly largePrint: boolean
  /** A line under the title. */
  readonly label?: readonly Inline[]
}

/** The summary: what a deck gives to it, on one page or in large print. */
export function summaryForm(deck: HandoutDeck): LaidForm {
  return { groups: handoutGroups(deck), ladder, largePrint: deck.handout.largePrint }
}

/**
 * Sets a deck's summary, or another form, on one page: words are shaped once, then each preset is tried, roomiest first.
 * Where none fits, short forms are taken, then groups are left out: those of the lowest priority first, the last of the deck before others.
 * In large print it goes on over as many pages as it needs.
 */
export function layoutHandout(deck: HandoutDeck, shaper: Shaper, form: LaidForm = summaryForm(deck)): HandoutLayout {
  const layout = fromLineStarts(deck, shaper, form)
  if (!shaper.language.rightToLeft) return layout
  const frame = pageFrame(deck, layout.preset.margin)
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, operations: mirrored(page.operations, frame) })) }
}

/** The same, as if lines started at the left in every language: all else follows from where they start. */
function fromLineStarts(deck: HandoutDeck, shaper: Shaper, form: LaidForm): HandoutLayout {
  const choices = form.groups.flatMap((group) => choicesOf(group, shaper))
  const widthOf = (preset: Preset): number => pageFrame(deck, preset.margin).width
  const title = oncePerPreset((preset): TitleBlock => setTitle(deck, widthOf(preset), preset, shaper, form.label))
  if (form.largePrint) return layoutLargePrint(choices, deck, title(largePrint), shaper)
  const notesHeading = (preset: Preset): SetText => setNotesHeading(terms(deck.language).ownNotes, widthOf(preset), preset, shaper)
  return layoutOnePage(choices, form.ladder, { deck, title, notesHeading })
}

/** What a preset makes of something, made once however often it is tried. */
function oncePerPreset<T>(make: (preset: Preset) => T): (preset: Preset) => T {
  const made = new Map<Preset, T>()
  return (preset) => {
    const known = made.get(preset) ?? make(preset)
    made.set(preset, known)
    return known
  }
}

function layoutOnePage(choices: readonly Choice[], ladder: readonly Preset[], setting: PageSetting): HandoutLayout {
  const whole = fitPage(wholeGroups(choices), ladder, setting)
  if (whole) return onePage(whole, nothingChanged)
  const least = tightest(ladder)
  const chosen = choose(choices, (groups) => fitPage(groups, least, setting) !== undefined)
  const fitting = fitPage(chosen.groups, ladder, setting)
  if (fitting) return onePage(fitting, chosen)
  const preset = least.at(-1) ?? largePrint
  const { shortened, dropped } = chosen
  return { pages: [], preset, fill: 1, shortened, dropped, overflowLines: excessLines(chosen.groups, preset, setting) }
}

const nothingChanged = { shortened: [], dropped: [] }

function onePage({ page, preset, fill }: FittingPage, { shortened, dropped }: Omit<Chosen, 'groups'>): HandoutLayout {
  return { pages: [page], preset, fill, shortened, dropped, overflowLines: 0 }
}

function layoutLargePrint(choices: readonly Choice[], deck: HandoutDeck, title: TitleBlock, shaper: Shaper): HandoutLayout {
  const { pages, fill, tooHigh } = layoutPages(joinMembers(wholeGroups(choices)), largePrint, deck, title, shaper)
  return { pages, preset: largePrint, fill, ...nothingChanged, overflowLines: Math.ceil(tooHigh / largePrint.line) }
}

function wholeGroups(choices: readonly Choice[]): ShapedGroup[] {
  return choices.map(({ full }) => full)
}
