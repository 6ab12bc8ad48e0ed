/**
 * How a number is written in a chart: in full up to five digits, then with the language's short word for its size (`10B`, `10 Mrd.`).
 * A whole number of four digits, a year say, has no separator.
 */
export function formatNumber(value: number, language: string, unit = ''): string {
  // A hyphen is too short for a minus.
  return `${numberFormat(value, language).format(value).replace('-', '−')}${unit}`
}

function numberFormat(value: number, language: string): Intl.NumberFormat {
  const size = Math.abs(value)
  if (size >= 100_000) return knownFormat(language, { notation: 'compact', maximumSignificantDigits: 3 })
  if (size > 0 && size < 0.01) return knownFormat(language, { maximumSignificantDigits: 3 })
  return knownFormat(language, { maximumFractionDigits: 2, useGrouping: size >= 10_000 })
}

const formats = new Map<string, Intl.NumberFormat>()

/** To make a format takes a hundred times as long as to use it. */
function knownFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.NumberFormat(language, options)
  formats.set(key, format)
  return format
}

/** Milliseconds since 1970 of an ISO date: a year, a month or a day; `undefined` where the text is none. */
export function parseDate(text: string): number | undefined {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? []
  if (year === undefined) return undefined
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  // A 30 February would be taken for a day in March.
  return date.getTime() && date.toISOString().startsWith(`${year}-${month}-${day}`) ? date.getTime() : undefined
}
