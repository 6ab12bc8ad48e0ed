import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectMarkdown } from '../../src/prose/marp-markdown.ts'
import { fold, renderSlides, slideTexts, textOf } from '../support/course.ts'

/** Pieces that mean something to YAML, Handlebars, Markdown, Marp, HTML, KaTeX or a PDF. */
const hostile = [
  'class: lead',
  '_class: lead',
  'theme: default\nclass: lead',
  '{class: lead}',
  '? class\n: lead',
  '"class": lead',
  'prettier-ignore',
  '|',
  '*',
  '**',
  '_',
  '__',
  '`',
  '``',
  '<',
  '>',
  '<b>',
  '</section>',
  '<script>alert(1)</script>',
  '<style>*{}</style>',
  '---',
  '***',
  '===',
  '- ',
  '+ ',
  '1. ',
  '# ',
  '## ',
  '> ',
  '    ',
  '\n',
  '\n\n',
  '\n---\n',
  '\n# x\n',
  '{{',
  '}}',
  '{{{',
  '{{> notes}}',
  '{name}',
  '-->',
  '<!--',
  '<!-- _class: title -->',
  '<!-- fit -->',
  '$',
  '$$',
  '$a^2$',
  '\\',
  '\\\\',
  '\\(',
  '&',
  '&amp;',
  '&#42;',
  '&lt',
  '[',
  ']',
  '](',
  '[x](javascript:1)',
  '![x](y)',
  '[@one2020]',
  ':smile:',
  '~~',
  '==',
  '^',
  '@',
  'a@b.c',
  'https://example.com/a_b*c',
  'www.example.com',
  ':::',
  '[^1]',
  '|---|',
  '\t',
  '"',
  "'",
  '%',
  '()',
  'é',
  'Σ',
  '文',
  '😀',
  '\u202e',
  '\u200b',
]
const value = fc
  .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ maxLength: 6 }), fc.constantFrom('GPT', 'a', ' ')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''))
// Control characters are refused with a diagnostic (test/cases/control-character), and a record needs a name.
const usable = value.filter((text) => !/[\p{Cc}\ufdd0-\ufdef\ufffe\uffff]/u.test(text.replaceAll(/[\t\n]/g, '')) && text.trim() !== '')

/** Many texts in one deck, for most of the time is that of a page, whatever it holds; where one fails, it is looked for. */
async function expectEach(texts: readonly string[], expectTogether: (texts: readonly string[]) => Promise<void>): Promise<void> {
  const size = 40
  for (let start = 0; start < texts.length; start += size) {
    const some = texts.slice(start, start + size)
    try {
      await expectTogether(some)
    } catch (error) {
      for (const text of some) await expectTogether([text])
      throw error // none of them alone
    }
  }
}

/** The same texts each time. */
function sample(texts: fc.Arbitrary<string>, count: number): string[] {
  return fc.sample(texts, { numRuns: count, seed: 20261124 })
}

/** The pages of a deck, each with its notes. */
function pagesOf(html: string): string[] {
  return html.split('<div class="slide"').slice(1)
}

const slidesOf = (models: string): string => `
  - each: { from: ${models} }
    layout: table
    title: { fill: "{name}" }
    query:
      from: ${models}
      columns: [{ header: Name, field: name }, { header: Maker, field: maker }]
    notes: { fill: "{name}" }
  - layout: cards
    title: Cards
    items:
      - { each: { from: ${models} }, title: { fill: "**{name}**" }, text: { fill: "x{name}x" } }
  - layout: points
    title: Points
    items:
      - { each: { from: ${models} }, text: { fill: "{name}" } }
      - last
`

/** A layout of the course's own: prose that is filled, a table, and a plain line as its author wrote it. */
const ownLayout = {
  'templates/layouts/own.hbs': `<!-- _class: {{class}} -->

## {{title}}

{{#each items}}
- {{term}}
{{/each}}

{{row query.header}}
{{row query.rule}}
{{#each query.rows}}
{{row this}}
{{/each}}

{{origin}}
`,
  'templates/layouts/own.schema.yaml': `fields:
  title: { type: prose }
  items: { type: list, of: { term: { type: prose } } }
  query: { type: query }
  origin: { type: text }
`,
}
const ownSlideOf = (models: string, source: string): string => `
  - each: { from: ${models} }
    layout: own
    title: { fill: "{name}" }
    items: [{ term: { fill: "{name}" } }]
    query: { from: ${models}, columns: [{ header: Name, field: name }] }
    origin: ${JSON.stringify(source)}
`

