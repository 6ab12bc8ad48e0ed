/** How a text writes a table. */
export interface Dialect {
  /** One character: what stands between two cells. */
  readonly delimiter: string
  /** The offset of the first row: behind the line `sep=;` that Excel writes and reads. */
  readonly start: number
}

/** What may stand between cells; of those that are equally often in the header the first is taken. */
const delimiters = [',', ';', '\t', '|']
/** Further into the text no header is looked for. */
const longestHeader = 1 << 16

/** The dialect of a table: as its line `sep=` says, as is asked for, or by what its header has most of outside quotes. */
export function dialectOf(text: string, asked?: string): Dialect {
  const said = /^sep=(.)(?:\r\n|\n|\r|$)/i.exec(text.slice(0, 8))
  if (said?.[1] !== undefined) return { delimiter: said[1], start: said[0].length }
  if (asked !== undefined) return { delimiter: asked, start: 0 }
  const header = headerLine(text)
  const counts = delimiters.map((delimiter) => header.split(delimiter).length)
  return { delimiter: delimiters[counts.indexOf(Math.max(...counts))] ?? ',', start: 0 }
}

/** The first row that is not blank, with a letter for what is in quotes. */
function headerLine(text: string): string {
  const bare = text.slice(0, longestHeader).replaceAll(/"[^"]*"?/g, 'q')
  return /[^\s,;|].*/.exec(bare)?.[0] ?? ''
}
