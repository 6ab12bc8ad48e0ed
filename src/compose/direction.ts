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
