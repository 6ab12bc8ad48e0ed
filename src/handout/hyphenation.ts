import type { Patterns } from 'hyphen'

/** Where a word of small letters may be divided, as offsets in it. */
export type Hyphenate = (word: string) => readonly number[]

/** A shorter word is not divided. */
export const fewestLetters = 7
/** As many letters stay before a hyphen, and as many go to the next line. */
const fewestEachSide = 3

/** The package's patterns that are not named like their language. */
const patternNames: Readonly<Record<string, string>> = {
  de: 'de-1996',
  el: 'el-monoton',
  en: 'en-us',
  mn: 'mn-cyrl',
  sh: 'sh-latn',
  sr: 'sr-cyrl',
}

/** The languages that divide words with a hyphen and have patterns; those of India divide them without one. */
const languages: ReadonlySet<string> = new Set(
  'af be bg ca cs cu cy da de el en es et eu fi fr fur ga gl hr hsb hu hy ia id is it ka kmr la lt lv mk mn nb nl nn no oc pl pms pt rm ro ru sh sk sl sq sr sv tk tr uk'.split(
    ' ',
  ),
)

/** The name of a language's patterns: `en-gb`, `de-1996`. */
function patternName(language: string): string | undefined {
  const { language: base, region, script } = new Intl.Locale(language)
  if (!languages.has(base)) return undefined
  if (base === 'en' && region !== undefined && region !== 'US') return 'en-gb'
  if (base === 'sr' && script === 'Latn') return 'sh-latn'
  return patternNames[base] ?? base
}

/** Loads the patterns of a language; `undefined` where it has none. */
export async function loadHyphenation(language: string): Promise<Hyphenate | undefined> {
  const name = patternName(language)
  if (name === undefined) return undefined
  const [{ default: createHyphenator }, { default: patterns }] = await Promise.all([
    import('hyphen'),
    import(`hyphen/patterns/${name}.js`) as Promise<{ default: Patterns }>,
  ])
  const mark = '\u00ad'
  const hyphenated = createHyphenator(patterns, { html: false, minWordLength: fewestLetters, hyphenChar: mark })
  const known = new Map<string, readonly number[]>()
  return (word) => {
    const before = known.get(word)
    if (before) return before
    const places = word.length < fewestLetters ? [] : offsets(hyphenated(word).split(mark), word.length)
    known.set(word, places)
    return places
  }
}

function offsets(syllables: readonly string[], length: number): number[] {
  let at = 0
  return syllables
    .slice(0, -1)
    .map((syllable) => (at += syllable.length))
    .filter((offset) => offset >= fewestEachSide && offset <= length - fewestEachSide)
}
