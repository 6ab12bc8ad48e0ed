import { type Inline, withoutBlanks } from '../model/inline.ts'
import { citationMark } from './citation-links.ts'
import { escapeHref, escapeText } from './escape.ts'

/** Inline prose as Markdown on one line, safe in every place that takes inline Markdown. */
export function renderInline(nodes: readonly Inline[]): string {
  const shown = withoutBlanks(nodes)
  let line = ''
  shown.forEach((node, index) => {
    const after = shown[index + 1]
    line += renderNode(node, line.at(-1), after === undefined ? undefined : renderNode(after, undefined, undefined)[0], line === '')
  })
  return line
}

const within = new WeakMap<readonly Inline[], string>()

/** What is inside a node, made once: a node is looked at twice, as itself and as what follows another. */
function renderWithin(children: readonly Inline[]): string {
  const known = within.get(children) ?? renderInline(children)
  within.set(children, known)
  return known
}

function renderNode(node: Inline, before: string | undefined, after: string | undefined, first = true): string {
  switch (node.kind) {
    case 'text':
      return beforeLink(first ? escapeText(node.text) : escapeText(`x${node.text}`).slice(1), after)
    case 'break':
      return '<br>'
    case 'code':
      return renderCode(node.text, before === '`' || after === '`')
    case 'math':
      return `$${escapeTex(node.tex)}$`
    case 'cite':
      return citationMark(node.numbers)
    case 'badge':
      return ` <span class="badge">${escapeText(node.text)}</span>`
    case 'link':
      return `[${renderWithin(node.children)}](${escapeHref(node.href)})`
    case 'strong':
      return delimited('**', 'strong', node.children, before, after)
    case 'emphasis':
      return delimited('*', 'em', node.children, before, after)
    case 'strike':
      return `<s>${renderWithin(node.children)}</s>`
    case 'blank':
      return renderWithin(node.children)
  }
}

/** An exclamation mark before a link would make a picture of it. */
function beforeLink(text: string, after: string | undefined): string {
  return after === '[' && text.endsWith('!') ? `${text.slice(0, -1)}\\!` : text
}

/**
 * Emphasis by asterisks where they are sure to be read as such, by a tag elsewhere.
 * Source: CommonMark 0.31, left- and right-flanking delimiter runs.
 */
function delimited(
  delimiter: string,
  tag: string,
  children: readonly Inline[],
  before: string | undefined,
  after: string | undefined,
): string {
  const inner = renderWithin(children)
  const clear = /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/u.test(inner) && !isWord(before) && !isWord(after) && before !== '*' && after !== '*'
  return clear ? `${delimiter}${inner}${delimiter}` : `<${tag}>${inner}</${tag}>`
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && !/[\s\p{P}]/u.test(character)
}

function renderCode(text: string, besideCode: boolean): string {
  if (!besideCode && /^[^`\\|\n]*[^`\\|\n\s][^`\\|\n]*$/.test(text) && text.trim() === text) return `\`${text}\``
  return `<code>${escapeText(text)}</code>`
}

/** A bar would end a table cell: TeX has names for it. */
function escapeTex(tex: string): string {
  return tex.replaceAll('\\|', '\\Vert ').replaceAll('|', '\\vert ').replaceAll(/\s+/g, ' ').trim()
}
