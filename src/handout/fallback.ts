import type { Face } from './shape.ts'

/** Where a grapheme is looked for that its own face lacks, in this order: in light text, and in heavy text. */
export interface Chains {
  readonly light: readonly Face[]
  readonly heavy: readonly Face[]
  /** Those that are for a script of their own. */
  readonly scripts: ReadonlySet<Face>
}

/** A piece of text in one face: as it is read, and as the font is to set it. */
export interface FacePiece {
  readonly face: Face
  text: string
  shown: string
}

type Has = (face: Face, character: string) => boolean

/** What says only how other characters stand: on paper nothing is left of it. */
const unseen = /\p{Cc}|\u034f|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu
/** What joins characters to one glyph: a font without that glyph shows their parts. */
const joining = /\p{Variation_Selector}|\p{Join_Control}|[\u{e0020}-\u{e007f}]/u
/** Graphemes that are meant as pictures. Source: UTS #51. */
const emoji = /\ufe0f|\u20e3|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d\p{Extended_Pictographic}/u

/**
 * Splits where the face changes, between graphemes and never inside one: a mark stays with its letter, a sequence of emoji is one picture.
 * Only where no font has all of a grapheme are its characters looked for one by one.
 */
export function facePieces(text: string, face: Face, chains: Chains, has: Has): FacePiece[] {
  const chain = [face, ...(face === 'semibold' || face === 'bold' ? chains.heavy : chains.light)]
  const pieces: FacePiece[] = []
  const put = (own: Face, read: string, shown: string): void => {
    const last = pieces.at(-1)
    if (last?.face === own) {
      last.text += read
      last.shown += shown
    } else pieces.push({ face: own, text: read, shown })
  }
  for (const { segment } of segmenter.segment(text.replaceAll(unseen, ''))) {
    const seen = shownCharacters(segment)
    const own = inOrder(chain, segment, chains.scripts).find((candidate) => seen.every((character) => has(candidate, character)))
    if (own !== undefined) put(own, segment, segment)
    else if (/^\s$/.test(segment)) put(face, segment, ' ')
    else for (const character of seen) put(chain.find((candidate) => has(candidate, character)) ?? face, character, character)
  }
  return pieces
}

/** Letters that a font for mathematics has as symbols, which do not join: Arabic. */
const ownScript = /^(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}])\p{L}/u

/** Text, then mathematics, then emoji, unless the grapheme is plainly of a script that has a font, or a picture. */
function inOrder(chain: readonly Face[], grapheme: string, scripts: ReadonlySet<Face>): readonly Face[] {
  if (/^[\0-\u024f]$/.test(grapheme)) return chain
  if (emoji.test(grapheme)) return chain.toReversed()
  if (scripts.size === 0 || !ownScript.test(grapheme)) return chain
  return [...chain.filter((face) => scripts.has(face)), ...chain]
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The characters of a text that want a glyph of their own. */
export function shownCharacters(text: string): string[] {
  return [...text.replaceAll(unseen, '')].filter((character) => !joining.test(character))
}
