import { isAbsolute } from 'node:path'
import type { FontFile, FontSet } from '../fonts/catalog.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import { sha256 } from '../world/hash.ts'

/** A hash of fonts by what is in them, not by where they lie. Those that ship are known by their names: they change with the version alone. */
export async function fontsKey(fonts: FontSet, readFont: ReadFont): Promise<string> {
  const known = async (font: FontFile): Promise<FontFile> =>
    isAbsolute(font.ttf) ? { ...font, ttf: hashOf(await readFont(font.ttf)) } : font
  const text = Object.values(fonts.text).map(known)
  const fallbacks = fonts.fallbacks.map(async ({ regular, bold, ...rest }) => [rest, await known(regular), bold && (await known(bold))])
  return sha256(JSON.stringify([await Promise.all(text), await known(fonts.code), await Promise.all(fallbacks)]))
}

const hashes = new WeakMap<Uint8Array, string>()

/** Each font is hashed once for all decks that are set in it. */
function hashOf(bytes: Uint8Array): string {
  const hash = hashes.get(bytes) ?? sha256(bytes)
  hashes.set(bytes, hash)
  return hash
}
