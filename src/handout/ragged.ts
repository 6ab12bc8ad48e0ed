import { type LineEnd, mayDivide } from './first-fit.ts'
import type { Word } from './words.ts'

/** A way to have set the words so far. */
interface State {
  /** The word that the next line begins with: whole, or what was left of it. */
  readonly next: number
  readonly end?: LineEnd
  readonly before?: State
  readonly cost: number
}

// What is bad, in parts of a line that is white from end to end.
const hyphenCost = 0.04
const runtCost = 0.15
/** A last line shorter than this is a runt. */
const runt = 0.2

/**
 * The lines whose right edge is the least ragged, as many as they are at first fit, without a runt at the end where that costs no line.
 * Source: Knuth and Plass, Breaking Paragraphs into Lines (1981), with the square of a line's white as its badness.
 *
 * @param ends the paragraph at first fit, of two lines or more, no line in it forced but the last
 */
export function leastRagged(words: readonly Word[], from: number, ends: readonly LineEnd[], limit: number): LineEnd[] {
  const last = ends.at(-1)?.word ?? 0
  const widthFrom = restWidths(words, from, last)
  let states = new Map<string, State>([['', { next: from, cost: 0 }]])
  for (let left = ends.length - 1; left >= 0; left--) {
    const after = new Map<string, State>()
    for (const state of states.values()) {
      for (const reached of linesFrom(state, words, last, limit)) {
        const { end, next } = reached
        if (next > last ? left > 0 : restWidth(reached, widthFrom, from) > left * limit) continue
        const key = `${next} ${end?.division ? words[next]?.divisions?.().indexOf(end.division) : ''}`
        if (reached.cost < (after.get(key)?.cost ?? Number.POSITIVE_INFINITY)) after.set(key, reached)
      }
    }
    states = after
  }
  const best = [...states.values()].find(({ next }) => next > last)
  return best ? endsOf(best) : [...ends]
}

/** The lines that can begin where a state ends. */
function linesFrom(state: State, words: readonly Word[], last: number, limit: number): State[] {
  const reached: State[] = []
  let width = 0
  let space = 0
  for (let index = state.next; index <= last; index++) {
    const begins = index === state.next
    const word = (begins ? state.end?.division?.rest : undefined) ?? words[index]
    if (!word) break
    if (!begins && width + space + word.width > limit) {
      if (!mayDivide(words, index, width, limit, state.end)) break
      for (const division of word.divisions?.() ?? []) {
        const divided = width + space + division.first.width
        if (division.onlyWide || divided > limit) continue
        const cost = state.cost + white(divided, limit) + (division.hyphen ? hyphenCost : 0)
        reached.push({ next: index, end: { word: index, division }, before: state, cost })
      }
      break
    }
    width += (begins ? 0 : space) + word.width
    space = word.space
    const short = begins && width < runt * limit ? runtCost : 0
    const cost = state.cost + (index === last ? short : white(width, limit) + compoundCost(word))
    reached.push({ next: index + 1, end: { word: index }, before: state, cost })
  }
  return reached
}

/** A compound that is parted after its own hyphen. */
function compoundCost({ runs }: Word): number {
  return /\p{L}-$/u.test(runs.at(-1)?.text ?? '') ? hyphenCost : 0
}

function white(width: number, limit: number): number {
  return ((limit - width) / limit) ** 2
}

/** For each word from the first, the width of it and all after it on one line. */
function restWidths(words: readonly Word[], from: number, last: number): number[] {
  const widths: number[] = []
  let width = 0
  for (let index = last; index >= from; index--) {
    const word = words[index]
    width += (word?.width ?? 0) + (index === last ? 0 : (word?.space ?? 0))
    widths[index - from] = width
  }
  return widths
}

function restWidth({ next, end }: State, widthFrom: readonly number[], from: number): number {
  const rest = widthFrom[next - from] ?? 0
  // What stands before a hyphen is wider than what is gone of the word: at least so much is left.
  return end?.division ? rest - end.division.first.width : rest
}

function endsOf(state: State): LineEnd[] {
  const ends: LineEnd[] = []
  for (let at: State | undefined = state; at?.end; at = at.before) ends.unshift(at.end)
  return ends
}
