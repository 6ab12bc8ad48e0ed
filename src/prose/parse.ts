import MarkdownIt, { type StateInline, type Token } from 'markdown-it'
import { type Inline, mergeText, withoutBlanks } from '../model/inline.ts'

/** What a piece of prose refers to outside itself. */
export interface ProseContext {
  /** The numbers of the references of a citation; unknown keys are reported and left out. */
  readonly cite: (keys: readonly string[]) => readonly number[]
  /** Hears of a link whose address is none; it shows as the text it is. */
  readonly nowhere?: (href: string) => void
  /** The nodes that stand for a placeholder, by the name in its braces; absent where braces are text. */
  readonly fill?: (name: string) => readonly Inline[]
}

// A placeholder is carried through the Markdown parser as one of these noncharacters' sequences.
// Text that holds them itself is rejected before (see forbiddenCharacter).
const markOpen = '\ufdd0'
const markClose = '\ufdd1'
const mark = /\ufdd0(\d+)\ufdd1/
// Braces are placeholders, but in a formula and after a backslash: \{.
const placeholder = /(\$(?![\s$])(?:\\.|[^\\$])*?(?<!\s)\$(?![\d$]))|(?<!\\)\{([^{}\n]+)\}/gu
const citation = /\[@[\p{L}\p{N}][\p{L}\p{N}_:.-]*(?:\s*[;,]\s*@[\p{L}\p{N}][\p{L}\p{N}_:.-]*)*\]/uy

/**
 * Parses inline Markdown: emphasis, strong, strike, code, links (http, https, mailto, #slide), $math$, [@citations],
 * [[blanks]], line breaks. Everything else, HTML and block syntax included, is text and shows as itself.
 */
export function parseProse(source: string, context: ProseContext): Inline[] {
  const names: string[] = []
  const marked = context.fill
    ? source
        .trim()
        .replaceAll(
          placeholder,
          (_, formula: string | undefined, name: string) => formula ?? `${markOpen}${names.push(name.trim()) - 1}${markClose}`,
        )
    : source.trim()
  const [inline] = parser.parseInline(marked, {})
  const named = (href: string): string => href.replaceAll(new RegExp(mark, 'g'), (_, index: string) => `{${names[Number(index)] ?? ''}}`)
  const nodes = build(withoutDeep(inline?.children ?? []), { ...context, nowhere: (href) => context.nowhere?.(named(href)) })
  return context.fill ? fillMarks(nodes, names, context.fill) : nodes
}

const parser = createParser()

function createParser(): MarkdownIt {
  const markdown = new MarkdownIt('zero', { html: false })
  markdown.enable([
    'newline',
    'escape',
    'entity',
    'backticks',
    'emphasis',
    'strikethrough',
    'link',
    'autolink',
    'balance_pairs',
    'fragments_join',
  ])
  // Every link is read, so that one which leads nowhere can be told; see linkNodes.
  markdown.validateLink = () => true
  markdown.normalizeLink = (url) => url
  markdown.inline.ruler.before('link', 'citation', citationRule)
  markdown.inline.ruler.after('escape', 'math', mathRule)
  markdown.inline.ruler.after('link', 'blank', blankRule)
  return markdown
}

function citationRule(state: StateInline, silent: boolean): boolean {
  citation.lastIndex = state.pos
  const found = citation.exec(state.src)
  if (!found) return false
  if (!silent) state.push('citation', '', 0).content = found[0]
  state.pos += found[0].length
  return true
}

/** `$tex$` as in Pandoc: no space inside the dollars, no digit after the closing one; so "$5 and $6" is text. */
function mathRule(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src[pos] !== '$' || /[\s$]/.test(src[pos + 1] ?? ' ')) return false
  let end = pos + 1
  while (end < src.length && src[end] !== '$') end += src[end] === '\\' ? 2 : 1
  if (src[end] !== '$' || /\s/.test(src[end - 1] ?? '') || /[\d$]/.test(src[end + 1] ?? '')) return false
  if (!silent) state.push('math', '', 0).content = src.slice(pos + 1, end)
  state.pos = end + 1
  return true
}

/** `[[answer]]`, any inline Markdown inside; brackets in it are balanced, so that `[[1, 2], [3, 4]]` is text. */
function blankRule(state: StateInline, silent: boolean): boolean {
  // Skipped over, it is brackets: a link may have a blank in its text.
  if (silent || !state.src.startsWith('[[', state.pos)) return false
  const { posMax } = state
  const start = state.pos + 2
  const end = blankEnd(state, start)
  const inner = state.src.slice(start, end)
  if (end === undefined || inner.trim() === '') return false
  state.push('blank_open', '', 1)
  state.pos = start + inner.length - inner.trimStart().length
  state.posMax = start + inner.trimEnd().length
  state.md.inline.tokenize(state)
  state.push('blank_close', '', -1)
  state.pos = end + 2
  state.posMax = posMax
  return true
}

