import { type Diagnostic, type Range, fileStart } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/catalog.ts'
import { beyondLatin, codePointName } from '../fonts/characters.ts'
import { type ReadFont, loadCoverage } from '../fonts/coverage.ts'
import type { ComposedDeck } from '../model/composed.ts'

/** The characters of a deck that no font has, each told once: at the first slide that shows it, or at the deck's head. */
export async function glyphFaults(deck: ComposedDeck, fonts: FontSet, read: ReadFont): Promise<Diagnostic[]> {
  const { title, subtitle, course, lecturer, institution } = deck
  const head = { characters: beyondLatin(textOf({ title, subtitle, course, lecturer, institution })), range: (): Range => fileStart }
  const slides = deck.slides.map((slide) => ({ characters: beyondLatin(textOf(slide.content)), range: () => slide.range }))
  const places = [head, ...slides]
  if (places.every(({ characters }) => characters.length === 0)) return []
  const coverage = await loadCoverage(fonts, read)
  const told = new Set<string>()
  return places.flatMap(({ characters, range }): Diagnostic[] => {
    const missing = characters.filter((character) => !told.has(character) && !coverage(character))
    for (const character of missing) told.add(character)
    return missing.length === 0 ? [] : [missingGlyphs(deck.file, range(), missing)]
  })
}

function missingGlyphs(file: string, range: Range, characters: readonly string[]): Diagnostic {
  const shown = characters.slice(0, 6).map((character) => `${character} (${codePointName(character)})`)
  const more = characters.length > 6 ? ` and ${characters.length - 6} more` : ''
  return {
    file,
    range,
    code: 'font/missing-glyph',
    severity: 'warning',
    message: `no font has ${shown.join(', ')}${more}: they show as boxes, or not at all`,
    hint: 'write them another way, for instance transcribed',
  }
}

/** All text in a value, wherever it stands. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, part]) => (name === 'tex' || name === 'notes' ? '' : textOf(part)))
    .join('\n')
}
