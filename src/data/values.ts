/** A value of a record as the texts it shows: none for null, several for a list. */
export function toTexts(value: unknown): string[] | undefined {
  if (typeof value === 'string') return [value]
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) {
    if (value.every((part) => typeof part === 'string')) return value
    const parts = value.map(toTexts)
    return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? [])
  }
  return typeof value === 'object' ? undefined : [String(value)]
}

/** A text as it is compared: the number that it is stands beside it. */
export interface SortValue {
  readonly text: string
  readonly number: number | undefined
  /** Whether it is a day, as 2026-11-01: two of them need no language to be in order. */
  readonly isDay: boolean
}

export function sortValue(text: string): SortValue
export function sortValue(text: string | undefined): SortValue | undefined
export function sortValue(text: string | undefined): SortValue | undefined {
  return text === undefined ? undefined : { text, number: toNumber(text), isDay: /^\d{4}-\d\d-\d\d$/.test(text) }
}

/** Numbers by size, all else as text in the order of the language; what is missing comes last. */
export function comparer(language: string): (a: SortValue | undefined, b: SortValue | undefined) => number {
  const collator = new Intl.Collator(language, { numeric: true })
  return (a, b) => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
    if (a.number !== undefined && b.number !== undefined) return a.number - b.number
    if (a.text === b.text) return 0
    if (a.isDay && b.isDay) return a.text < b.text ? -1 : 1
    return collator.compare(a.text, b.text)
  }
}

/** The number that a text is, or `undefined`. */
export function toNumber(text: string): number | undefined {
  const number = Number(text)
  return Number.isNaN(number) || text.trim() === '' ? undefined : number
}

/** The fields that any of the records has, in the order they are first met. */
export function fieldNames(records: readonly Readonly<Record<string, unknown>>[]): string[] {
  const names = new Set<string>()
  for (const record of records) for (const name of Object.keys(record)) names.add(name)
  return [...names]
}

/** The different values, in the order they first appear. */
export function distinct<T>(values: readonly T[]): T[] {
  return values.length < 2 ? [...values] : [...new Set(values)]
}
