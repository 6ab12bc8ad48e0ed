import type { HandoutDeck } from './blocks.ts'
import { type Band, type Widths, bandings, isCramped, stackBands } from './bands.ts'
import { overflow } from './columns.ts'
import { type Frame, pageFrame } from './frame.ts'
import { type Group, handoutGroups } from './groups.ts'
import type { Inline } from '../model/inline.ts'
import { choicesOf, joinMembers } from './members.ts'
import { noteLines, setNotesHeading } from './note-lines.ts'
import { terms } from '../model/terms.ts'
import { type Page, mirrored, moved } from './operations.ts'
import { layoutPages } from './pages.ts'
import { type Preset, ladder, largePrint, tightest } from './preset.ts'
import { type Choice, choose } from './room.ts'
import { openSections } from './sections.ts'
import type { SetText } from './set-text.ts'
import type { Shaper } from './shape.ts'
import { type TitleBlock, setTitle } from './title.ts'
import { type ShapedGroup, type Unit, setFoot, setGroup } from './units.ts'

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

function summaryOf(deck: HandoutDeck): LaidForm {
  return { groups: handoutGroups(deck), ladder, largePrint: deck.handout.largePrint }
}

/**
 * Sets a deck's summary, or another form, on one page: words are shaped once, then each preset is tried, roomiest first.
 * Where none fits, short forms are taken, then groups are left out: those of the lowest priority first, the last of the deck before others.
 * In large print it goes on over as many pages as it needs.
 */
export function layoutHandout(deck: HandoutDeck, shaper: Shaper, form: LaidForm = summaryOf(deck)): HandoutLayout {
  const layout = fromLineStarts(deck, shaper, form)
  if (!shaper.language.rightToLeft) return layout
  const frame = pageFrame(deck, layout.preset.margin)
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, operations: mirrored(page.operations, frame) })) }
}

/** The same, as if lines started at the left in every language: all else follows from where they start. */
function fromLineStarts(deck: HandoutDeck, shaper: Shaper, form: LaidForm): HandoutLayout {
  const { ladder } = form
  const choices = form.groups.flatMap((group) => choicesOf(group, shaper))
  const title = (preset: Preset): Headings => {
    const { width } = pageFrame(deck, preset.margin)
    const notes = setNotesHeading(terms(deck.language).ownNotes, width, preset, shaper)
    return { ...setTitle(deck, width, preset, shaper, form.label), notes }
  }
  if (form.largePrint) return layoutLargePrint(choices, deck, title, shaper)

  const fits = (groups: readonly ShapedGroup[]): boolean => firstFit(groups, tightest(ladder), deck, title) !== undefined
  const whole = firstFit(
    choices.map(({ full }) => full),
    ladder,
    deck,
    title,
  )
  if (whole) return { ...whole, shortened: [], dropped: [], overflowLines: 0 }
  const chosen = choose(choices, fits)
  const changes = { shortened: chosen.shortened, dropped: chosen.dropped }
  const fit = firstFit(chosen.groups, ladder, deck, title)
  return fit ? { ...fit, ...changes, overflowLines: 0 } : { ...impossible(chosen.groups, ladder, deck, title), ...changes }
}

function layoutLargePrint(choices: readonly Choice[], deck: HandoutDeck, title: SetTitle, shaper: Shaper): HandoutLayout {
  const { pages, fill, tooHigh } = layoutPages(joinMembers(choices.map(({ full }) => full)), largePrint, deck, title(largePrint), shaper)
  const overflowLines = Math.ceil(tooHigh / largePrint.line)
  return { pages, preset: largePrint, fill, shortened: [], dropped: [], overflowLines }
}

type Fit = Pick<HandoutLayout, 'pages' | 'preset' | 'fill'>
/** The head of the page, and of its lines for notes. */
type Headings = TitleBlock & { readonly notes: SetText }
type SetTitle = (preset: Preset) => Headings

