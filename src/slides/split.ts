/** A Marp document in parts that can be rendered by themselves: its front matter, and what stands between its rulers. */
export interface SplitDocument {
  readonly head: string
  readonly parts: readonly string[]
}

/** A ruler as the templates write it. Other rulers are inside a part, which then has several pages. */
const ruler = '\n\n---\n\n'
const rulerLines = 4

/**
 * What acts beyond its page, and is told from the text alone: other ends of lines, pages by headings, macros of KaTeX that last,
 * and the YAML escapes of the character that marks the places of page numbers.
 */
const beyondItsPage = /\r|headingDivider|\\(?:gdef|xdef|global)|\\(?:0|x00|u0000|U00000000)/

/** Parts a document at its rulers; `undefined` where something in it may act beyond its page. */
export function splitDocument(markdown: string): SplitDocument | undefined {
  if (!markdown.endsWith('\n') || beyondItsPage.test(markdown)) return undefined
  const [head = ''] = /^---\n(?:.*\n)*?---\n/.exec(markdown) ?? []
  // Math in a footer would count as every page's.
  if (head.includes('$')) return undefined
  return { head, parts: markdown.slice(head.length, -1).split(ruler) }
}

/** Some parts as a document, and where in it they end. */
export interface JoinedDocument {
  readonly markdown: string
  /** The number of lines of the front matter. */
  readonly headLines: number
  /** The lines, from 0, of the rulers that begin and end the parts: one more than there are parts, where they do not begin the deck. */
  readonly rulers: readonly number[]
}

/** The directives that hold when a part begins, in the order in which they were first set. */
export type Directives = ReadonlyMap<string, string>

/** All parts of a document. A page of its own stands at the end: what is not closed in the last part would take it in. */
export function joinDocument({ head, parts }: SplitDocument): JoinedDocument {
  return join(head, head, parts)
}

/**
 * A document of a part that does not begin the deck. The directives that hold before it stand on a page of their own,
 * as the front matter does, for Marp writes a page that begins with what is not seen in another way.
 */
export function joinPart(head: string, before: Directives, part: string): JoinedDocument {
  return join(head, `${head}\n<!-- ${directiveText(before)} -->`, ['', part])
}

function join(head: string, opening: string, parts: readonly string[]): JoinedDocument {
  let line = countLines(opening)
  const rulers = parts.map((part) => {
    const at = line + countLines(part) + 2
    line = at + rulerLines - 2
    return at
  })
  return { markdown: `${opening}${parts.join(ruler)}${ruler}end\n`, headLines: countLines(head), rulers }
}

/** As JSON, which is YAML too; nothing in it closes the comment. */
export function directiveText(directives: Directives): string {
  return JSON.stringify(Object.fromEntries(directives)).replaceAll('>', '\\u003e')
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
