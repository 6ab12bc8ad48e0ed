import { latinRanges } from './catalog.ts'

/** Characters that are shown by no glyph of their own: spaces, joiners, direction marks, variation selectors. */
const invisible = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u

/** The different characters of a text that the ready-made Latin fonts do not hold. */
export function beyondLatin(text: string): string[] {
  const found = new Set(text.match(/[^\u0000-\u00ff]/gu))
  return [...found].filter((character) => !isLatin(character) && !invisible.test(character)).sort()
}

export function isInvisible(character: string): boolean {
  return invisible.test(character)
}

function isLatin(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0
  return latinRanges.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/** `U+6587`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
