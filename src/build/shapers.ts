import type { FontSet } from '../fonts/catalog.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import { type Shaper, loadShaper } from '../handout/index.ts'

/** Opens the fonts of handouts; decks that are set in the same fonts share them. */
export function shaperLoader(read: ReadFont): (fonts: FontSet) => Promise<Shaper> {
  const known = new Map<string, Promise<Shaper>>()
  return (fonts) => {
    const key = JSON.stringify(fonts)
    const shaper = known.get(key) ?? loadShaper(fonts, read)
    known.set(key, shaper)
    return shaper
  }
}
