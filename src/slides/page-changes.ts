/** A page of slides in parts: what stands round the slides, and each of them. */
export interface SplitPage {
  readonly shell: string
  readonly slides: readonly string[]
}

const slideStart = '<div class="slide"'

/** Takes a page apart that `renderPage` has put together; any other has no slides. */
export function splitPage(html: string): SplitPage {
  const first = html.indexOf(`\n${slideStart}`)
  const end = html.lastIndexOf('\n</main>')
  if (first < 0 || end < first) return { shell: html, slides: [] }
  const [, ...slides] = html.slice(first, end).split(`\n${slideStart}`)
  return { shell: `${html.slice(0, first)}${html.slice(end)}`, slides: slides.map((slide) => `${slideStart}${slide}`) }
}

/** A slide that takes the place of another. */
export type SlideChange = readonly [index: number, html: string]

/**
 * The slides by which a page differs from the one before; `undefined` where it differs in more,
 * or where a slide of either is not closed by itself: a browser would read it otherwise beside others than alone.
 */
export function changesOfPage(before: SplitPage, after: SplitPage): SlideChange[] | undefined {
  if (before.slides.length !== after.slides.length || before.slides.length === 0 || before.shell !== after.shell) return undefined
  const changes = after.slides.flatMap((slide, index): SlideChange[] => (slide === before.slides[index] ? [] : [[index, slide]]))
  const isWhole = (closed.has(before) || before.slides.every(isClosed)) && changes.every(([, slide]) => isClosed(slide))
  if (!isWhole) return undefined
  closed.add(after)
  return changes
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
