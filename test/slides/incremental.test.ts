import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RememberedPart } from '../../src/slides/incremental.ts'
import { createMarp } from '../../src/slides/marp.ts'
import { type RenderSlides, createRenderer, renderMemory } from '../../src/slides/render.ts'
import { joinDocument, joinPart, splitDocument } from '../../src/slides/split.ts'

const themes = ['deckhand-fonts', 'deckhand-frame', 'deckhand'].flatMap((name) => {
  try {
    return [readFileSync(`themes/${name}.css`, 'utf8')]
  } catch {
    return []
  }
})
const features = { math: true, code: true }

/** Pages as templates, lecturers and mischief write them. */
const pages = [
  '# Title\n\n<!-- _paginate: false -->\n\n<!-- _class: title -->',
  '## Points\n\n- one\n- two **bold**\n\n<!--\nnotes: of the speaker\n-->',
  '## Steps\n\n* first\n* second\n* third',
  '<!-- footer: "A · *b* (1)" -->\n<!-- _footer: "own -> foot" -->\n\n# A section',
  '<!-- footer: "Course · Two -> three" -->\n\n# Another section',
  '<!-- header: top -->\n\nunder a header',
  '<!-- class: wide -->\n\n# Wide from here',
  '<!-- class: [a, b] -->\n\n# A list of classes',
  '<!-- paginate: hold -->\n\nheld',
  '<!-- paginate: skip -->\n\nskipped',
  '<!-- paginate: false -->\n\nnot numbered',
  '<!-- paginate: true -->\n\nnumbered',
  '<!-- backgroundColor: "#abc" -->\n\ncoloured from here',
  '<!-- _backgroundColor: "#def" -->\n\ncoloured',
  'inline <!-- footer: inside --> comment',
  '![bg left:40%](images/one.png)\n\n## Beside a picture',
  '![bg](images/one.png)\n![bg](images/two.png)\n\n<!-- color: red -->\n\n## Two grounds',
  '```python start=10\nx = 1\n\n---\n\ny = "$HOME"\n```',
  '````md\n```\ninside\n```\n````',
  'A formula $a^2 + b^2$ in a line',
  '$$\n\\sum_{i=1}^n i\n$$',
  'It costs \\$5, or $6, or `$7`',
  '$\\gdef\\half{\\frac12} \\half$',
  '$\\half$',
  '$$\nnever closed',
  '```\nnever closed',
  '<!-- never closed',
  'closed here -->\n\nor there\n\n```\n\nand\n\n$$',
  '<div class="columns">\n\nopen',
  '</div>\n\nclosed late',
  '[a link][ref] to what is said elsewhere',
  '[ref]: https://example.org "A title"',
  '<style>\nsection { color: rgb(1, 2, 3) }\n</style>\n\nstyled',
  '<!-- style: "h1 { color: rgb(4, 5, 6) }" -->\n\nstyled for all',
  '<!-- size: 4:3 -->\n\nsmaller',
  '<!-- theme: gaia -->\n\nanother theme',
  '<!-- math: mathjax -->\n\nother formulas',
  '<!-- headingDivider: 2 -->\n\n## One\n\n## Two',
  'before\n\n***\n\nafter another ruler',
  'A heading that is underlined\n---\nand goes on',
  '- a list\n\n  ---\n\n- with a ruler',
  '> quoted\n\nand not',
  '| a | b |\n| - | - |\n| 1 | \\| |',
  '    indented code',
  '',
  '---',
  'a tab\tand &#0; and \\0 and trailing  ',
  '<!-- prettier-ignore -->\n\n<!-- fit -->\n\n# <!-- fit --> Large',
]

const heads = [
  '---\nmarp: true\ntheme: deckhand\nlang: en\nmath: katex\npaginate: true\nfooter: "Course"\n---\n\n',
  '---\nmarp: true\ntheme: deckhand\n---\n\n<style>\n:root { --brand: #123456; }\n</style>\n\n',
  '---\ntheme: deckhand\nsize: 4:3\nheadingDivider: 2\npaginate: true\n---\n\n',
  '---\ntheme: deckhand\npaginate: hold\nfooter: costs $5\n---\n',
  '',
]

interface Deck {
  readonly head: string
  readonly pages: readonly string[]
}

const textOf = (deck: Deck): string => `${deck.head}${deck.pages.join('\n\n---\n\n')}\n`

