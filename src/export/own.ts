import { isTable } from '../model/composed.ts'
import { isInline } from '../model/inline.ts'
import { imageAddress, isImage } from '../model/slots.ts'
import type { Block } from './blocks.ts'
import { type Of, type SlideContent, paragraph, runParagraph, type } from './content.ts'
import type { Part } from './layouts.ts'
import type { Paragraph } from './presentation.ts'
import { plainRun, runsOf } from './runs.ts'

/** A slide of a layout of the course's own, whose look is not known here: all that its fields say, in their order. */
export function ownContent({ fields, split }: Of<'own'>, part: Part): SlideContent {
  const { title, ...others } = fields
  const blocks: Block[] = []
  const paragraphs: Paragraph[] = []
  for (const [name, value] of Object.entries(others)) {
    const shown: unknown = name === split && Array.isArray(value) ? value.slice(part.start, part.end) : value
    collect(shown, 0, paragraphs, blocks)
  }
  const text: Block[] = paragraphs.length === 0 ? [] : [{ kind: 'text', name: 'Text', paragraphs, isBody: true }]
  return { master: 'Title and content', title: isInline(title) ? runsOf(title) : [], blocks: [...text, ...blocks] }
}

function collect(value: unknown, depth: number, paragraphs: Paragraph[], blocks: Block[]): void {
  const style =
    depth === 0
      ? { before: 12 }
      : { mark: { kind: 'bullet' as const }, level: depth - 1, size: depth > 1 ? type.under : type.body, before: 8 }
  if (isInline(value)) paragraphs.push(...paragraph(value, style))
  else if (typeof value === 'number') paragraphs.push(...runParagraph(plainRun(String(value)), style))
  else if (isImage(value)) blocks.push({ kind: 'picture', name: 'Picture', picture: imageAddress(value.src), alt: value.alt })
  else if (isTable(value)) {
    const { header, rows, align } = value
    blocks.push({ kind: 'table', name: 'Table', header: header.map(runsOf), rows: rows.map((row) => row.map(runsOf)), align })
  } else if (Array.isArray(value)) for (const item of value) collectItem(item, depth + 1, paragraphs, blocks)
}

/** An item: its first line is a point, what else it says stands under it. */
function collectItem(item: unknown, depth: number, paragraphs: Paragraph[], blocks: Block[]): void {
  const isFields = typeof item === 'object' && item !== null && !Array.isArray(item) && !isImage(item) && !isTable(item)
  if (!isFields) return collect(item, depth, paragraphs, blocks)
  Object.values(item).forEach((value: unknown, index) =>
    collect(value, index === 0 || Array.isArray(value) ? depth : depth + 1, paragraphs, blocks),
  )
}
