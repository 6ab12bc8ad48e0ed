import { type Colour, hex } from '../model/colour.ts'
import { type ThemeSheet, importedThemes, shippedThemes, themeParts } from '../theme/sheets.ts'
import { type Tokens, colourOf, themeTokens } from '../theme/tokens.ts'

/** A theme as it is listed. */
export interface ThemeEntry {
  readonly name: string
  /** What it looks like, in the words of the comment that it begins with. */
  readonly description: string
  /** As `size:` names them: 16:9, 4:3. */
  readonly sizes: readonly string[]
  /** The colour of its accents, in hex; '' where it has none that can be told. */
  readonly accent: string
  /** Whether it is the course's own. */
  readonly own: boolean
  /** The names of the themes that it is made over. */
  readonly over: readonly string[]
  /** Every token that is a colour, in hex, by its name. */
  readonly colours: Readonly<Record<string, string>>
}

/**
 * All themes that a course can name, those of the names that ship first.
 *
 * @param isOwn whether the course has a file of that theme
 */
export function listThemes(sheets: readonly ThemeSheet[], isOwn: (name: string) => boolean): ThemeEntry[] {
  const texts = new Map(sheets.map(({ name, css }) => [name, css]))
  return sheets
    .filter(({ name }) => !themeParts.includes(name))
    .map(({ name, css }) => {
      const tokens = themeTokens(name, texts)
      return {
        name,
        description: describe(css),
        sizes: [...new Set([...css.matchAll(/@size\s+(\S+)/g)].map(([, size = '']) => size))],
        accent: colourText(colourOf('var(--accent)', tokens)),
        own: isOwn(name),
        over: importedThemes(css).filter((other) => !themeParts.includes(other)),
        colours: colours(tokens),
      }
    })
    .sort((a, b) => place(a) - place(b))
}

/** As they ship; the course's own, and those of its own names, behind. */
function place({ name }: ThemeEntry): number {
  const index = shippedThemes.indexOf(name)
  return index < 0 ? shippedThemes.length : index
}

/** The first remark of a theme that is words and not one of Marp's. */
function describe(css: string): string {
  const remarks = [...css.matchAll(/\/\*([\s\S]*?)\*\//g)].map(([, text = '']) => text.replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim())
  return remarks.find((text) => text !== '' && !text.startsWith('@')) ?? ''
}

function colours(tokens: Tokens): Record<string, string> {
  const found = [...tokens.keys()].map((name) => [name, colourText(colourOf(`var(${name})`, tokens))] as const)
  return Object.fromEntries(found.filter(([, colour]) => colour !== ''))
}

function colourText(colour: Colour | undefined): string {
  return colour ? hex(colour) : ''
}
