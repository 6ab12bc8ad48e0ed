import type { Division } from './divide.ts'
import type { Word } from './words.ts'

/** Where a line ends: after a word, or inside it. */
export interface LineEnd {
  readonly word: number
  readonly division?: Division
}

/** A line that is fuller than this without a hyphen has none. */
export const fullEnough = 0.8

/**
 * Lines each as full as they can be: no way to break the words takes fewer, but for hyphens that are not allowed.
 * A word is divided only where its line would be short without, never on two lines in a row, and never the last word.
 */
export function firstFit(words: readonly Word[], limit: number): LineEnd[] {
  const ends: LineEnd[] = []
  let begun = false
  let width = 0
  let space = 0
  let carried: Word | undefined
  const end = (at: LineEnd): void => {
    ends.push(at)
    carried = at.division?.rest
    begun = false
    width = 0
    space = 0
  }
  for (let index = 0; index < words.length; index++) {
    const whole = words[index]
    if (!whole) break
    const word: Word = carried ?? whole
    if (begun && width + space + word.width > limit) {
      const division = mayDivide(words, index, width, limit, ends.at(-1)) ? bestDivision(word, width + space, limit) : undefined
      end(division ? { word: index, division } : { word: index - 1 })
      index--
      continue
    }
    width += (begun ? space : 0) + word.width
    space = word.space
    begun = true
    carried = undefined
    if (word.forced) end({ word: index })
  }
  if (begun) ends.push({ word: words.length - 1 })
  return ends
}

/** Whether the word that does not fit on a line of such a width may be divided, after a line that ended so. */
export function mayDivide(words: readonly Word[], index: number, width: number, limit: number, before: LineEnd | undefined): boolean {
  const last = index === words.length - 1 || words[index]?.forced === true
  return !last && width < fullEnough * limit && !before?.division?.hyphen
}

function bestDivision(word: Word, before: number, limit: number): Division | undefined {
  return word.divisions?.().findLast(({ first, onlyWide }) => !onlyWide && before + first.width <= limit)
}
