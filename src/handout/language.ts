import { isRightToLeft } from '../model/terms.ts'
import { bindings } from './bindings.ts'
import { type Hyphenate, loadHyphenation } from './hyphenation.ts'

/** What setting text needs to know of its language. */
export interface Language {
  readonly rightToLeft: boolean
  /** What stays on one line. */
  readonly bindings: readonly RegExp[]
  /** Absent where words are not divided. */
  readonly hyphenate?: Hyphenate
  /** Whether a capital letter makes no name: all nouns have one. */
  readonly capitalNouns: boolean
  /** The text with the spaces that the language has beside its marks, as many characters as before. */
  spaced(text: string): string
}

/** A language of which nothing is known. */
export const anyLanguage: Language = { rightToLeft: false, bindings: bindings('und'), capitalNouns: false, spaced: (text) => text }

/** Gathers what a language wants; its patterns are loaded only here. */
export async function loadLanguage(language: string): Promise<Language> {
  const hyphenate = await loadHyphenation(language)
  return {
    rightToLeft: isRightToLeft(language),
    bindings: bindings(language),
    ...(hyphenate && { hyphenate }),
    capitalNouns: /^(?:de|lb|gsw)\b/.test(language),
    spaced: /^fr\b/.test(language) ? frenchSpaces : (text) => text,
  }
}

/** Source: Lexique des règles typographiques en usage à l'Imprimerie nationale. */
function frenchSpaces(text: string): string {
  return text
    .replaceAll(/ (?=[;!?])/g, '\u202f')
    .replaceAll(/ (?=[:»])/g, '\u00a0')
    .replaceAll(/(?<=«) /g, '\u00a0')
}
