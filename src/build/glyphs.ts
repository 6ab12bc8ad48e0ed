import { type Diagnostic, type Range, fileStart } from '../diagnostics/diagnostic.ts'
import { type Fallback, type FontSet, textFonts } from '../fonts/catalog.ts'
import { beyondLatin, codePointName } from '../fonts/characters.ts'
import { type ReadFont, loadCoverage } from '../fonts/coverage.ts'
import { type FindFile, type Script, findScriptFont, packageOf, scriptsOf } from '../fonts/scripts.ts'
import type { ComposedDeck } from '../model/composed.ts'

/** The fonts of a deck: those of its course, and for each further script that it has the first that is installed. */
export function fontsOf(deck: ComposedDeck, fonts: FontSet, find: FindFile): FontSet {
  const text = [headOf(deck), ...deck.slides.map(({ content }) => [textOf(content), textOf(content.notes)])].flat().join('\n')
  const found = scriptsOf(text, deck.language).flatMap((script) => findScriptFont(script, find) ?? [])
  const different = [...new Map(found.map((font) => [font.regular.ttf, font])).values()]
  if (different.length === 0) return fonts
  // The font for mathematics has Arabic letters too, which do not join.
  const isText = ({ regular }: Fallback): boolean => regular.family === textFonts.regular.family
  const { fallbacks } = fonts
  return { ...fonts, fallbacks: [...fallbacks.filter(isText), ...different, ...fallbacks.filter((font) => !isText(font))] }
}

/**
 * The characters of a deck that no font has, each told once: at the first slide that shows it, or at the deck's head.
 *
 * @param printsNotes whether speaker notes are shown too
 */
export async function glyphFaults(deck: ComposedDeck, fonts: FontSet, read: ReadFont, printsNotes: boolean): Promise<Diagnostic[]> {
  const head = { characters: beyondLatin(headOf(deck)), range: (): Range => fileStart }
  const slides = deck.slides.map(({ content, range }) => {
    const shown = printsNotes ? textOf(content) + textOf(content.notes) : textOf(content)
    return { characters: beyondLatin(shown), range: () => range }
  })
  const places = [head, ...slides]
  if (places.every(({ characters }) => characters.length === 0)) return []
  const coverage = await loadCoverage(fonts, read)
  const told = new Set<string>()
  return places.flatMap(({ characters, range }): Diagnostic[] => {
    const missing = characters.filter((character) => !told.has(character) && !coverage(character))
    for (const character of missing) told.add(character)
    return missing.length === 0 ? [] : [missingGlyphs(deck, fonts, range(), missing)]
  })
}

function missingGlyphs({ file, language }: ComposedDeck, fonts: FontSet, range: Range, characters: readonly string[]): Diagnostic {
  const shown = characters.slice(0, 6).map((character) => `${character} (${codePointName(character)})`)
  const more = characters.length > 6 ? ` and ${characters.length - 6} more` : ''
  // Kanji and kana want the same one.
  const packages = [...new Set(scriptsOf(characters.join(''), language).flatMap((script) => lackingPackage(script, fonts) ?? []))]
  return {
    file,
    range,
    code: 'font/missing-glyph',
    severity: 'warning',
    message: `no font has ${shown.join(', ')}${more}: they show as boxes, or not at all`,
    hint:
      packages.length === 0
        ? 'write them another way, for instance transcribed'
        : `npm install ${packages.join(' ')} beside the course: what is installed is used`,
  }
}

/** The package to install for a script of which no font is there. */
function lackingPackage({ families }: Script, { fallbacks }: FontSet): string | undefined {
  const installed = fallbacks.some(({ regular }) => families.includes(regular.family))
  const [first] = families
  return installed || first === undefined ? undefined : packageOf(first)
}

/** The text that stands at the head of a deck and in its references. */
function headOf({ title, subtitle, course, lecturer, institution, references }: ComposedDeck): string {
  const entries = references.map(({ entry, brief }) => [entry, brief])
  return textOf({ title, subtitle, course, lecturer, institution, entries })
}

/** All text in a value, wherever it stands. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, part]) => (name === 'tex' || name === 'notes' ? '' : textOf(part)))
    .join('\n')
}
