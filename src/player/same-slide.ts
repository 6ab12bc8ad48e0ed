/** What of a slide tells it from others. */
export interface Known {
  readonly title: string
  /** All that is read on it. */
  readonly text: string
}

/**
 * Where a slide is after others were inserted, removed or moved: the number of the one that says the same, or else of the one that
 * stands between the same others, or says most of the same; where there is none, its own number. Slides count from 1.
 */
export function sameSlide(before: readonly Known[], now: readonly Known[], number: number): number {
  const least = Math.min(before.length, now.length)
  const isSame = (one: Known | undefined, other: Known | undefined): boolean => one?.text === other?.text && one?.title === other?.title
  let head = 0
  while (head < least && isSame(before[head], now[head])) head++
  let tail = 0
  while (tail < least - head && isSame(before.at(-1 - tail), now.at(-1 - tail))) tail++

  const shift = now.length - before.length
  if (number <= head) return number
  if (number > before.length - tail) return number + shift
  const was = before[number - 1]
  if (!was || (shift === 0 && isSame(now[number - 1], was))) return number
  const among = now.map((slide, index) => ({ number: index + 1, likeness: likeness(was, slide) })).slice(head, now.length - tail)
  // Where as many stand there as before, one that was written anew is at its place; one that was moved is the same all through.
  const enough = shift === 0 ? identical : 0.5
  const [best] = among
    .filter((one) => one.likeness >= enough)
    .sort((a, b) => b.likeness - a.likeness || Math.abs(a.number - number) - Math.abs(b.number - number))
  return best?.number ?? number
}

const identical = 3

/** How much of what one slide says the other says too: up to 1 for the words, and 1 more for the title. */
function likeness(one: Known, other: Known): number {
  const isTitled = one.title !== '' && one.title === other.title
  if (one.title === other.title && one.text === other.text) return identical
  const [ours, theirs] = [wordsOf(one), wordsOf(other)]
  const shared = [...ours].filter((word) => theirs.has(word)).length
  return shared / Math.max(ours.size, theirs.size, 1) + Number(isTitled)
}

function wordsOf({ text }: Known): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))
}
