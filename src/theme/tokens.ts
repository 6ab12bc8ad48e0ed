import { type Colour, parseHex } from '../model/colour.ts'
import { importedThemes } from './sheets.ts'

/** The tokens of a theme: its custom properties by name, with their dashes. */
export type Tokens = ReadonlyMap<string, string>

/**
 * The tokens that a theme sets for every slide, those of the themes that it imports included: what stands in its `:root` rules.
 *
 * @param sheets the CSS of all themes by name
 */
export function themeTokens(name: string, sheets: ReadonlyMap<string, string>, imported: ReadonlySet<string> = new Set()): Tokens {
  const css = sheets.get(name)?.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  // A theme that imports itself is told where it is rendered.
  if (css === undefined || imported.has(name)) return new Map()
  const tokens = new Map(importedThemes(css).flatMap((other) => [...themeTokens(other, sheets, new Set([...imported, name]))]))
  for (const [, body = ''] of css.matchAll(/:root\s*\{([^}]*)\}/g)) {
    for (const [, token = '', value = ''] of body.matchAll(/(--[\w-]+)\s*:\s*([^;]+)/g)) tokens.set(token, value.trim())
  }
  return tokens
}

/** The colour that a value comes to, where it is made of hex colours, other tokens and mixtures in sRGB. */
export function colourOf(value: string, tokens: Tokens, depth = 0): Colour | undefined {
  const text = value.trim()
  if (depth > 20) return undefined
  if (text === 'white') return [255, 255, 255, 1]
  if (text === 'black') return [0, 0, 0, 1]
  const variable = /^var\((--[\w-]+)\)$/.exec(text)?.[1]
  if (variable !== undefined) return colourOf(tokens.get(variable) ?? '', tokens, depth + 1)
  const mixture = /^color-mix\(in srgb,\s*([^,]+?)\s+([\d.]+)%,\s*([^,]+)\)$/.exec(text)
  if (!mixture) return parseHex(text)
  const [, one = '', percent = '', other = ''] = mixture
  const top = colourOf(one, tokens, depth + 1)
  const ground = colourOf(other, tokens, depth + 1)
  const share = Number(percent) / 100
  if (!top || !ground) return undefined
  const mix = (part: 0 | 1 | 2): number => top[part] * share + ground[part] * (1 - share)
  return [mix(0), mix(1), mix(2), 1]
}
