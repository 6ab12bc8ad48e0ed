import { escapeXml } from '../model/xml.ts'

/**
 * Plain text as inline Markdown that shows as that text wherever it is put: in a paragraph, a heading,
 * a list item, a table cell, an HTML block's content, and at the start of a line.
 * Only what would act is escaped, so that the Markdown stays readable.
 *
 * Sources: CommonMark 0.31 (backslash escapes, block starts), GFM (tables, strikethrough),
 * Marp Core (math, emoji short codes, linkified addresses).
 */
export function escapeText(text: string): string {
  // Most texts have nothing to escape, and there are many.
  if (/^[A-Za-z][A-Za-z0-9 ,;.()'"?!+=/%-]*$/.test(text)) return text
  return text
    .replaceAll(/[\\`*_[\]<>|$~@]/g, '\\$&')
    .replaceAll(/&(?=[#\p{L}])/gu, '\\&')
    .replaceAll(/:(?=[\w+\-/])/g, '\\:')
    .replaceAll(/(^|\s)#/g, '$1\\#')
    .replace(/^[ \t]{2,}/, ' ') // four would begin code
    .replace(/^([ \t]?)([-+=])/, '$1\\$2')
    .replace(/^([ \t]?\d{1,9})([.)])/, '$1\\$2')
    .replaceAll(/\s*[\n\r\v\f\u0085\u2028\u2029]\s*/g, '<br>')
    .replaceAll('\t', ' ')
}

/** An address as the destination of a Markdown link. */
export function escapeHref(href: string): string {
  return href.replaceAll(/[\s<>()\\|`"'*_[\]]/g, percent).replaceAll('&', '&amp;')
}

function percent(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

/** A value of a YAML mapping in front matter or in a directive; JSON strings are YAML. */
export function yamlString(text: string): string {
  return JSON.stringify(text)
    .replaceAll('--', '-\\u002d')
    .replaceAll(/[\u2028\u2029]/g, ' ')
}

// Invisible, and no part of a word: keeps a line of notes from being read as a directive.
const wordJoiner = '\u2060'

/**
 * Speaker notes as the content of an HTML comment. They cannot end the comment,
 * and no line of them can be read as a Marp directive (`class: lead`).
 */
export function escapeNotes(text: string): string {
  return text
    .replaceAll(/[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/--(?=!?>)/g, `--${wordJoiner}`)
    .replaceAll(/-(?=>)/g, `-${wordJoiner}`)
    .split('\n')
    .map((line) => (/^\W*[_a-z][\w-]*\W*:|^\s*[?{!&]|^\s*(prettier|markdownlint|lint)\b/i.test(line) ? wordJoiner + line : line))
    .join('\n')
    .trim()
}

/** Text as the value of an HTML attribute, on one line: a blank one would end a block of HTML. */
export function escapeAttribute(text: string): string {
  return escapeXml(text.replaceAll(/\s+/g, ' '))
}

// Stands for the end of a line in what must stay as it is while a template's blank lines are tidied.
const keptLine = '\ufdd2'

/** Lines that go through a template as they are: blank ones and spaces at their ends included. */
export function keepLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll('\n', keptLine)
}

/** What `keepLines` kept. */
export function releaseLines(text: string): string {
  return text.replaceAll(keptLine, '\n')
}

/**
 * Lines of code as a fenced block that nothing in them can close.
 *
 * @param info what stands behind the fence: the language, and what is said of the lines
 */
export function fencedCode(lines: readonly string[], info: string): string {
  const runs = lines.join('\n').match(/`{3,}/g) ?? []
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)))
  return keepLines([`${fence}${info}`, ...lines, fence].join('\n'))
}

/** A formula as a block of its own. Comments go, for they would swallow the line; so does what would end the formula. */
export function displayMath(tex: string): string {
  const line = tex
    .replaceAll(/(?<!\\)((?:\\\\)*)%.*$/gm, '$1')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\$(?=\$)/g, '$ ')
    .trim()
  return keepLines(`$$\n${line}\n$$`)
}
