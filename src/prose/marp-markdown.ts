import MarkdownIt, { type StateBlock, type Token } from 'markdown-it'

/** What free Marp Markdown holds, and what of it would act beyond its slide. */
export interface MarkdownReport {
  /** How many pages its rulers make of it. */
  readonly pages: number
  /** The pictures that it shows, as they are written. */
  readonly images: readonly string[]
  /** Lines count from 1, in the Markdown. */
  readonly faults: readonly { readonly line: number; readonly message: string; readonly hint: string }[]
}

/**
 * Reads free Marp Markdown as Marp will, without changing it.
 *
 * Source: Marpit's directives; HTML that Marp's allowlist lets through.
 */
export function inspectMarkdown(source: string): MarkdownReport {
  const end = 'end-of-markdown'
  const tokens = parser.parse(`${source}\n\n---\n\n${end}`, {})
  const closed = tokens.at(-2)?.content === end && tokens.at(-2)?.level === 1 && tokens.at(-4)?.type === 'hr'
  if (!closed) return { pages: 1, images: [], faults: [unclosed(tokens)] }
  const own = tokens.slice(0, -4)
  const pieces = own.flatMap(piecesOf)
  return {
    pages: own.filter(({ type, level }) => type === 'hr' && level === 0).length + 1,
    images: pieces.flatMap(({ token }) => imagesOf(token)),
    faults: [...pieces.flatMap(({ token, line }) => faultsOf(token).map((fault) => ({ ...fault, line }))), ...tagFaults(pieces)],
  }
}

/** The file that an address in Markdown names: `a%20b.png` is `a b.png`. */
export function fileOfAddress(src: string): string {
  try {
    return decodeURIComponent(src)
  } catch {
    return src
  }
}

/** The same Markdown with other addresses of its pictures, or `undefined` where they cannot be found in it. */
export function readdressImages(source: string, address: (src: string) => string): string | undefined {
  const { images } = inspectMarkdown(source)
  const wanted = images.map(address)
  const written = [...new Set(images)].sort((a, b) => b.length - a.length).map((src) => src.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (written.length === 0) return source
  // Where Markdown and HTML write an address: ](src, ](<src, ]: src, src="src".
  const places = new RegExp(`(\\]\\(\\s*<?|\\]:\\s*<?|\\bsrc\\s*=\\s*["']?)(${written.join('|')})(?=[\\s)>"'/]|$)`, 'gm')
  const changed = source.replaceAll(places, (_, before: string, src: string) => before + address(src))
  return inspectMarkdown(changed).images.join('\n') === wanted.join('\n') ? changed : undefined
}

const parser = new MarkdownIt('commonmark', { html: true }).enable(['table', 'strikethrough'])
parser.validateLink = () => true
parser.normalizeLink = (url) => url
parser.block.ruler.after('blockquote', 'math', formulaRule, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })

/** A formula from `$$` to the line that ends in `$$`; what is not closed goes on to the end. Source: Marp Core, marp_math_block. */
function formulaRule(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const lineOf = (line: number): string =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line] ?? 0).trim()
  const first = lineOf(start)
  if (!first.startsWith('$$')) return false
  if (silent) return true
  let line = start
  let closed = first.slice(2).endsWith('$$')
  while (!closed) {
    line++
    if (line >= end || (lineOf(line) !== '' && (state.tShift[line] ?? 0) < state.blkIndent)) break
    closed = lineOf(line).endsWith('$$')
  }
  state.line = line + 1
  state.push('formula', '', 0).map = [start, state.line]
  return true
}

interface Piece {
  readonly token: Token
  readonly line: number
}

function piecesOf(token: Token): Piece[] {
  const line = (token.map?.[0] ?? 0) + 1
  return [{ token, line }, ...(token.children ?? []).map((child) => ({ token: child, line }))]
}

const isHtml = ({ type }: Token): boolean => type === 'html_block' || type === 'html_inline'

