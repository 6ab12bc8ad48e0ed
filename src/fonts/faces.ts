import { type FontFile, type FontSet, codeFont, latinRanges, textFonts } from './catalog.ts'
import { beyondLatin, isInvisible } from './characters.ts'
import { type ReadFont, loadCoverage } from './coverage.ts'
import { type FontMemory, rememberedSubset } from './remembered-subset.ts'

/** A font as it is put into a page. */
interface Face {
  readonly family: string
  readonly weight: number
  readonly style: string
  /** Its WOFF2 file, as base64. */
  readonly woff2: string
  /** The characters that it is asked for; all that it has where absent. */
  readonly range?: string
}

/** The family of the fonts for scripts that the text family does not have: a page needs few of them, and themes name one. */
export const scriptFamily = 'Deckhand Scripts'

/** Printable ASCII: what counters, the page's controls and themes may show that no slide says. */
const always = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')

/** What a page may show, and in which fonts. */
export interface PageText {
  /** All its text. */
  readonly text: string
  /** Whether any of it is set as code. */
  readonly code: boolean
  /** Whether it has drawings, which are set in the family that ships. */
  readonly drawings: boolean
  readonly fonts: FontSet
}

/**
 * The fonts for the characters of a page, as `@font-face` rules: of each font a subset with just those that are used.
 *
 * @param memory what was cut before
 */
export async function subsetFontCss(page: PageText, read: ReadFont, memory?: FontMemory): Promise<string> {
  const { code, drawings, fonts } = page
  const text = differentCharacters(page)
  const characters = [...new Set(always + text)].sort()
  const rest = isShipped(fonts) ? beyondLatin(text) : characters
  const drawn = drawings ? [textFonts.regular, textFonts.semibold] : []
  const own = differentFiles([...Object.values(fonts.text), ...drawn, ...(code ? [fonts.code] : [])])
  const [beyond, ...faces] = await Promise.all([
    fallbackFaces(rest, text, fonts, read, memory),
    ...own.map(async (file) => ({ ...describe(file), woff2: await rememberedSubset(file, await read(file.ttf), characters, memory) })),
  ])
  return renderFaces([...faces, ...beyond])
}

/**
 * The same fonts in a hurry: the ready-made Latin files, which are larger but need no subsetting. They have the same
 * outlines and widths. A text that has more than Latin, or is set in other fonts, gets its subsets here too.
 */
export async function readyFontCss(page: PageText, read: ReadFont, memory?: FontMemory): Promise<string> {
  if (!isShipped(page.fonts) || beyondLatin(differentCharacters(page)).length > 0) return subsetFontCss(page, read, memory)
  return latinFontCss(read, page.code)
}

const different = new WeakMap<PageText, string>()

/** Each character of a page once: its text is long, and is asked for twice. */
function differentCharacters(page: PageText): string {
  const characters = different.get(page) ?? onceEach(page.text)
  different.set(page, characters)
  return characters
}

/** A set of strings would take ten times as long. */
function onceEach(text: string): string {
  const seen = new Uint8Array(0x110000)
  let characters = ''
  for (let index = 0; index < text.length; index++) {
    const codePoint = text.codePointAt(index) ?? 0
    if (codePoint > 0xffff) index++
    if (seen[codePoint] === 1) continue
    seen[codePoint] = 1
    characters += String.fromCodePoint(codePoint)
  }
  return characters
}

/** `@font-face` rules for the ready-made Latin files: what themes use outside Deckhand. */
export async function latinFontCss(read: ReadFont, code = true): Promise<string> {
  const range = latinRanges.map(([first, last]) => unicodeRange(first, last)).join(',')
  const faces = [...Object.values(textFonts), ...(code ? [codeFont] : [])].map(async (file): Promise<Face> => {
    if (file.latin === undefined) throw new Error(`${file.family} has no Latin file`)
    return { ...describe(file), woff2: base64Of(await read(file.latin)), range }
  })
  return renderFaces(await Promise.all(faces))
}

function isShipped({ text, code }: FontSet): boolean {
  return text.regular.ttf === textFonts.regular.ttf && code.ttf === codeFont.ttf
}

/** A family without an italic or a semibold has one file for two: the browser slants and thickens by itself. */
function differentFiles(files: readonly FontFile[]): FontFile[] {
  return [...new Map(files.map((file) => [`${file.ttf} ${file.family}`, file])).values()]
}

/** Each character beyond the text family is in the first font of the chain that has it, in its bold too where there is one. */
async function fallbackFaces(
  characters: readonly string[],
  text: string,
  fonts: FontSet,
  read: ReadFont,
  memory: FontMemory | undefined,
): Promise<Face[]> {
  const visible = characters.filter((character) => !isInvisible(character))
  if (visible.length === 0) return []
  const joiners = [...new Set(text)].filter(isInvisible)
  const fontFor = await loadCoverage(fonts, read)
  const faces = fonts.fallbacks.flatMap(({ regular, bold, script }) => {
    const used = visible.filter((character) => fontFor(character) === regular)
    if (used.length === 0) return []
    const range = used.map((character) => unicodeRange(character.codePointAt(0) ?? 0)).join(',')
    return [regular, ...(bold ? [bold] : [])].map(async (file) => ({
      ...describe(file),
      ...(script && { family: scriptFamily }),
      woff2: await rememberedSubset(file, await read(file.ttf), [...used, ...joiners], memory),
      range,
    }))
  })
  return Promise.all(faces)
}

function describe({ family, weight, style }: FontFile): Pick<Face, 'family' | 'weight' | 'style'> {
  return { family, weight, style }
}

const written = new WeakMap<Uint8Array, string>()

/** A font file as text: one that is read once for all decks is written once, too. */
export function base64Of(file: Uint8Array): string {
  const text = written.get(file) ?? Buffer.from(file).toString('base64')
  written.set(file, text)
  return text
}

function renderFaces(faces: readonly Face[]): string {
  return faces
    .map(
      ({ family, weight, style, woff2, range }) =>
        `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:block;` +
        `src:url(data:font/woff2;base64,${woff2}) format("woff2")` +
        `${range === undefined ? '' : `;unicode-range:${range}`}}`,
    )
    .join('\n')
}

function unicodeRange(first: number, last = first): string {
  const hex = (codePoint: number): string => codePoint.toString(16).toUpperCase()
  return first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`
}
