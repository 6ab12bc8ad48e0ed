import { existsSync, readFileSync } from 'node:fs'
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

const slides = `
  - each: { from: models }
    layout: table
    title: { fill: "{name}" }
    query:
      from: models
      columns: [{ header: Name, field: name }, { header: Maker, field: maker }]
    notes: { fill: "{name}" }
  - layout: cards
    title: Cards
    items:
      - { each: { from: models }, title: { fill: "**{name}**" }, text: { fill: "x{name}x" } }
  - layout: points
    title: Points
    items:
      - { each: { from: models }, text: { fill: "{name}" } }
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
const ownSlide = (source: string): string => `
  - each: { from: models }
    layout: own
    title: { fill: "{name}" }
    items: [{ term: { fill: "{name}" } }]
    query: { from: models, columns: [{ header: Name, field: name }] }
    origin: ${JSON.stringify(source)}
`

async function expectItself(name: string): Promise<void> {
  const data = JSON.stringify([{ name, maker: 'M' }])
  const { page, markdown } = await renderSlides(slides + ownSlide(name), { ...ownLayout, 'data/models.yaml': data })
  const texts = slideTexts(page.html)
  const shown = fold(name)
  expect(texts, markdown).toHaveLength(4)
  expect(texts[0]).toBe(`${shown} Name Maker ${shown} M A course`)
  expect(texts[1]).toBe(fold(`Cards ${shown} x${name}x A course`))
  expect(texts[2]).toBe(`Points ${shown} last A course`)
  expect(texts[3], markdown).toBe(`${shown} ${shown} Name ${shown} ${shown} A course`)
  expect(page.html).not.toMatch(/<script>alert/)
  const [, notes = ''] = /<aside class="notes"[^>]*>([\s\S]*?)<\/aside>/.exec(page.html) ?? []
  const joiner = '\u2060' // what keeps a line of notes from being a directive
  expect(fold(textOf(notes).replaceAll(joiner, ''))).toBe(fold(name.replaceAll(joiner, '')))
}

describe('a value shows as itself and never breaks out', () => {
  test.each(hostile.filter((text) => text.trim() !== '' && text !== '\t'))('%j', async (text) => {
    await expectItself(`A ${text} B`)
    await expectItself(text)
  })

  test('any text, 150 times', async () => {
    await fc.assert(fc.asyncProperty(usable, expectItself), { numRuns: 150, seed: 20261124 })
  })

  const naughty = new URL('../../../shared/data/naughty-strings.json', import.meta.url)
  test.skipIf(!existsSync(naughty))('the list of naughty strings', async () => {
    const strings: unknown = JSON.parse(readFileSync(naughty, 'utf8'))
    if (!Array.isArray(strings)) throw new Error('not a list')
    for (const text of strings.map(String)) {
      if (text.trim() !== '' && !/[\p{Cc}\ufdd0-\ufdef\ufffe\uffff]/u.test(text)) await expectItself(text)
    }
  })
})

describe('code shows as itself, line by line', () => {
  const lines = value
    .map((text) => text.replaceAll('\t', ' '))
    .filter((text) => !/[\p{Cc}\p{Cs}\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]/u.test(text.replaceAll('\n', '')) && text.trim() !== '')

  async function expectCode(code: string): Promise<void> {
    const deck = `
  - layout: code
    title: Code
    language: python
    highlight: [1]
    code: ${JSON.stringify(code)}
  - layout: statement
    text: After
`
    const { page, markdown } = await renderSlides(deck)
    const slides = [...page.html.matchAll(/<foreignObject[^>]*>([\s\S]*?)<\/foreignObject>/g)].map(([, slide = '']) => slide)
    expect(slides, markdown).toHaveLength(2)
    const [, shown = ''] = /<code class="language-python">([\s\S]*)<\/code>/.exec(slides[0] ?? '') ?? []
    const names: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' }
    const plain = shown
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (_, hex?: string, decimal?: string, name = '') =>
        hex || decimal ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)) : (names[String(name)] ?? ''),
      )
    expect(plain, markdown).toBe(code.trimEnd())
    expect(slideTexts(page.html)[1]).toBe('After A course')
  }

  test.each(['```\nx\n```', '~~~\n', '---', '\n---\n# x', '<!-- _class: title -->', '{{x}}', '$a$', 'a\n\n\n\nb', '    indented', '`````'])(
    '%j',
    expectCode,
  )

  test('any lines, 100 times', async () => {
    await fc.assert(fc.asyncProperty(lines, expectCode), { numRuns: 100, seed: 20261124 })
  })
})

test('free Markdown that is not refused stays within its pages, 200 times', async () => {
  const free = value.filter(
    (text) => text.trim() !== '' && !/[\p{Cc}\p{Cs}\ufdd0-\ufdef\ufffe\uffff]/u.test(text.replaceAll(/[\t\n]/g, '')),
  )
  let shown = 0
  await fc.assert(
    fc.asyncProperty(free, async (text) => {
      const { faults, pages, images } = inspectMarkdown(text)
      if (faults.length > 0 || images.length > 0) return
      shown++
      const { page, markdown } = await renderSlides(`
  - layout: markdown
    markdown: ${JSON.stringify(text)}
  - layout: statement
    text: After
`)
      const texts = slideTexts(page.html)
      expect(texts, markdown).toHaveLength(pages + 1)
      expect(texts.at(-1), markdown).toBe('After A course')
      expect(page.html.match(/class="statement"/g), markdown).not.toBeNull()
      expect(page.html).not.toMatch(/<script>alert/)
    }),
    { numRuns: 200, seed: 20261124 },
  )
  expect(shown).toBeGreaterThan(60)
})
