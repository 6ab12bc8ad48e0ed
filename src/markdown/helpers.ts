import { fencedCode } from './escape.ts'

/** What templates may call, beside what Handlebars brings along. */
export const helpers = {
  /** `{{#each (row cells)}}`: joins cells into a table's row. */
  row: (cells: unknown) => (Array.isArray(cells) ? `| ${cells.join(' | ')} |` : ''),
  /** A number counted on: `{{add start @index}}`. */
  add: (a: unknown, b: unknown) => Number(a) + Number(b),
  /** Whether both hold. */
  and: (a: unknown, b: unknown) => Boolean(a) && Boolean(b),
  /** Whether one of two is there. */
  or: (a: unknown, b: unknown) => Boolean(a) || Boolean(b),
  /** Lines of code as a fenced block: `{{fence lines language}}`. */
  fence: (lines: unknown, language: unknown) => (Array.isArray(lines) ? renderFence(lines, String(language)) : ''),
  /** How many items a list has, for a class name. */
  count: (list: unknown) => (Array.isArray(list) ? list.length : 0),
  /** Neighbours that have the same value in a field, each with it: `{{#each (groups items "group")}}` gives `name` and `items`. */
  groups: (list: unknown, field: string) => (Array.isArray(list) ? groupNeighbours(list, field) : []),
  /** The items that are not empty, joined: `{{join " · " lecturer institution}}`. */
  join: (separator: string, ...rest: unknown[]) =>
    rest
      .slice(0, -1)
      .filter((part) => part !== undefined && part !== '')
      .join(separator),
}

/** The lines that are marked, and the number of the first, stand behind the language, as Shiki's transformers read them. */
function renderFence(
  lines: readonly { readonly text: string; readonly marked: boolean; readonly number?: number }[],
  language: string,
): string {
  const marked = lines.flatMap((line, index) => (line.marked ? [index + 1] : []))
  const marks = marked.length === 0 ? '' : ` {${marked.join(',')}}`
  const start = lines[0]?.number === undefined ? '' : ` start=${lines[0].number}`
  return fencedCode(
    lines.map(({ text }) => text),
    `${language}${marks}${start}`,
  )
}

type Item = { readonly [name: string]: unknown }

function groupNeighbours(list: readonly Item[], field: string): { name: unknown; items: Item[] }[] {
  const groups: { name: unknown; items: Item[] }[] = []
  for (const item of list) {
    const last = groups.at(-1)
    if (last && last.name === item[field]) last.items.push(item)
    else groups.push({ name: item[field], items: [item] })
  }
  return groups
}
