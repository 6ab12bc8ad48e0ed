/** A page of slides in parts: its title, its styles, its slides, and what stands round them. */
export interface SplitPage {
  readonly shell: readonly string[]
  readonly title: string
  /** Fonts each by itself, for most pages have the same. */
  readonly styles: readonly string[]
  readonly slides: readonly string[]
}

const slideStart = '<div class="slide"'

/** Takes a page apart that `renderPage` has put together; any other has no slides. */
export function splitPage(html: string): SplitPage {
  const first = html.indexOf(`\n${slideStart}`)
  const end = html.lastIndexOf('\n</main>')
  const head = /^([^]*?<title>)([^<]*)(<\/title>[^]*?<style>)([^]*?)(<\/style>[^]*)$/.exec(html.slice(0, Math.max(0, first)))
  if (!head || end < first) return { shell: [html], title: '', styles: [], slides: [] }
  const [, before = '', title = '', between = '', css = '', after = ''] = head
  const [, ...slides] = html.slice(first, end).split(`\n${slideStart}`)
  return {
    shell: [before, between, after, html.slice(end)],
    title,
    styles: splitStyles(css),
    slides: slides.map((slide) => `${slideStart}${slide}`),
  }
}

/** The fonts at the beginning, and the rest. */
function splitStyles(css: string): string[] {
  // These would act in a sheet of their own, and do not behind a font.
  if (/@import|@namespace/.test(css)) return [css]
  const [fonts = ''] = /^(?:\s*@font-face\{[^}]*\}\n)*/.exec(css) ?? []
  return [...fonts.trim().split('\n'), css.slice(fonts.length)].filter((part) => part !== '')
}

/** The page to be shown: the same as it was, but for the elements that its styles stand in. */
export function joinPage({ shell, title, styles, slides }: SplitPage): string {
  const [before = '', between = '', after = '', end = ''] = shell
  if (slides.length === 0) return before
  return [before, title, between, styles.join('</style><style>'), after, ...slides.map((slide) => `\n${slide}`), end].join('')
}

/** What a list has become: of what it was what stays, by its index, and in between what is new. */
export interface ListChange {
  readonly before: number
  readonly now: readonly (number | string)[]
}

/** What a page is to become another by. */
export interface PageChange {
  readonly title: string
  readonly styles: ListChange
  readonly slides: ListChange
}

/**
 * What makes one page of another; `undefined` where they differ in more than title, styles and slides,
 * or where a slide of either is not closed by itself: a browser would read it otherwise beside others than alone.
 */
export function changeOfPage(before: SplitPage, after: SplitPage): PageChange | undefined {
  const isOther = before.shell.length !== after.shell.length || before.shell.some((part, index) => part !== after.shell[index])
  if (isOther || before.slides.length === 0 || after.slides.length === 0) return undefined
  const slides = changeOfList(before.slides, after.slides)
  const isWhole =
    (closed.has(before) || before.slides.every(isClosed)) && slides.now.every((slide) => typeof slide === 'number' || isClosed(slide))
  if (!isWhole) return undefined
  closed.add(after)
  return { title: after.title, styles: changeOfList(before.styles, after.styles), slides }
}

function changeOfList(before: readonly string[], after: readonly string[]): ListChange {
  let from = 0
  const now = after.map((part) => {
    const index = before.indexOf(part, from)
    if (index < 0) return part
    from = index + 1
    return index
  })
  return { before: before.length, now }
}

/** The pages of which every slide is closed by itself, so that none is read twice. */
const closed = new WeakSet<SplitPage>()

const tag = /<(\/?)([a-zA-Z][^\s/>]*)(?:[^>"']|"[^"]*"|'[^']*')*>|<[!?]/g
const empty = new Set('area br col embed hr img input link meta source track wbr'.split(' '))
/** What a browser reads by rules of its own. */
const special = new Set(
  'html head body frameset script style textarea title plaintext xmp noscript iframe noembed noframes template select'.split(' '),
)

/** Whether every element that begins in a text ends in it, each inside the other: what stands after it is read as if it were not there. */
export function isClosed(html: string): boolean {
  const open: string[] = []
  for (const [whole, slash, name = ''] of html.matchAll(tag)) {
    const element = name.toLowerCase()
    const foreign = open.findLast((each) => each === 'svg' || each === 'math' || each === 'foreignobject')
    const isForeign = foreign === 'svg' || foreign === 'math'
    if (element === '' || (special.has(element) && !isForeign)) return false
    if (slash === '/') {
      if (open.pop() !== element) return false
    } else if (whole.endsWith('/>')) {
      if (!isForeign && !empty.has(element) && element !== 'svg') return false
    } else if (!empty.has(element) || isForeign) open.push(element)
  }
  return open.length === 0
}
