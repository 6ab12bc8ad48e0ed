import { closest, distance } from 'fastest-levenshtein'

/**
 * The known name nearest to what was written, or `undefined` where none is near:
 * more than a third of the letters would have to change.
 */
export function nearest(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || written.length > 200) return undefined
  const lower = written.toLowerCase()
  const folded = known.find((name) => name.toLowerCase() === lower)
  if (folded !== undefined) return folded
  const candidate = closest(written, [...known])
  const allowed = Math.ceil(Math.max(written.length, candidate.length) / 3)
  return distance(written, candidate) <= allowed ? candidate : undefined
}

/** What lists all that there are of a kind, where a command does. */
const lists: Readonly<Record<string, string>> = { layout: ' (deckhand layouts lists all)', theme: ' (deckhand themes lists all)' }

/** "did you mean 'table'?", or else the whole list of what there is. */
export function suggest(written: string, known: readonly string[], what: string): string {
  const near = nearest(written, known)
  if (near !== undefined) return `did you mean '${near}'?`
  if (known.length === 0) return `there is no ${what} to choose from`
  const shown = known.slice(0, 12).join(', ')
  return `choose a ${what}: ${shown}${known.length > 12 ? ', …' : ''}${lists[what] ?? ''}`
}
