import type { Marp } from '@marp-team/marp-core'

/** A page of a Marp document, as its directives make it. */
export interface MarkedPage {
  /** Whether the page's number is one more than that of the page before. */
  readonly counts: boolean
  /** Whether its number is shown. */
  readonly numbered: boolean
  /** The directives that hold from it on, in order: `[name, value]`. */
  readonly lasting: readonly (readonly [string, string])[]
  /** The styles for all pages that stand on it. */
  readonly styles: readonly string[]
  /** Whether something on it is read as a formula, be it only a dollar. */
  readonly math: boolean
}

/** What a rendering was made of. */
export interface Marked {
  readonly pages: readonly MarkedPage[]
  /** The lines of all rulers between pages. */
  readonly rulers: readonly number[]
  /** The line after the front matter. */
  readonly headLines: number
  /** Whether something acts beyond its page: a link's reference, a directive for the whole deck, a style with a name of its own. */
  readonly beyond: boolean
}

/** No text can hold this: Markdown has no NUL. */
const mark = (name: 'id' | 'page' | 'total'): string => `\0${name}\0`
const marks = /\0(id|page|total)\0/g

/** Puts numbers where a rendering has marks. */
export function numberPage(html: string, numbers: { readonly id: number; readonly page: number; readonly total: number }): string {
  return html.replaceAll(marks, (_, name: 'id' | 'page' | 'total') => String(numbers[name]))
}

/** Of markdown-it and Marpit what is used here. */
interface Token {
  readonly type: string
  readonly level: number
  readonly hidden: boolean
  readonly map: readonly [number, number] | null
  readonly content: string
  readonly children: readonly Token[] | null
  readonly meta: {
    readonly marpitCommentParsed?: string
    readonly marpitParsedDirectives?: Readonly<Record<string, unknown>>
    readonly marpitStyleScoped?: unknown
    readonly marpitDirectives?: { readonly paginate?: unknown }
  } | null
  attrGet(name: string): string | null
  attrSet(name: string, value: string): void
}

interface CoreState {
  readonly tokens: readonly Token[]
  readonly env: { readonly references?: object }
  readonly inlineMode: boolean
}

interface InlineState {
  readonly src: string
  readonly pos: number
  readonly tokens: readonly Token[]
}

interface Rules<Rule> {
  before(name: string, added: string, rule: Rule): void
  after(name: string, added: string, rule: Rule): void
}

interface MarkdownIt {
  readonly core: { readonly ruler: Rules<(state: CoreState) => void> }
  readonly inline: { readonly ruler: Rules<(state: InlineState) => boolean> }
}

/**
 * Adds to Marp what tells of a rendering which page is made of what.
 *
 * @returns renders as `work` does, with marks in place of page numbers, and says what the pages are made of
 */
export function markPages(marp: Marp): <T>(work: () => T) => { readonly made: T; readonly marked: Marked } {
  let current: { pages: MarkedPage[]; rulers: number[]; headLines: number; beyond: boolean } | undefined
  let dollars = new WeakSet<readonly Token[]>()
  const plugin = ({ core, inline }: MarkdownIt): void => {
    // Marp adds KaTeX's styles where any dollar has been tried as a formula.
    inline.ruler.before('marp_math_inline', 'deckhand_dollars', ({ src, pos, tokens }) => {
      if (current && src[pos] === '$') dollars.add(tokens)
      return false
    })
    core.ruler.after('marpit_directives_global_parse', 'deckhand_global_directives', ({ tokens, inlineMode }) => {
      if (current && !inlineMode && tokens.some((token) => directivesOf(token).length > 0)) current.beyond = true
    })
    core.ruler.before('marpit_slide', 'deckhand_rulers', ({ tokens, env, inlineMode }) => {
      if (!current || inlineMode) return
      const rulers = tokens.filter(({ type, level }) => type === 'hr' && level === 0)
      current.rulers = rulers.map(({ map }) => map?.[0] ?? -1)
      current.headLines = tokens[0]?.type === 'front_matter' ? (tokens[0].map?.[1] ?? -1) : 0
      current.beyond ||= rulers.some(({ hidden }) => hidden) || Object.keys(env.references ?? {}).length > 0
    })
    core.ruler.after('marpit_directives_apply', 'deckhand_pages', ({ tokens, inlineMode }) => {
      if (!current || inlineMode) return
      const hasDollar = ({ type, children }: Token): boolean =>
        type === 'marp_math_block' || (children !== null && (dollars.has(children) || children.some(hasDollar)))
      const starts = tokens.flatMap(({ type }, index) => (type === 'marpit_slide_open' ? [index] : []))
      for (const [index, start] of starts.entries()) {
        const own = tokens.slice(start, starts[index + 1])
        const styles = own.filter(({ type }) => type === 'marpit_style')
        const lasting = own.flatMap(directivesOf).filter(([name]) => !name.startsWith('_'))
        const texts = lasting.flatMap(([name, value]) =>
          typeof value === 'string' && !value.includes('$') ? [[name, value] as const] : [],
        )
        current.beyond ||= styles.some(({ meta }) => Boolean(meta?.marpitStyleScoped)) || texts.length < lasting.length
        current.pages.push({
          ...markNumbers(tokens[start]),
          lasting: texts,
          styles: styles.map(({ content }) => content).filter((content) => content !== ''),
          math: own.some(hasDollar),
        })
      }
    })
  }
  marp.use(plugin)
  return (work) => {
    const marked = { pages: [], rulers: [], headLines: 0, beyond: false }
    current = marked
    dollars = new WeakSet()
    try {
      return { made: work(), marked }
    } finally {
      current = undefined
    }
  }
}

/** The directives of a comment, or of those in a line of text, that are known as such so far. */
function directivesOf({ type, meta, children }: Token): (readonly [string, unknown])[] {
  if (type === 'inline') return (children ?? []).flatMap(directivesOf)
  return type === 'marpit_comment' && meta?.marpitCommentParsed === 'directive' ? Object.entries(meta.marpitParsedDirectives ?? {}) : []
}

/** Puts marks in place of a page's numbers. */
function markNumbers(section: Token | undefined): Pick<MarkedPage, 'counts' | 'numbered'> {
  const paginate = section?.meta?.marpitDirectives?.paginate
  const numbered = (section?.attrGet('data-marpit-pagination') ?? null) !== null
  section?.attrSet('id', mark('id'))
  if (numbered) {
    section?.attrSet('data-marpit-pagination', mark('page'))
    section?.attrSet('data-marpit-pagination-total', mark('total'))
  }
  return { counts: paginate !== 'skip' && paginate !== 'hold', numbered }
}