function imagesOf(token: Token): string[] {
  if (token.type === 'image') return [token.attrGet('src') ?? '']
  if (!isHtml(token)) return []
  return [...token.content.matchAll(/<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
}

interface Fault {
  readonly message: string
  readonly hint: string
}

function faultsOf(token: Token): Fault[] {
  if (!isHtml(token)) return []
  const media = /<(video|audio|source|picture|track|iframe|object|embed|script|style|section)\b/i.exec(token.content)?.[1]?.toLowerCase()
  const comments = [...token.content.matchAll(/<!--([\s\S]*?)-->/g)].flatMap(([, comment = '']) => directiveFaults(comment))
  if (media === undefined) return comments
  const hint =
    media === 'style'
      ? 'put it into a theme of the course, and give the slide a class that the theme knows'
      : media === 'section'
        ? 'begin another page with ---'
        : 'show a picture of the course: ![what it shows](images/…)'
  return [{ message: `<${media}> cannot stand in the Markdown of a slide`, hint }, ...comments]
}

const whole = /^(theme|style|size|math|lang|title|author|description|image|keywords|url|marp|headingDivider)$/
const onward = /^(paginate|header|footer|class|color|transition|background(Color|Image|Position|Repeat|Size))$/

/** Directives that hold for the whole deck, or from this slide on. */
function directiveFaults(comment: string): Fault[] {
  const names = [...comment.matchAll(/^[\s{,]*["']?([A-Za-z_$][\w$]*)["']?\s*:/gm)].map(([, name = '']) => name)
  return names.flatMap((name): Fault[] => {
    if (/^_?backgroundImage$/.test(name)) {
      return [{ message: `the directive '${name}' names a picture that is not read`, hint: "use the slide's 'background'" }]
    }
    if (whole.test(name.replace(/^\$/, ''))) {
      return [{ message: `the directive '${name}' acts on the whole deck`, hint: 'say it in the head of the deck, or leave it out' }]
    }
    return onward.test(name) ? [{ message: `the directive '${name}' acts on all slides from here on`, hint: `write _${name}` }] : []
  })
}

function unclosed(tokens: readonly Token[]): MarkdownReport['faults'][number] {
  const names: Record<string, string> = { fence: 'a block of code', formula: 'a formula' }
  const what = names[tokens.at(-1)?.type ?? ''] ?? 'a comment or a tag'
  return { line: 1, message: `${what} is not closed: the slides that follow would become part of it`, hint: 'close it' }
}

const empty = /^(area|base|br|col|hr|img|input|link|meta|wbr)$/

/** Tags that are not closed, or not opened, on their page. */
function tagFaults(pieces: readonly Piece[]): MarkdownReport['faults'] {
  const faults: MarkdownReport['faults'][number][] = []
  let open: { name: string; line: number }[] = []
  const report = (name: string, line: number, wrong: string): void => {
    faults.push({ line, message: `<${name}> is not ${wrong} on its page`, hint: 'close every tag that you open, the last one first' })
  }
  for (const { token, line } of pieces) {
    if (token.type === 'hr' && token.level === 0) {
      open.forEach((tag) => report(tag.name, tag.line, 'closed'))
      open = []
    }
    if (!isHtml(token)) continue
    const tags = token.content
      .replaceAll(/<!--[\s\S]*?-->/g, '')
      .matchAll(/<(\/?)([A-Za-z][A-Za-z0-9-]*)(?:"[^"]*"|'[^']*'|[^'">])*?(\/?)>/g)
    for (const [, closing, tagName = '', selfClosing] of tags) {
      const name = tagName.toLowerCase()
      if (empty.test(name) || selfClosing === '/') continue
      if (closing === '') open.push({ name, line })
      else if (open.at(-1)?.name === name) open.pop()
      else report(name, line, open.some((tag) => tag.name === name) ? 'closed in order' : 'opened')
    }
  }
  open.forEach((tag) => report(tag.name, tag.line, 'closed'))
  return faults
}
