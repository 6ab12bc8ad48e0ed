import createBidi, { type Bidi } from 'bidi-js'

/** Any character that is written from right to left, or that says so of others. */
const rightToLeft = /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const leftToRight = /(?![\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])\p{L}/u

let made: Bidi | undefined

function bidi(): Bidi {
  return (made ??= createBidi())
}

/** A piece of a paragraph; what is isolated keeps its own order whatever stands round it (code, a citation). */
interface Piece {
  readonly text: string
  readonly isolated?: boolean
}

/**
 * The embedding level of each character of a paragraph (UAX #9), or `undefined` where all of it reads from left to right.
 * A paragraph reads in the direction of the page, unless all its letters are written in the other.
 */
export function bidiLevels(pieces: readonly Piece[], page: 'ltr' | 'rtl'): Uint8Array | undefined {
  const text = pieces.map((piece) => piece.text).join('')
  const right = rightToLeft.test(text)
  const left = leftToRight.test(text)
  if (!right && (page === 'ltr' || left)) return undefined
  const direction = page === 'ltr' ? (left ? 'ltr' : 'rtl') : 'rtl'
  const isolates = pieces.map((piece) => (piece.isolated ? `\u2066${piece.text}\u2069` : piece.text)).join('')
  const { levels } = bidi().getEmbeddingLevels(isolates, direction)
  const own = new Uint8Array(text.length)
  let from = 0
  let to = 0
  for (const piece of pieces) {
    from += piece.isolated ? 1 : 0
    own.set(levels.subarray(from, from + piece.text.length), to)
    from += piece.text.length + (piece.isolated ? 1 : 0)
    to += piece.text.length
  }
  return own
}

/** The indexes of a line's pieces from left to right, by their embedding levels. Source: UAX #9, L2. */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index)
  const odd = levels.filter((level) => level % 2 === 1)
  if (odd.length === 0) return order
  for (let level = Math.max(...levels); level >= Math.min(...odd); level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to++
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).reverse())
      from = Math.max(from, to)
    }
  }
  return order
}