async function expectItself(names: readonly string[]): Promise<void> {
  const lists = names.map((name, index) => [`models${index}`, JSON.stringify([{ name, maker: 'M' }])] as const)
  const { page, markdown } = await renderSlides(
    lists.map(([models], index) => slidesOf(models) + ownSlideOf(models, names[index] ?? '')).join(''),
    {
      ...ownLayout,
      ...Object.fromEntries(lists.map(([models, records]) => [`data/${models}.yaml`, records])),
      'course.yaml': `title: A course\ncollections:\n${lists.map(([models]) => `  ${models}: { source: data/${models}.yaml }\n`).join('')}`,
    },
  )
  const pages = pagesOf(page.html)
  const texts = slideTexts(page.html)
  expect([texts.length, pages.length], markdown).toEqual([4 * names.length, 4 * names.length])
  expect(page.html).not.toMatch(/<script>alert/)
  names.forEach((name, index) => {
    const shown = fold(name)
    const [table, cards, points, own] = texts.slice(4 * index)
    expect(table).toBe(`${shown} Name Maker ${shown} M A course`)
    expect(cards).toBe(fold(`Cards ${shown} x${name}x A course`))
    expect(points).toBe(`Points ${shown} last A course`)
    expect(own, markdown).toBe(`${shown} ${shown} Name ${shown} ${shown} A course`)
    const [, notes = ''] = /<aside class="notes"[^>]*>([\s\S]*?)<\/aside>/.exec(pages[4 * index] ?? '') ?? []
    const joiner = '\u2060' // what keeps a line of notes from being a directive
    expect(fold(textOf(notes).replaceAll(joiner, ''))).toBe(fold(name.replaceAll(joiner, '')))
  })
}

describe('a value shows as itself and never breaks out', () => {
  test('all that means something, alone, behind spaces and among words', async () => {
    const texts = hostile.filter((text) => text.trim() !== '' && text !== '\t')
    await expectEach(
      texts.flatMap((text) => [`A ${text} B`, text, ` ${text} B`, `      ${text}`]),
      expectItself,
    )
  })

  test('any text, 400 times', async () => {
    await expectEach(sample(usable, 400), expectItself)
  })

  const naughty = new URL('../lists/naughty-strings.json', import.meta.url)
  test('the list of naughty strings', async () => {
    const strings: unknown = JSON.parse(readFileSync(naughty, 'utf8'))
    if (!Array.isArray(strings)) throw new Error('not a list')
    const texts = strings.map(String).filter((text) => text.trim() !== '' && !/[\p{Cc}\ufdd0-\ufdef\ufffe\uffff]/u.test(text))
    await expectEach(texts, expectItself)
  })
})

describe('code shows as itself, line by line', () => {
  const lines = value
    .map((text) => text.replaceAll('\t', ' '))
    .filter((text) => !/[\p{Cc}\p{Cs}\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]/u.test(text.replaceAll('\n', '')) && text.trim() !== '')
  const names: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' }

  async function expectCode(codes: readonly string[]): Promise<void> {
    const deck = codes.map(
      (code) => `
  - layout: code
    title: Code
    language: python
    highlight: [1]
    code: ${JSON.stringify(code)}
  - layout: statement
    text: After
`,
    )
    const { page, markdown } = await renderSlides(deck.join(''))
    const slides = [...page.html.matchAll(/<foreignObject[^>]*>([\s\S]*?)<\/foreignObject>/g)].map(([, slide = '']) => slide)
    expect(slides, markdown).toHaveLength(2 * codes.length)
    const texts = slideTexts(page.html)
    codes.forEach((code, index) => {
      const [, shown = ''] = /<code class="language-python">([\s\S]*)<\/code>/.exec(slides[2 * index] ?? '') ?? []
      const plain = shown
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (_, hex?: string, decimal?: string, name = '') =>
          hex || decimal ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)) : (names[String(name)] ?? ''),
        )
      expect(plain, markdown).toBe(code.trimEnd())
      expect(texts[2 * index + 1]).toBe('After A course')
    })
  }

  test('what ends a block elsewhere', async () => {
    const ends = [
      '```\nx\n```',
      '~~~\n',
      '---',
      '\n---\n# x',
      '<!-- _class: title -->',
      '{{x}}',
      '$a$',
      'a\n\n\n\nb',
      '    indented',
      '`````',
    ]
    await expectEach(ends, expectCode)
  })

  test('any lines, 200 times', async () => {
    await expectEach(sample(lines, 200), expectCode)
  })
})

test('free Markdown that is not refused stays within its pages, 400 times', async () => {
  const free = value.filter(
    (text) => text.trim() !== '' && !/[\p{Cc}\p{Cs}\ufdd0-\ufdef\ufffe\uffff]/u.test(text.replaceAll(/[\t\n]/g, '')),
  )
  const allowed = ['    $$', '\n    ```', ...sample(free, 400)].filter((text) => {
    const { faults, images } = inspectMarkdown(text)
    return faults.length === 0 && images.length === 0
  })
  expect(allowed.length).toBeGreaterThan(122)
  await expectEach(allowed, async (texts) => {
    const { page, markdown } = await renderSlides(
      texts.map((text) => `\n  - { layout: markdown, markdown: ${JSON.stringify(text)} }\n  - { layout: statement, text: After }`).join(''),
    )
    const shown = slideTexts(page.html)
    let at = 0
    for (const text of texts) {
      at += inspectMarkdown(text).pages
      expect(shown[at], markdown).toBe('After A course')
      at++
    }
    expect(shown, markdown).toHaveLength(at)
    expect(page.html.match(/[^-]class="statement"/g), markdown).toHaveLength(texts.length)
    expect(page.html).not.toMatch(/<script>alert/)
  })
})
