import type { SlidePicture } from './picture.ts'

/** The places of one slide in two states of its deck, counted from 0. */
export interface SlidePair {
  readonly before: number
  readonly after: number
}

/**
 * Finds each slide again: by its id, else by what it shows, else by its title, else by where it stands between slides that are found.
 *
 * @returns in the order of the later deck
 */
export function matchSlides(before: readonly SlidePicture[], after: readonly SlidePicture[]): SlidePair[] {
  const pairs: SlidePair[] = []
  const match = (nameOf: (slide: SlidePicture) => string | undefined): void => {
    pairs.push(...sameNames(open(before, pairs, 'before'), open(after, pairs, 'after'), nameOf))
  }
  match(({ id }) => id)
  match(({ digest }) => digest)
  match(({ title }) => title || undefined)
  for (const gap of gaps(pairs, before.length, after.length)) {
    const left = open(before, pairs, 'before').filter(({ index }) => index > gap.before.from && index < gap.before.to)
    const right = open(after, pairs, 'after').filter(({ index }) => index > gap.after.from && index < gap.after.to)
    // As many as before are the same ones, written anew; else those of one layout are.
    pairs.push(...sameNames(left, right, left.length === right.length ? () => 'any' : ({ layout }) => layout))
  }
  return pairs.toSorted((a, b) => a.after - b.after)
}

interface Placed {
  readonly index: number
  readonly slide: SlidePicture
}

/** The slides that are in no pair yet. */
function open(slides: readonly SlidePicture[], pairs: readonly SlidePair[], side: keyof SlidePair): Placed[] {
  const taken = new Set(pairs.map((pair) => pair[side]))
  return slides.flatMap((slide, index) => (taken.has(index) ? [] : [{ index, slide }]))
}

/** The first of a name with the first, the second with the second. */
function sameNames(before: readonly Placed[], after: readonly Placed[], nameOf: (slide: SlidePicture) => string | undefined): SlidePair[] {
  const waiting = new Map<string, number[]>()
  for (const { index, slide } of before) {
    const name = nameOf(slide)
    if (name !== undefined) waiting.set(name, [...(waiting.get(name) ?? []), index])
  }
  return after.flatMap(({ index, slide }) => {
    const name = nameOf(slide)
    const found = name === undefined ? undefined : waiting.get(name)?.shift()
    return found === undefined ? [] : [{ before: found, after: index }]
  })
}

interface Gap {
  readonly before: { readonly from: number; readonly to: number }
  readonly after: { readonly from: number; readonly to: number }
}

/** What lies between the slides that have kept their order. */
function gaps(pairs: readonly SlidePair[], before: number, after: number): Gap[] {
  const ends = [...inOrder(pairs), { before, after }]
  return ends.map((end, index) => {
    const start = ends[index - 1] ?? { before: -1, after: -1 }
    return { before: { from: start.before, to: end.before }, after: { from: start.after, to: end.after } }
  })
}

/** The most pairs that stand in the same order on both sides: all others have moved. */
export function inOrder(pairs: readonly SlidePair[]): SlidePair[] {
  const sorted = pairs.toSorted((a, b) => a.after - b.after)
  /** For each length, the chain of that length that ends earliest. */
  const chains: Chain[] = []
  for (const pair of sorted) {
    const length = chains.findIndex(({ last }) => last.before >= pair.before)
    const at = length === -1 ? chains.length : length
    chains[at] = { last: pair, rest: chains[at - 1] }
  }
  const longest: SlidePair[] = []
  for (let chain = chains.at(-1); chain; chain = chain.rest) longest.unshift(chain.last)
  return longest
}

interface Chain {
  readonly last: SlidePair
  readonly rest: Chain | undefined
}
