import { type Group, type HandoutDeck, handoutGroups } from './blocks.ts'
import { type Band, type Widths, bandings, isCramped, stackBands } from './bands.ts'
import { overflow } from './columns.ts'
import { type Operation, type Page, moved } from './operations.ts'
import { type Preset, ladder, sheets } from './preset.ts'
import type { Shaper } from './shape.ts'
import { type TitleBlock, setTitle } from './title.ts'
import { type ShapedGroup, type Unit, setFoot, setGroup, shapeGroup } from './units.ts'

/** A handout with everything decided, and what was decided. */
export interface HandoutLayout {
  /** One page; none where what must stay exceeds it. */
  readonly pages: readonly Page[]
  readonly preset: Preset
  /** How much of the page's columns is used, from 0 to 1. */
  readonly fill: number
  readonly dropped: readonly Group[]
  /** Lines by which what must stay exceeds the page; 0 where it fits. */
  readonly overflowLines: number
}

/**
 * Sets a deck's summary on one page: words are shaped once, then each preset is tried, roomiest first.
 * Where none fits, the groups of the lowest priority are left out, the last first.
 */
export function layoutHandout(deck: HandoutDeck, shaper: Shaper): HandoutLayout {
  const groups = handoutGroups(deck).map((group) => shapeGroup(group, shaper))
  const title = (preset: Preset): TitleBlock => setTitle(deck, sheets[deck.paper].width - 2 * preset.margin, preset, shaper)
  const first = firstFit(groups, ladder, deck, title)
  if (first) return { ...first, dropped: [], overflowLines: 0 }

  const tightest = ladder.slice(-1)
  const order = byPriority(groups)
  const without = (count: number): ShapedGroup[] => {
    const dropped = new Set(order.slice(0, count))
    return groups.filter((group) => !dropped.has(group))
  }
  const fits = (count: number): boolean => firstFit(without(count), tightest, deck, title) !== undefined
  if (!fits(order.length)) return impossible(without(order.length), order, deck, title)
  // The fewest that have to go, by halving.
  let low = 0
  let high = order.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (fits(middle)) high = middle
    else low = middle
  }
  return refill(without(high), order.slice(0, high), groups, tightest, deck, title)
}

type Fit = Pick<HandoutLayout, 'pages' | 'preset' | 'fill'>
type SetTitle = (preset: Preset) => TitleBlock

