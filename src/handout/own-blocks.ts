import { isTable } from '../model/composed.ts'
import { type Inline, isInline, text } from '../model/inline.ts'
import { type Block, pointBlock } from './block.ts'

type Fields = Readonly<Record<string, unknown>>

/** The heading of a slide of an own layout: its title, where it has one. */
export function ownHeading({ title }: Fields): readonly Inline[] {
  return isInline(title) ? title : []
}

/** What is under it: prose as paragraphs, lists as points, queries as tables, in the order of the slide; pictures and settings are not taken. */
export function ownBlocks(content: Fields): Block[] {
  const { title: _, ...fields } = content
  return Object.values(fields).flatMap((value): Block[] => {
    if (isInline(value)) return [{ kind: 'paragraph', text: value }]
    if (isTable(value)) return [{ kind: 'table', table: value }]
    return Array.isArray(value) ? value.flatMap(itemBlocks) : []
  })
}

/** An item: its first prose stands before a colon, further lists and tables under it. */
function itemBlocks(item: unknown): Block[] {
  if (isInline(item)) return [pointBlock(item, 0)]
  if (typeof item === 'number') return [pointBlock([text(String(item))], 0)]
  if (typeof item !== 'object' || item === null || 'kind' in item) return []
  const values: unknown[] = Object.values(item)
  const under = values
    .filter((value) => !isInline(value))
    .flatMap((value): Block[] => {
      if (isTable(value)) return [{ kind: 'table', table: value }]
      return Array.isArray(value) ? value.filter(isInline).map((inner) => pointBlock(inner, 1)) : []
    })
  const line = itemLine(values.filter(isInline))
  return line.length === 0 ? under : [pointBlock(line, 0), ...under]
}

function itemLine([first, ...rest]: readonly (readonly Inline[])[]): Inline[] {
  if (first === undefined) return []
  if (rest.length === 0) return [...first]
  return [{ kind: 'strong', children: first }, text(':'), ...rest.flatMap((part) => [text(' '), ...part])]
}
