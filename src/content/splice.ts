/** A stretch of a text, by offsets, and what is to stand there. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The text with all splices made. They may touch but not overlap; of those at one place the first comes first. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let at = 0
  const parts: string[] = []
  for (const splice of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(at, splice.start), splice.text)
    at = splice.end
  }
  return [...parts, text.slice(at)].join('')
}