function firstFit(groups: readonly ShapedGroup[], presets: readonly Preset[], deck: HandoutDeck, title: SetTitle): Fit | undefined {
  const opened = openSections(joinMembers(groups))
  // A preset that breaks words is taken only where every other fails.
  const cramped: (() => Fit | undefined)[] = []
  for (const preset of presets) {
    const head = title(preset)
    for (const { bands, feet } of arrangements(opened, preset, deck, head)) {
      const attempt = (): Fit | undefined => fitBands(bands, feet, preset, deck, head)
      if (isCramped(bands)) cramped.push(attempt)
      else {
        const fit = attempt()
        if (fit) return fit
      }
    }
  }
  for (const attempt of cramped) {
    const fit = attempt()
    if (fit) return fit
  }
  return undefined
}

/** Ways to arrange the groups: first with references at the foot of the page, then with them in the columns as the last group. */
function* arrangements(
  groups: readonly ShapedGroup[],
  preset: Preset,
  deck: HandoutDeck,
  title: TitleBlock,
): Generator<{ readonly bands: readonly Band[]; readonly feet: readonly ShapedGroup[] }> {
  const { widths, room } = measures(preset, deck, title)
  const feet = groups.filter(({ group }) => group.foot)
  const body = groups.filter(({ group }) => !group.foot)
  const tried: Band[][] = []
  for (const bands of bandings(body, widths, preset, room)) {
    tried.push(bands)
    yield { bands, feet }
  }
  if (feet.length === 0) return
  const set = feet.flatMap((group) => setGroup(group, widths.column, preset))
  for (const bands of tried) yield { bands: appended(bands, set), feet: [] }
}

/** Bands with units after all others, in the last columns. */
function appended(bands: readonly Band[], units: readonly Unit[]): Band[] {
  const last = bands.at(-1)
  return last?.kind === 'columns'
    ? [...bands.slice(0, -1), { kind: 'columns', units: [...last.units, ...units] }]
    : [...bands, { kind: 'columns', units }]
}

function impossible(
  kept: readonly ShapedGroup[],
  ladder: readonly Preset[],
  deck: HandoutDeck,
  title: SetTitle,
): Pick<HandoutLayout, 'pages' | 'preset' | 'fill' | 'overflowLines'> {
  const preset = ladder.at(-1) as Preset
  const { widths, room } = measures(preset, deck, title(preset))
  const groups = openSections(joinMembers(kept))
  const units = groups.filter(({ group }) => !group.foot).flatMap((group) => setGroup(group, widths.column, preset))
  const feet = groups.filter(({ group }) => group.foot).reduce((sum, group) => sum + setFoot(group, widths.page, preset).height, 0)
  const excess = overflow(units, preset.columns, room - feet)
  return { pages: [], preset, fill: 1, overflowLines: Math.max(1, Math.ceil(excess / preset.line)) }
}

function fitBands(
  bands: readonly Band[],
  feet: readonly ShapedGroup[],
  preset: Preset,
  deck: HandoutDeck,
  title: Headings,
): Fit | undefined {
  const { frame, widths, room, top } = measures(preset, deck, title)
  const setFeet = feet.map((group) => setFoot(group, widths.page, preset))
  const footHeight = setFeet.reduce((sum, foot) => sum + foot.height + aboveFoot * preset.size, 0)
  const limit = room - footHeight
  const stack = stackBands(bands, limit, widths, preset)
  if (!stack) return undefined
  let footTop = frame.top + frame.height
  const foot = setFeet.toReversed().flatMap((each) => {
    footTop -= each.height
    return moved(each.paint(), frame.left, footTop)
  })
  const notes = noteLines(limit - stack.height, widths.page, title.notes)
  const operations = [
    ...moved(title.operations, frame.left, frame.top),
    ...moved(stack.paint(), frame.left, top),
    ...moved(notes, frame.left, top + stack.height),
    ...foot,
  ]
  return { pages: [{ ...frame.sheet, operations }], preset, fill: (stack.height + footHeight) / room }
}

/** The white above the rule of the foot, as a part of the type size. */
const aboveFoot = 0.75

interface Measures {
  readonly frame: Frame
  readonly widths: Widths
  /** The height of the columns. */
  readonly room: number
  /** Where the columns begin. */
  readonly top: number
}

function measures(preset: Preset, deck: HandoutDeck, title: TitleBlock): Measures {
  const frame = pageFrame(deck, preset.margin)
  const column = (frame.width - (preset.columns - 1) * preset.gutter) / preset.columns
  const top = frame.top + title.height
  return { frame, widths: { column, page: frame.width }, room: frame.height - title.height, top }
}
