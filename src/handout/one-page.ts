import { type Band, type Widths, bandings, breaksWords, stackBands } from './bands.ts'
import type { HandoutDeck } from './blocks.ts'
import { overflow } from './columns.ts'
import { type Frame, pageFrame } from './frame.ts'
import { joinMembers } from './members.ts'
import { noteLines } from './note-lines.ts'
import { type Page, moved } from './operations.ts'
import type { Preset } from './preset.ts'
import { openSections } from './sections.ts'
import { setFoot, setGroup } from './set-group.ts'
import type { SetText } from './set-text.ts'
import type { ShapedGroup } from './shape-group.ts'
import type { TitleBlock } from './title.ts'
import type { Unit } from './unit.ts'

/** A page that all has room on. */
export interface FittingPage {
  readonly page: Page
  readonly preset: Preset
  /** How much of it is used, from 0 to 1. */
  readonly fill: number
}

/** What stands on the page whatever the groups. */
export interface PageSetting {
  readonly deck: HandoutDeck
  readonly title: (preset: Preset) => TitleBlock
  /** What stands over lines for notes, where there is room for them. */
  readonly notesHeading: (preset: Preset) => SetText
}

/** Sets groups on a page under the first of the presets that has room for them; `undefined` where none has. */
export function fitPage(groups: readonly ShapedGroup[], presets: readonly Preset[], setting: PageSetting): FittingPage | undefined {
  const opened = openSections(joinMembers(groups))
  // A preset that breaks words is taken only where every other fails.
  const cramped: (() => FittingPage | undefined)[] = []
  for (const preset of presets) {
    const space = spaceUnder(preset, setting)
    for (const arrangement of arrangements(opened, space)) {
      const attempt = (): FittingPage | undefined => fitBands(arrangement, space)
      if (breaksWords(arrangement.bands)) cramped.push(attempt)
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

/** By how many lines groups exceed a page under a preset; 1 at the least. */
export function excessLines(groups: readonly ShapedGroup[], preset: Preset, setting: PageSetting): number {
  const { widths, height } = spaceUnder(preset, setting)
  const units = openSections(joinMembers(groups)).flatMap((group) => setGroup(group, widths.column, preset))
  return Math.max(1, Math.ceil(overflow(units, preset.columns, height) / preset.line))
}

/** What a preset leaves to the columns. Lengths in pt. */
interface Space {
  readonly preset: Preset
  readonly title: TitleBlock
  readonly notesHeading: () => SetText
  readonly frame: Frame
  readonly widths: Widths
  /** Where the columns begin, and how high they are. */
  readonly top: number
  readonly height: number
}

function spaceUnder(preset: Preset, { deck, title: setTitle, notesHeading }: PageSetting): Space {
  const frame = pageFrame(deck, preset.margin)
  const title = setTitle(preset)
  const column = (frame.width - (preset.columns - 1) * preset.gutter) / preset.columns
  const [top, height] = [frame.top + title.height, frame.height - title.height]
  return { preset, title, notesHeading: () => notesHeading(preset), frame, widths: { column, page: frame.width }, top, height }
}

/** A stack of bands, and what stands at the foot of the page. */
interface Arrangement {
  readonly bands: readonly Band[]
  readonly feet: readonly ShapedGroup[]
}

/** Ways to arrange the groups: first with references at the foot of the page, then with them in the columns as the last group. */
function* arrangements(groups: readonly ShapedGroup[], { preset, widths, height }: Space): Generator<Arrangement> {
  const feet = groups.filter(({ group }) => group.foot)
  const body = groups.filter(({ group }) => !group.foot)
  const tried: Band[][] = []
  for (const bands of bandings(body, widths, preset, height)) {
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

function fitBands(
  { bands, feet }: Arrangement,
  { preset, title, notesHeading, frame, widths, top, height }: Space,
): FittingPage | undefined {
  const setFeet = feet.map((group) => setFoot(group, widths.page, preset))
  const footHeight = setFeet.reduce((sum, foot) => sum + foot.height + aboveFoot * preset.size, 0)
  const limit = height - footHeight
  const stack = stackBands(bands, limit, widths, preset)
  if (!stack) return undefined
  let footTop = frame.top + frame.height
  const foot = setFeet.toReversed().flatMap((each) => {
    footTop -= each.height
    return moved(each.paint(), frame.left, footTop)
  })
  const notes = noteLines(limit - stack.height, widths.page, notesHeading())
  const operations = [
    ...moved(title.operations, frame.left, frame.top),
    ...moved(stack.paint(), frame.left, top),
    ...moved(notes, frame.left, top + stack.height),
    ...foot,
  ]
  return { page: { ...frame.sheet, operations }, preset, fill: (stack.height + footHeight) / height }
}

/** The white above the rule of the foot, as a part of the type size. */
const aboveFoot = 0.75
