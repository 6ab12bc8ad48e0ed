import { type FontFile, codeFont, fallbackFonts, latinRanges, textFonts } from './catalog.ts'
import { beyondLatin } from './characters.ts'
import { type FontFor, type ReadFont, loadCoverage } from './coverage.ts'

/** A font as it is put into a page. */
interface Face {
  readonly file: FontFile
  readonly woff2: Uint8Array
  readonly range: string
}

const textFaces: readonly FontFile[] = Object.values(textFonts)

/**
 * The fonts for a deck's characters: the ready-made Latin files, and for anything beyond them subsets
 * of the full fonts with just the characters that are used, as `@font-face` rules.
 *
 * @param text all text of the deck
 * @param code whether any of it is set as code
 */
export async function loadSlideFonts(text: string, code: boolean, read: ReadFont): Promise<string> {
  const latin = Promise.all((code ? [...textFaces, codeFont] : textFaces).map((file) => latinFace(file, read)))
  const rest = beyondLatin(text)
  const extra = rest.length === 0 ? [] : await extraFaces(rest, read)
  return renderFaces([...(await latin), ...extra])
}

/** `@font-face` rules for the Latin files: what themes use outside Deckhand. */
export async function latinFontCss(read: ReadFont): Promise<string> {
  return renderFaces(await Promise.all([...textFaces, codeFont].map((file) => latinFace(file, read))))
}

async function latinFace(file: FontFile, read: ReadFont): Promise<Face> {
  if (file.latin === undefined) throw new Error(`${file.family} has no Latin file`)
  return { file, woff2: await read(file.latin), range: latinRanges.map(([first, last]) => unicodeRange(first, last)).join(',') }
}

async function extraFaces(characters: readonly string[], read: ReadFont): Promise<Face[]> {
  const [coverage, { default: subset }] = await Promise.all([loadCoverage(read), import('subset-font')])
  const byFont = assign(characters, coverage)
  const make = async (file: FontFile, used: readonly string[]): Promise<Face> => ({
    file,
    woff2: await subset(Buffer.from(await read(file.ttf)), used.join(''), { targetFormat: 'woff2' }),
    range: used.map((character) => unicodeRange(character.codePointAt(0) ?? 0)).join(','),
  })
  const inText = byFont.get(textFonts.regular) ?? []
  const faces = [
    ...(inText.length === 0 ? [] : textFaces.map((file) => make(file, inText))),
    ...fallbackFonts.flatMap((file) => {
      const used = byFont.get(file)
      return used ? [make(file, used)] : []
    }),
  ]
  return Promise.all(faces)
}

function assign(characters: readonly string[], fontFor: FontFor): Map<FontFile | undefined, string[]> {
  const byFont = new Map<FontFile | undefined, string[]>()
  for (const character of characters) {
    const font = fontFor(character)
    byFont.set(font, [...(byFont.get(font) ?? []), character])
  }
  return byFont
}

function renderFaces(faces: readonly Face[]): string {
  return faces
    .map(
      ({ file, woff2, range }) =>
        `@font-face{font-family:"${file.family}";font-style:${file.style};font-weight:${file.weight};font-display:block;` +
        `src:url(data:font/woff2;base64,${Buffer.from(woff2).toString('base64')}) format("woff2");unicode-range:${range}}`,
    )
    .join('\n')
}

function unicodeRange(first: number, last = first): string {
  const hex = (codePoint: number): string => codePoint.toString(16).toUpperCase()
  return first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`
}