/** Decks that come one from the other by edits of a page. */
const edits = fc
  .tuple(
    fc.constantFrom(...heads),
    fc.array(fc.constantFrom(...pages), { minLength: 1, maxLength: 9 }),
    fc.array(fc.tuple(fc.constantFrom('insert', 'remove', 'replace', 'move', 'head'), fc.nat(20), fc.constantFrom(...pages), fc.nat(4)), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([head, first, steps]) => {
    const decks: Deck[] = [{ head, pages: first }]
    for (const [kind, at, page, other] of steps) {
      const before = decks.at(-1) ?? { head, pages: first }
      const now = [...before.pages]
      const place = at % now.length
      if (kind === 'insert') now.splice(place, 0, page)
      if (kind === 'remove' && now.length > 1) now.splice(place, 1)
      if (kind === 'replace') now.splice(place, 1, page)
      if (kind === 'move') now.push(...now.splice(place, 1))
      decks.push({ head: kind === 'head' ? (heads[other] ?? head) : before.head, pages: now })
    }
    return decks
  })

describe('rendering what is new', () => {
  let plain: (markdown: string) => unknown
  let keeps: RenderSlides

  beforeAll(async () => {
    const marp = await createMarp(themes, features)
    plain = (markdown) => {
      const { html, css, comments } = marp.render(markdown, { htmlAsArray: true })
      return { slides: html, css, notes: comments }
    }
    keeps = await createRenderer(themes, features, { parts: new Map(), css: new Map() })
  })

  const outcome = (work: () => unknown): unknown => {
    try {
      return work()
    } catch (error) {
      return String(error)
    }
  }

  test('is what rendering the whole gives, after any edits', { timeout: 280_000 }, () => {
    fc.assert(
      fc.property(edits, (decks) => {
        for (const deck of decks) {
          const markdown = textOf(deck)
          const ours = outcome(() => {
            const { slides, css, notes } = keeps(markdown)
            return { slides, css, notes }
          })
          expect(ours).toEqual(outcome(() => plain(markdown)))
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 12) },
    )
  })

  const deck = (...own: string[]): string => textOf({ head: heads[0] ?? '', pages: own })
  const five = ['# One', '<!-- footer: Here -->\n\n# Two', '# Three', '# Four', '$x$']

  test('renders the pages that changed, and no others', async () => {
    const render = await createRenderer(themes, features)
    expect(render(deck(...five)).fresh).toBe(5)
    expect(render(deck(...five)).fresh).toBe(0)
    expect(render(deck('# One', ...five.slice(1, 3), '# Fourth', '$x$')).fresh).toBe(1)
    const longer = render(deck('# One', ...five.slice(1, 3), '# Another', '# Fourth', '$x$'))
    expect(longer.fresh).toBe(1)
    expect(longer.slides[5]).toMatch(/<section id="6" .*data-marpit-pagination="6" .*data-marpit-pagination-total="6"/)
  })

  test('renders what a directive that lasts changes', async () => {
    const render = await createRenderer(themes, features)
    render(deck(...five))
    const changed = render(deck('# One', '<!-- footer: There -->\n\n# Two', ...five.slice(2)))
    expect(changed.fresh).toBe(4)
    expect(changed.slides[4]).toContain('<footer>There</footer>')
  })

  test('remembers plain data, which another process may go on with', async () => {
    const parts = new Map<string, RememberedPart>()
    const css = new Map<string, string>()
    const first = (await createRenderer(themes, features, { parts, css }))(deck(...five))
    const written = JSON.stringify([[...parts], [...css]])
    const [readParts, readCss]: [[string, RememberedPart][], [string, string][]] = JSON.parse(written)
    const again = await createRenderer(themes, features, { parts: new Map(readParts), css: new Map(readCss) })
    expect(again(deck(...five))).toEqual({ ...first, fresh: 0 })
  })

  test('another theme is another rendering', async () => {
    const memory = renderMemory()
    const before = (await createRenderer(themes, features, memory))(deck(...five))
    const after = (await createRenderer([...themes.slice(0, -1), `${themes.at(-1)}\nsection { color: rgb(7, 8, 9) }`], features, memory))(
      deck(...five),
    )
    expect(after.fresh).toBe(5)
    expect(after.css).not.toBe(before.css)
  })
})

test('rulers stand where the joined document says', () => {
  const split = splitDocument(`---\na: b\n---\n\none\n\n---\n\ntwo\nlines\n`)
  expect(split).toEqual({ head: '---\na: b\n---\n', parts: ['\none', 'two\nlines'] })
  const { markdown, headLines, rulers } = joinDocument(split ?? { head: '', parts: [] })
  expect(headLines).toBe(3)
  expect(rulers.map((line) => markdown.split('\n')[line])).toEqual(['---', '---'])
  const part = joinPart(split?.head ?? '', new Map([['footer', 'a --> b']]), 'two\nlines')
  expect(part.markdown).toBe('---\na: b\n---\n\n<!-- {"footer":"a --\\u003e b"} -->\n\n---\n\ntwo\nlines\n\n---\n\nend\n')
  expect(part.rulers.map((line) => part.markdown.split('\n')[line])).toEqual(['---', '---'])
})
