import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { plain } from '../../src/diagnostics/render.ts'
import { courseChanges, isChanged } from '../../src/diff/compare-course.ts'
import type { CoursePicture, DeckPicture } from '../../src/diff/picture.ts'
import { renderMarkdown } from '../../src/diff/render-markdown.ts'
import { renderLastLine, renderPretty } from '../../src/diff/render-pretty.ts'
import type { DataRecord } from '../../src/model/collection.ts'

const deck: DeckPicture = {
  name: 'main',
  title: 'A deck',
  look: 'x',
  slides: [{ layout: 'table', title: 'Models', digest: '1', notes: '' }],
  handouts: [{ form: 'summary', digest: 'h' }],
}

function course(records: readonly DataRecord[], change: Partial<CoursePicture> = {}): CoursePicture {
  return { collections: [{ name: 'models', key: 'name', records }], references: [], settings: {}, files: {}, decks: [deck], ...change }
}

const before = course([{ name: 'GPT-4o', year: 2023 }, { name: 'Old' }])
const after = course(
  [
    { name: 'GPT-6', size: 1 },
    { name: 'GPT-4o', year: 2024 },
  ],
  {
    settings: { title: 'Models' },
    files: { 'themes/own.css': '1' },
    references: [{ id: 'one2020' }],
    decks: [
      {
        ...deck,
        slides: [{ layout: 'table', title: 'Models', digest: '2', notes: '' }],
        handouts: [{ form: 'summary', digest: 'i' }],
      },
    ],
  },
)

describe('a report', () => {
  it('tells records, settings, files and decks', () => {
    expect(renderPretty(courseChanges(before, after), plain)).toBe(`models
  + GPT-6
  ~ GPT-4o: year 2023 → 2024
  - Old

references
  + one2020

course.yaml
  ~ title Models added

files
  + themes/own.css

decks
  ~ main: slide 1 changed; handout changed, printed copies are out of date
      slide 1 “Models”`)
    expect(renderPretty(courseChanges(before, before), plain)).toBe('nothing changed')
  })

  it('is one line at the end of a build', () => {
    expect(renderLastLine(courseChanges(before, after), plain)).toBe(
      'models: GPT-6 added, GPT-4o changed (year), Old removed; main: slide 1 changed; handout changed, printed copies are out of date',
    )
    expect(renderLastLine(courseChanges(before, before), plain)).toBe('')
  })

  it('counts in that line what it has no room for', () => {
    const decks = (digest: string): DeckPicture[] =>
      Array.from({ length: 9 }, (_, index) => ({ ...deck, name: `d${index}`, handouts: [{ form: 'summary', digest }] }))
    const list = Array.from({ length: 12 }, (_, index) => ({ name: `m${index}` }))
    const line = renderLastLine(courseChanges(course([], { decks: decks('h') }), course(list, { decks: decks('i') })), plain)
    expect(line).toMatch(/^models: 12 added; d0: handout changed, printed copies are out of date; d1: /)
    expect(line).toMatch(/; d3: [^;]*; 5 more decks changed; printed copies are out of date of 5 of them$/)
  })

  it('tells collections that came or went, and records in another order', () => {
    const two = course([{ name: 'a' }, { name: 'b' }])
    const report = (from: CoursePicture, to: CoursePicture): string => renderPretty(courseChanges(from, to), plain)
    expect(report(two, course([{ name: 'b' }, { name: 'a' }]))).toBe('models\n  ~ its records stand in another order')
    expect(report(two, { ...two, collections: [] })).toContain('models (collection removed, 2 records)\n  - a\n  - b')
    expect(report(two, course([{ name: 'a' }, { name: 'x' }, { name: 'b' }]))).toBe('models\n  + x')
    expect(isChanged(courseChanges(two, two))).toBe(false)
  })

  it('lets nothing act on the terminal', () => {
    const hostile = course([{ name: 'a\u001b[2J\nb', note: '\u202eevil' }])
    // eslint-disable-next-line no-control-regex
    expect(renderPretty(courseChanges(course([]), hostile), plain)).not.toMatch(/[\u001b\u202e]/)
  })
})

describe('the Markdown of a report', () => {
  const sides = { from: 'main', to: 'the working tree', diagnostics: [] }
  const html = (markdown: string): string => new MarkdownIt({ html: true, linkify: true }).render(markdown)

  it('is a list of decks and tables of records', () => {
    expect(renderMarkdown(courseChanges(before, after), sides)).toBe(`### What changed from main to the working tree

- **main**: slide 1 changed; handout changed, **printed copies are out of date**
  - slide 1 “Models”

| models | |
| --- | --- |
| added | GPT-6 |
| changed | GPT-4o: year 2023 → 2024 |
| removed | Old |

| references | |
| --- | --- |
| added | one2020 |

| course.yaml | |
| --- | --- |
| changed | title Models added |

| files | |
| --- | --- |
| added | themes/own.css |`)
  })

  it('says what could not be compared', () => {
    const diagnostics = [{ message: "the deck 'a' has faults" }, { message: "the deck 'b' has faults" }]
    expect(renderMarkdown(courseChanges(before, before), { ...sides, diagnostics })).toBe(
      "### What changed from main to the working tree\n\n> ⚠ the deck 'a' has faults\n>\n> ⚠ the deck 'b' has faults\n\nNothing changed in what was compared.",
    )
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    '![x](https://evil.example/x.png)',
    '[x](https://evil.example)',
    'https://evil.example/path',
    'www.evil.example',
    '| cell | cell |',
    '`code` ``code``',
    '**strong** _em_ ~~gone~~',
    'line\n\n# heading',
    '<!-- hidden',
    '$$x$$',
    '\\',
  ])('shows %j as itself', (text) => {
    const hostile = course([{ name: text, note: 'x' }], { decks: [{ ...deck, title: text, name: 'n' }] })
    const rendered = html(
      renderMarkdown(courseChanges(course([{ name: 'other', note: 'y' }]), hostile), {
        from: text,
        to: text,
        diagnostics: [{ message: text }],
      }),
    )
    expect(rendered).not.toMatch(/<(img|a|h1|code|em|s)\b|<!--/)
    const rows = [...rendered.matchAll(/<tr>\n<td>added<\/td>\n<td>(.*)<\/td>\n<\/tr>/g)]
    const shown = rows.map(([, cell = '']) =>
      cell.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    )
    expect(shown.map((cell) => cell.replaceAll('\u2060', ''))).toContain(text.replaceAll(/\s+/g, ' ').trim())
  })

  it('calls nobody and names no issue', () => {
    const markdown = renderMarkdown(courseChanges(course([]), course([{ name: '@octocat #12 a@b.c GH-12 deadbeef' }])), sides)
    expect(html(markdown)).not.toMatch(/@\w|#\d|GH-\d|deadbeef/)
  })

  it('stays within what a comment takes', () => {
    const records = Array.from({ length: 3000 }, (_, index) => ({ name: `${'*'.repeat(300)} ${index}` }))
    const many = { ...course([]), collections: Array.from({ length: 9 }, (_, index) => ({ name: `list${index}`, key: 'name', records })) }
    const markdown = renderMarkdown(courseChanges(course([]), many), sides)
    expect(markdown.length).toBeLessThanOrEqual(65_000)
    expect(markdown).toContain('and 2940 more')
    expect(markdown.trimEnd()).toMatch(/run `deckhand diff` to see all of it\.$/)
  })
})
