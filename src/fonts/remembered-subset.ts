import { createHash } from 'node:crypto'
import { isAbsolute } from 'node:path'
import type { Memory } from '../model/memory.ts'
import type { FontFile } from './catalog.ts'
import { subsetFont } from './subset.ts'

/** Parts of fonts that were cut before, as base64, by the font and the characters. */
export type FontMemory = Memory<string>

/** A part of a font as base64 WOFF2, cut once for the same characters. */
export async function rememberedSubset(
  file: Pick<FontFile, 'ttf'>,
  bytes: Uint8Array,
  characters: readonly string[],
  memory: FontMemory | undefined,
): Promise<string> {
  const key = `${fontName(file, bytes)} ${characters.join('')}`
  const subset = memory?.get(key) ?? Buffer.from(await subsetFont(bytes, characters)).toString('base64')
  memory?.set(key, subset)
  return subset
}

const hashes = new WeakMap<Uint8Array, string>()

/** What ships changes with the version only; a course's own file is known by what is in it. */
function fontName({ ttf }: Pick<FontFile, 'ttf'>, bytes: Uint8Array): string {
  if (!isAbsolute(ttf)) return ttf
  const hash = hashes.get(bytes) ?? createHash('sha256').update(bytes).digest('base64url')
  hashes.set(bytes, hash)
  return hash
}
