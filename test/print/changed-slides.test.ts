import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawDeck } from '../../src/build/draw.ts'
import { fontReader } from '../../src/build/font-reader.ts'
import { loadCourse } from '../../src/build/load.ts'
import { slidesMaker } from '../../src/build/make-slides.ts'
import { packageRoot } from '../../src/build/paths.ts'
import { runBrowser } from '../../src/build/browser.ts'
import { fitResults } from '../../src/model/inspection.ts'
import { changeOfPage, splitPage } from '../../src/slides/page-changes.ts'
import { realWorld } from '../../src/world/real.ts'

/** How many slides are new in a page. */
function newSlides(before: string, after: string): number | undefined {
  return changeOfPage(splitPage(before), splitPage(after))?.slides.now.filter((slide) => typeof slide === 'string').length
}

describe('a page of which some slides change', () => {
  const browser = runBrowser(undefined, realWorld)
  let html = ''
  let slideOfPage: readonly number[] = []

  beforeAll(async () => {
    const course = await loadCourse(realWorld, { root: join(packageRoot, 'test/stress') })
    const [deck] = course.decks
    if (!deck?.composed) throw new Error(JSON.stringify(course.diagnostics))
    const readFont = fontReader(realWorld)
    const maker = slidesMaker(realWorld, course.resources, readFont)
    const drawings = await drawDeck(deck.composed)
    const document = maker.markdown(deck.composed, new Map(), drawings)
    html = (await maker.page(deck.composed, document, { ...deck, drawings })).html
    // Two pages a slide: they are tightened together.
    slideOfPage = document.slideOfPage.map((_, page) => page >> 1)
  })
  afterAll(() => browser.close())

  /** The pages after each other on one page of the browser, each fitted; the last one's fits and print. */
  const shown = (...pages: readonly string[]): Promise<unknown> | undefined =>
    browser.use(async (page) => {
      let fits: unknown
      for (const each of pages) {
        await page.show(each)
        fits = fitResults.parse(await page.ask('deckhandFit', slideOfPage))
      }
      return { fits, pdf: Buffer.from(await page.print('2026-11-01')).toString('latin1') }
    })

  let first: ReturnType<typeof shown>
  /** The page as it is, shown before all others. */
  const original = (): ReturnType<typeof shown> => (first ??= shown(html))

  /** The page with something in some of its slides. */
  const withIn = (pages: readonly number[], added: string): string => {
    const { slides } = splitPage(html)
    return slides.reduce(
      (text, slide, index) =>
        pages.includes(index) ? text.replace(slide, () => slide.replace(/<footer>/, () => `${added}<footer>`)) : text,
      html,
    )
  }

  test('is printed as if it were shown anew', { timeout: 120_000 }, async () => {
    const more = withIn([2, 7], '<p>More <strong>words</strong> and <em>other</em> faces: ΩŁ∮</p>')
    const full = withIn([3, 9], '<p>one</p><p>two</p><p>three</p><p>four</p><p>five</p><p>six</p>')
    for (const page of [more, full]) expect(newSlides(html, page)).toBe(2)
    const fresh = await shown(full)
    expect(await shown(html, more, full)).toEqual(fresh)
    expect(await shown(full, html, full)).toEqual(fresh)
    expect(await original()).toEqual(await shown(html, full, html))
    expect(await original()).not.toEqual(fresh)
  })

  test('so is another deck: other slides, more of them, in other fonts and styles', { timeout: 120_000 }, async () => {
    const { slides } = splitPage(html)
    const [first = '', second = '', third = ''] = slides
    const fewer = html.replace(`${first}\n${second}\n${third}`, () => `${third}\n${first.replace('<footer>', '<p>ΩŁ∮</p><footer>')}`)
    const other = fewer
      .replace(/<title>[^<]*/, '<title>Another &amp; its title')
      .replace(/@font-face\{[^}]*\}\n/, '')
      .replace('</style>', 'section { color: #123; letter-spacing: 1px }</style>')
    expect(splitPage(other)).toMatchObject({ title: 'Another &amp; its title', slides: { length: slides.length - 1 } })
    expect(newSlides(html, other)).toBe(1)
    const fresh = await shown(other)
    expect(await shown(html, other)).toEqual(fresh)
    expect(await original()).toEqual(await shown(other, html))
    expect(await original()).not.toEqual(fresh)
  })

  test('is measured whole where its styles count from slide to slide', { timeout: 120_000 }, async () => {
    const style =
      '<style>section { container-type: normal !important } body { counter-reset: far } i { counter-increment: far 99999999 } b { display: inline-block } b::before { content: counter(far); font-size: 300px }</style>'
    const counting = (page: string): string => page.replace('</head>', () => `${style}</head>`)
    const before = counting(withIn([3], '<b></b>'))
    const after = before.replace(/<footer>/, () => '<p><i></i></p><footer>')
    expect(newSlides(before, after)).toBe(1)
    const fresh = await shown(after)
    expect(await shown(before, after)).toEqual(fresh)
    expect(await shown(before)).not.toEqual(fresh)
  })

  test('is shown whole where a slide is not closed by itself', { timeout: 120_000 }, async () => {
    const open = withIn([4], '<p><b>never closed</p>')
    expect(newSlides(html, open)).toBeUndefined()
    expect(await shown(html, open)).toEqual(await shown(open))
    expect(await shown(open, html)).toEqual(await original())
  })
})
