/** A length in pt as PDF writes it: three decimals are a thousandth of a point. */
export function coordinate(value: number): string {
  return rounded(value, 1000)
}

/** A scale: it multiplies what is large. */
export function factor(value: number): string {
  return rounded(value, 1_000_000)
}

/** Six decimals at most, so never an exponent, which PDF does not know; and `0` rather than `-0`. */
function rounded(value: number, steps: number): string {
  return String(Math.round(value * steps) / steps + 0)
}
