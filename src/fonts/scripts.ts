import type { Fallback, FontFile } from './catalog.ts'

/** The characters of a script, and the families that have them, best first: `Noto Sans SC`. */
export interface Script {
  readonly characters: RegExp
  readonly families: readonly string[]
}

const chinese = ['Noto Sans SC', 'Noto Sans TC', 'Noto Sans HK']

/** Scripts that no font has that ships; each has a font package of its own, to be installed where it is wanted. */
const scripts: readonly Script[] = [
  { characters: /\p{Script=Arabic}/u, families: ['Noto Sans Arabic'] },
  { characters: /\p{Script=Hebrew}/u, families: ['Noto Sans Hebrew'] },
  { characters: /\p{Script=Hiragana}|\p{Script=Katakana}/u, families: ['Noto Sans JP', ...chinese] },
  { characters: /\p{Script=Hangul}/u, families: ['Noto Sans KR'] },
  { characters: /\p{Script=Bopomofo}/u, families: ['Noto Sans TC', 'Noto Sans HK'] },
  { characters: /\p{Script=Devanagari}/u, families: ['Noto Sans Devanagari'] },
  { characters: /\p{Script=Bengali}/u, families: ['Noto Sans Bengali'] },
  { characters: /\p{Script=Gurmukhi}/u, families: ['Noto Sans Gurmukhi'] },
  { characters: /\p{Script=Gujarati}/u, families: ['Noto Sans Gujarati'] },
  { characters: /\p{Script=Tamil}/u, families: ['Noto Sans Tamil'] },
  { characters: /\p{Script=Telugu}/u, families: ['Noto Sans Telugu'] },
  { characters: /\p{Script=Kannada}/u, families: ['Noto Sans Kannada'] },
  { characters: /\p{Script=Malayalam}/u, families: ['Noto Sans Malayalam'] },
  { characters: /\p{Script=Sinhala}/u, families: ['Noto Sans Sinhala'] },
  { characters: /\p{Script=Thai}/u, families: ['Noto Sans Thai'] },
  { characters: /\p{Script=Lao}/u, families: ['Noto Sans Lao'] },
  { characters: /\p{Script=Khmer}/u, families: ['Noto Sans Khmer'] },
  { characters: /\p{Script=Myanmar}/u, families: ['Noto Sans Myanmar'] },
  { characters: /\p{Script=Georgian}/u, families: ['Noto Sans Georgian'] },
  { characters: /\p{Script=Armenian}/u, families: ['Noto Sans Armenian'] },
  { characters: /\p{Script=Ethiopic}/u, families: ['Noto Sans Ethiopic'] },
]

/** The families of all scripts, each once: what may be installed beside a course. */
export function scriptFamilies(): string[] {
  return [...new Set([han('zh'), ...scripts].flatMap(({ families }) => families))]
}

/** Ideographs look different in each language that writes them; punctuation that they share comes with them. */
function han(language: string): Script {
  const first = hanFamily(language)
  const families = [
    first,
    ...['Noto Sans SC', 'Noto Sans TC', 'Noto Sans JP', 'Noto Sans KR', 'Noto Sans HK'].filter((family) => family !== first),
  ]
  return { characters: /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u, families }
}

function hanFamily(language: string): string {
  const { language: base, script, region } = new Intl.Locale(language).maximize()
  if (base === 'ja') return 'Noto Sans JP'
  if (base === 'ko') return 'Noto Sans KR'
  if (region === 'HK' || region === 'MO') return 'Noto Sans HK'
  return script === 'Hant' ? 'Noto Sans TC' : 'Noto Sans SC'
}

/** The scripts of a text that want fonts of their own. */
export function scriptsOf(text: string, language: string): Script[] {
  // Nothing below U+0530 belongs to any of them.
  if (!/[\u0530-\u{10ffff}]/u.test(text)) return []
  return [han(language), ...scripts].filter(({ characters }) => characters.test(text))
}

/** The npm package of a family: `@expo-google-fonts/noto-sans-sc`. */
export function packageOf(family: string): string {
  return `@expo-google-fonts/${family.toLowerCase().replaceAll(' ', '-')}`
}

/** The path of a file inside an installed package, or `undefined` where it is not there. */
export type FindFile = (specifier: string) => string | undefined

/** How the packages name the weights. */
const weightNames = { 400: '400Regular', 600: '600SemiBold', 700: '700Bold' } as const

/** The file of one weight of a family, where its package is installed and has it. */
export function findFace(family: string, weight: FontFile['weight'], style: FontFile['style'], find: FindFile): FontFile | undefined {
  const name = `${weightNames[weight]}${style === 'italic' ? '_Italic' : ''}`
  const ttf = find(`${packageOf(family)}/${name}/${family.replaceAll(' ', '')}_${name}.ttf`)
  return ttf === undefined ? undefined : { family, weight, style, ttf }
}

/** The first family of a script that is installed. */
export function findScriptFont({ families }: Script, find: FindFile): Fallback | undefined {
  for (const family of families) {
    const regular = findFace(family, 400, 'normal', find)
    if (!regular) continue
    const bold = findFace(family, 700, 'normal', find) ?? { ...regular, weight: 700 }
    return { regular, bold, script: true }
  }
  return undefined
}