function blankEnd(state: StateInline, start: number): number | undefined {
  const { src, pos, posMax } = state
  let level = 0
  let end: number | undefined
  state.pos = start
  while (end === undefined && state.pos < posMax - 1) {
    const at = state.pos
    if (src[at] === ']' && level === 0) {
      if (src[at + 1] !== ']') break
      end = at
    } else {
      if (src[at] === ']') level--
      state.md.inline.skipToken(state)
      if (src[at] === '[' && state.pos === at + 1) level++
    }
  }
  state.pos = pos
  return end
}

/** Deeper than this, what is emphasized is not emphasized once more: nobody sees it, and whoever walks through it comes to an end. */
const deepest = 32

function withoutDeep(tokens: readonly Token[]): Token[] {
  let depth = 0
  return tokens.filter(({ type, nesting }) => {
    if (!/^(?:em|strong|s)_/.test(type)) return true
    return (nesting === 1 ? ++depth : depth--) <= deepest
  })
}

function build(tokens: readonly Token[], context: ProseContext): Inline[] {
  let index = 0
  const until = (close: string): Inline[] => {
    const nodes: Inline[] = []
    while (index < tokens.length) {
      const token = tokens[index++] as Token
      if (token.type === close) break
      nodes.push(...toNodes(token))
    }
    return mergeText(nodes)
  }
  const toNodes = (token: Token): readonly Inline[] => {
    switch (token.type) {
      case 'softbreak':
      case 'hardbreak':
        return [{ kind: 'break' }]
      case 'code_inline':
        return [{ kind: 'code', text: token.content }]
      case 'math':
        return [{ kind: 'math', tex: token.content }]
      case 'citation':
        return cite(token.content, context)
      case 'strong_open':
        return [{ kind: 'strong', children: until('strong_close') }]
      case 'em_open':
        return [{ kind: 'emphasis', children: until('em_close') }]
      case 's_open':
        return [{ kind: 'strike', children: until('s_close') }]
      case 'blank_open':
        return blankNodes(withoutBlanks(until('blank_close')))
      case 'link_open':
        return linkNodes(token, until('link_close'), context)
      default:
        return textNodes(token.content)
    }
  }
  return until('')
}

/** A link; or where it has no address that leads somewhere the text that was written, and a report. */
function linkNodes(token: Token, children: readonly Inline[], context: ProseContext): readonly Inline[] {
  const href = token.attrGet('href') ?? ''
  if (/^(https?:\/\/|mailto:|#)./i.test(href)) return [{ kind: 'link', href, children }]
  if (token.markup === 'autolink') return [{ kind: 'text', text: `<${href}>` }]
  context.nowhere?.(href)
  const title = token.attrGet('title')
  return [{ kind: 'text', text: '[' }, ...children, { kind: 'text', text: `](${href}${title ? ` "${title}"` : ''})` }]
}

/** A blank without anything in it is none. */
function blankNodes(children: readonly Inline[]): Inline[] {
  return children.length === 0 ? [] : [{ kind: 'blank', children }]
}

function cite(source: string, context: ProseContext): readonly Inline[] {
  const keys = source
    .slice(1, -1)
    .split(/[;,]/)
    .map((part) => part.trim().slice(1))
  const numbers = context.cite(keys)
  return numbers.length === 0 ? [] : [{ kind: 'cite', numbers }]
}

function fillMarks(nodes: readonly Inline[], names: readonly string[], fill: (name: string) => readonly Inline[]): Inline[] {
  const valueOf = (index: string | undefined): readonly Inline[] => fill(names[Number(index)] ?? '')
  const asText = (source: string, encode: (text: string) => string): string =>
    source.replaceAll(new RegExp(mark, 'g'), (_, index: string) => encode(words(valueOf(index))))
  const filled = nodes.flatMap((node): readonly Inline[] => {
    switch (node.kind) {
      case 'text':
        return node.text.split(mark).flatMap((part, index) => (index % 2 === 1 ? valueOf(part) : textNodes(part)))
      case 'code':
        return [{ kind: 'code', text: asText(node.text, (text) => text) }]
      case 'math':
        return [{ kind: 'math', tex: asText(node.tex, (text) => `\\text{${text.replaceAll(/[\\{}$%#&_^~]/g, ' ')}}`) }]
      case 'link':
        return [{ ...node, href: asText(node.href, encodeURIComponent), children: fillMarks(node.children, names, fill) }]
      case 'strong':
      case 'emphasis':
      case 'strike':
        return [{ ...node, children: fillMarks(node.children, names, fill) }]
      case 'blank':
        return blankNodes(fillMarks(node.children, names, fill))
      default:
        return [node]
    }
  })
  return mergeText(filled)
}

function textNodes(text: string): Inline[] {
  return text === '' ? [] : [{ kind: 'text', text }]
}

function words(nodes: readonly Inline[]): string {
  return nodes.map((node) => ('text' in node ? node.text : '')).join('')
}
