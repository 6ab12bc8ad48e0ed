import MarkdownIt, { type Token } from 'markdown-it'
import type { Inline } from '../model/inline.ts'
import { fileOfAddress } from './marp-markdown.ts'
import { parseProse } from './parse.ts'

/** A piece of free Markdown, read for its words: HTML lends it no look, but its text is kept. */
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'item'; readonly level: number; readonly text: readonly Inline[]; readonly start?: number }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'code'; readonly code: string }
  /** The file as it is named in the Markdown, and what it shows. */
  | { readonly kind: 'image'; readonly src: string; readonly alt: string }

const parser = new MarkdownIt('commonmark', { html: true }).enable(['table', 'strikethrough'])
parser.validateLink = () => true

/** The pages that free Marp Markdown comes to, each as its blocks. Comments, which are directives or notes, are none. */
export function markdownPages(source: string): MarkdownBlock[][] {
  const pages: MarkdownBlock[][] = [[]]
  for (const token of nested(parser.parse(source, {}))) {
    if (token === 'page') pages.push([])
    else pages.at(-1)?.push(token)
  }
  return pages
}

/** What of the reading of a block depends on what is around it. */
interface Around {
  /** The lists that are open; where their items are numbered with the first number. */
  lists: (number | undefined)[]
  heading: number
  isItem: boolean
  row: Inline[][] | undefined
  rows: Inline[][][] | undefined
}

function* nested(tokens: readonly Token[]): Generator<MarkdownBlock | 'page'> {
  const around: Around = { lists: [], heading: 0, isItem: false, row: undefined, rows: undefined }
  for (const token of tokens) {
    if (token.type === 'hr' && token.level === 0) yield 'page'
    else yield* blocksOf(token, around)
  }
}

function blocksOf(token: Token, around: Around): MarkdownBlock[] {
  switch (token.type) {
    case 'bullet_list_open':
      around.lists.push(undefined)
      return []
    case 'ordered_list_open':
      around.lists.push(Number(token.attrGet('start') ?? 1))
      return []
    case 'bullet_list_close':
    case 'ordered_list_close':
      around.lists.pop()
      return []
    case 'list_item_open':
      around.isItem = true
      return []
    case 'heading_open':
      around.heading = Number(token.tag.slice(1))
      return []
    case 'heading_close':
      around.heading = 0
      return []
    case 'table_open':
      around.rows = []
      return []
    case 'table_close': {
      const { rows = [] } = around
      around.rows = undefined
      return [{ kind: 'table', rows }]
    }
    case 'tr_open':
      around.rows?.push((around.row = []))
      return []
    case 'tr_close':
      around.row = undefined
      return []
    case 'inline':
      return inlineBlocks(token, around)
    case 'fence':
    case 'code_block':
      return [{ kind: 'code', code: token.content.trimEnd() }]
    case 'html_block':
      return htmlBlocks(token.content)
    default:
      return []
  }
}

function inlineBlocks(token: Token, around: Around): MarkdownBlock[] {
  const images = (token.children ?? []).filter(({ type }) => type === 'image').map(imageBlock)
  const words = read(token.content.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, ''))
  if (around.row) {
    around.row.push(words)
    return images
  }
  if (words.length === 0) return images
  return [blockOf(words, around), ...images]
}

function blockOf(words: readonly Inline[], around: Around): MarkdownBlock {
  if (around.heading > 0) return { kind: 'heading', level: around.heading, text: words }
  const level = around.lists.length - 1
  if (!around.isItem || level < 0) return { kind: 'paragraph', text: words }
  around.isItem = false
  const start = around.lists[level]
  return { kind: 'item', level, text: words, ...(start !== undefined && { start }) }
}

function imageBlock(token: Token): MarkdownBlock {
  // What Marp reads in an alternative text are its keywords: bg, w:300px.
  const alt = token.content
    .replaceAll(/(^|\s)(bg|fit|cover|contain|auto|left|right|vertical|[wh]:\S+|width:\S+|height:\S+)(?=\s|$)/g, '$1')
    .trim()
  return { kind: 'image', src: fileOfAddress(token.attrGet('src') ?? ''), alt }
}

function htmlBlocks(html: string): MarkdownBlock[] {
  const images = [...html.matchAll(/<img\b[^>]*>/gi)].flatMap(([tag]): MarkdownBlock[] => {
    const src = /\bsrc\s*=\s*["']([^"']*)/i.exec(tag)?.[1]
    return src === undefined ? [] : [{ kind: 'image', src: fileOfAddress(src), alt: /\balt\s*=\s*["']([^"']*)/i.exec(tag)?.[1] ?? '' }]
  })
  const words = read(html)
  return words.length === 0 ? images : [{ kind: 'paragraph', text: words }, ...images]
}

/** Prose without tags; a bracketed key is no citation in free Markdown. */
function read(source: string): Inline[] {
  const plain = source
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<br\s*\/?>/gi, '\\\n')
    .replaceAll(/<\/?[A-Za-z][^>]*>/g, '')
    .replaceAll('[@', '\\[@')
    .trim()
  if (plain === '') return []
  const formula = /^\$\$([\s\S]*?)\$\$$/.exec(plain)?.[1]
  if (formula !== undefined) return [{ kind: 'math', tex: formula.trim() }]
  return parseProse(plain, { cite: () => [] })
}
