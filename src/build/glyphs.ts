import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { beyondLatin, codePointName } from '../fonts/characters.ts'
import { type ReadFont, loadCoverage } from '../fonts/coverage.ts'
import type { ComposedDeck } from '../model/composed.ts'

/** The characters of a deck that no font has, each told once, at the first slide that shows it. */
export async function glyphFaults(deck: ComposedDeck, read: ReadFont): Promise<Diagnostic[]> {
  const bySlide = deck.slides.map((slide) => ({ slide, characters: beyondLatin(textOf(slide.content)) }))
  if (bySlide.every(({ characters }) => characters.length === 0)) return []
  const coverage = await loadCoverage(read)
  const told = new Set<string>()
  return bySlide.flatMap(({ slide, characters }) =>
    characters.flatMap((character): Diagnostic[] => {
      if (told.has(character) || coverage(character)) return []
      told.add(character)
      return [
        {
          file: deck.file,
          range: slide.range,
          code: 'font/missing-glyph',
          severity: 'warning',
          message: `no font has the character '${character}' (${codePointName(character)}): it shows as a box`,
          hint: 'write it another way, for instance transcribed',
        },
      ]
    }),
  )
}

/** All text in a value, wherever it stands. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, part]) => (name === 'tex' || name === 'notes' ? '' : textOf(part)))
    .join('\n')
}
