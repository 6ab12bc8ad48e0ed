import { isRightToLeft } from '../model/terms.ts'

const leftToRightMark = '\u200e'

/**
 * A composed value in which names keep their order inside text that runs from right to left: without a mark
 * the signs after `C++` or `C#` would go before it. Source: UAX #9, 4.4.
 */
export function keepNames<T>(value: T, language: string): T {
  return isRightToLeft(language) ? mark(value) : value
}

function mark<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, part]: [string, unknown]) => [
    name,
    isText(value) && name === 'text' ? marked(part) : mark(part),
  ])
  return (Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries)) as T
}

function isText(value: object): boolean {
  return 'kind' in value && value.kind === 'text'
}

function marked(text: unknown): unknown {
  return typeof text === 'string' ? text.replaceAll(/(?<=\p{Script=Latin})[+#]+/gu, `$&${leftToRightMark}`) : text
}

/**
 * An arrow that leads from one text to the next as they will stand. It is not mirrored, and takes the direction of the letters
 * on both its sides or, where these differ, that of the language; numbers go with the letters before them. Source: UAX #9, N1 and N2.
 */
export function arrowBetween(before: string, after: string, language: string): '→' | '←' {
  const whole = isRightToLeft(language)
  const from = before.match(letters)?.at(-1)
  const to = after.match(letters)?.[0] ?? from
  const [fromRight, toRight] = [from, to].map((letter) => (letter === undefined ? whole : rightToLeftLetter.test(letter)))
  return (fromRight === toRight ? fromRight : whole) ? '←' : '→'
}

const letters = /\p{L}/gu
const rightToLeftLetter = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
