import { imageAddress } from '../model/slots.ts'
import { type MarkdownBlock, markdownPages } from '../prose/markdown-blocks.ts'
import type { Block } from './blocks.ts'
import { codeOf } from './code.ts'
import { type SlideContent, bodyBlock, paragraph, type } from './content.ts'
import type { Paragraph } from './presentation.ts'
import { runsOf } from './runs.ts'

/** A page of free Markdown: its first heading is the title, all else stands under it in its order. */
export function markdownContent(source: string, page: number): SlideContent {
  const blocks = markdownPages(source)[page] ?? []
  const heading = blocks.find(({ kind }) => kind === 'heading')
  return {
    master: 'Title and content',
    title: heading?.kind === 'heading' ? runsOf(heading.text) : [],
    blocks: gathered(blocks.filter((block) => block !== heading)),
  }
}

/** Blocks of text that follow each other are one. The first of them is the text of the slide. */
function gathered(blocks: readonly MarkdownBlock[]): Block[] {
  const all: Block[] = []
  let hasBody = false
  for (const block of blocks) {
    const last = all.at(-1)
    const words = wordsOf(block)
    if (words === undefined) all.push(otherBlock(block))
    else if (last?.kind === 'text' && last.name === 'Text') all[all.length - 1] = { ...last, paragraphs: [...last.paragraphs, ...words] }
    else {
      all.push(...(hasBody ? [{ kind: 'text' as const, name: 'Text', paragraphs: words }] : bodyBlock(words)))
      hasBody = true
    }
  }
  return all
}

function wordsOf(block: MarkdownBlock): Paragraph[] | undefined {
  switch (block.kind) {
    case 'heading':
      return paragraph(block.text, { bold: true, size: type.cardTitle, before: 16 })
    case 'paragraph':
      return paragraph(block.text, { before: 12 })
    case 'item': {
      const mark = block.start === undefined ? ({ kind: 'bullet' } as const) : ({ kind: 'number', start: block.start } as const)
      return paragraph(block.text, { mark, level: block.level, size: block.level > 0 ? type.under : type.body, before: 8 })
    }
    default:
      return undefined
  }
}

function otherBlock(block: MarkdownBlock): Block {
  switch (block.kind) {
    case 'image':
      return { kind: 'picture', name: 'Picture', picture: imageAddress(block.src), alt: block.alt }
    case 'table': {
      const [header = [], ...rows] = block.rows.map((row) => row.map(runsOf))
      return { kind: 'table', name: 'Table', header, rows, align: [] }
    }
    case 'code':
      return codeOf(block.code)
    default:
      return { kind: 'text', name: 'Text', paragraphs: [] }
  }
}