function firstFit(groups: readonly ShapedGroup[], presets: readonly Preset[], deck: HandoutDeck, title: SetTitle): Fit | undefined {
  // A preset that breaks words is taken only where every other fails.
  const cramped: (() => Fit | undefined)[] = []
  for (const preset of presets) {
    const head = title(preset)
    for (const { bands, feet } of arrangements(groups, preset, deck, head)) {
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
function arrangements(
  groups: readonly ShapedGroup[],
  preset: Preset,
  deck: HandoutDeck,
  title: TitleBlock,
): { readonly bands: readonly Band[]; readonly feet: readonly ShapedGroup[] }[] {
  const { widths, room } = measures(preset, sheets[deck.paper], title)
  const feet = groups.filter(({ group }) => group.foot)
  const body = groups.filter(({ group }) => !group.foot)
  const atFoot = bandings(body, widths, preset, room).map((bands) => ({ bands, feet }))
  const set = feet.flatMap((group) => setGroup(group, widths.column, preset))
  const inColumns = atFoot.map(({ bands }) => ({ bands: appended(bands, set), feet: [] }))
  return feet.length === 0 ? atFoot : [...atFoot, ...inColumns]
}

/** Bands with units after all others, in the last columns. */
function appended(bands: readonly Band[], units: readonly Unit[]): Band[] {
  const last = bands.at(-1)
  return last?.kind === 'columns'
    ? [...bands.slice(0, -1), { kind: 'columns', units: [...last.units, ...units] }]
    : [...bands, { kind: 'columns', units }]
}

/** What was left out and yet has room, the most important first, is taken in again. */
function refill(
  kept: readonly ShapedGroup[],
  dropped: readonly ShapedGroup[],
  all: readonly ShapedGroup[],
  presets: readonly Preset[],
  deck: HandoutDeck,
  title: SetTitle,
): HandoutLayout {
  let taken = new Set(kept)
  for (const candidate of [...dropped].reverse()) {
    const more = new Set([...taken, candidate])
    if (
      firstFit(
        all.filter((group) => more.has(group)),
        presets,
        deck,
        title,
      )
    )
      taken = more
  }
  const fit = firstFit(
    all.filter((group) => taken.has(group)),
    presets,
    deck,
    title,
  )
  if (!fit) throw new Error('a layout that fitted no longer fits')
  return { ...fit, dropped: all.filter((group) => !taken.has(group)).map(({ group }) => group), overflowLines: 0 }
}

function impossible(kept: readonly ShapedGroup[], dropped: readonly ShapedGroup[], deck: HandoutDeck, title: SetTitle): HandoutLayout {
  const preset = ladder.at(-1) as Preset
  const sheet = sheets[deck.paper]
  const { widths, room } = measures(preset, sheet, title(preset))
  const units = kept.filter(({ group }) => !group.foot).flatMap((group) => setGroup(group, widths.column, preset))
  const excess = overflow(units, preset.columns, room)
  return {
    pages: [],
    preset,
    fill: 1,
    dropped: dropped.map(({ group }) => group),
    overflowLines: Math.max(1, Math.ceil(excess / (preset.size * preset.leading))),
  }
}

function fitBands(
  bands: readonly Band[],
  feet: readonly ShapedGroup[],
  preset: Preset,
  deck: HandoutDeck,
  title: TitleBlock,
): Fit | undefined {
  const sheet = sheets[deck.paper]
  const { margin } = preset
  const { widths, room, top } = measures(preset, sheet, title)
  const setFeet = feet.map((group) => setFoot(group, widths.page, preset))
  const footHeight = setFeet.reduce((sum, foot) => sum + foot.height + preset.size, 0)
  const limit = room - footHeight
  const stack = stackBands(bands, limit, widths, preset)
  if (!stack) return undefined
  let footTop = sheet.height - margin
  const foot = setFeet.toReversed().flatMap((each) => {
    footTop -= each.height
    return moved(each.operations, margin, footTop)
  })
  const notes = noteLines(limit - stack.height, widths.page, top + stack.height)
  const operations = [...moved(title.operations, margin, margin), ...moved(stack.paint(), margin, top), ...moved(notes, margin, 0), ...foot]
  return { pages: [{ ...sheet, operations }], preset, fill: (stack.height + footHeight) / room }
}

interface Measures {
  readonly widths: Widths
  /** The height of the columns. */
  readonly room: number
  /** Where the columns begin. */
  readonly top: number
}

function measures(preset: Preset, sheet: { width: number; height: number }, title: TitleBlock): Measures {
  const page = sheet.width - 2 * preset.margin
  const column = (page - (preset.columns - 1) * preset.gutter) / preset.columns
  const top = preset.margin + title.height
  return { widths: { column, page }, room: sheet.height - preset.margin - top, top }
}

const noteDistance = 20 // 7 mm, as in an exercise book
const leastNotes = 4

/** Lines for one's own notes where there is room for at least four of them. */
function noteLines(room: number, width: number, top: number): Operation[] {
  const count = Math.floor((room - noteDistance) / noteDistance)
  if (count < leastNotes) return []
  return Array.from({ length: count }, (_, index): Operation => ({
    kind: 'rule',
    x: 0,
    y: top + room - (count - 1 - index) * noteDistance,
    width,
    thickness: 0.3,
    ink: 'grey',
  }))
}

/** The order in which groups are left out: lowest priority first, and the last of the deck first. */
function byPriority(groups: readonly ShapedGroup[]): ShapedGroup[] {
  return groups
    .map((shaped, index) => ({ shaped, index }))
    .filter(({ shaped }) => !shaped.group.fixed)
    .sort((a, b) => a.shaped.group.priority - b.shaped.group.priority || b.index - a.index)
    .map(({ shaped }) => shaped)
}
