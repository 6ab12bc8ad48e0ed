import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { layoutNames } from '../../src/model/layouts.ts'
import { type Files, renderSlides, slideTexts, smallCourse } from '../support/course.ts'

const folder = join(import.meta.dirname, '../../templates/examples')
const examples = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const pictures: Files = Object.fromEntries(
  readdirSync(join(folder, 'images')).map((name) => [`images/${name}`, readFileSync(join(folder, 'images', name), 'utf8')]),
)
const indented = (yaml: string): string => yaml.replaceAll(/^/gm, '  ')
const example = (path: string): string => readFileSync(join(folder, path), 'utf8')
// The examples of charts and changes are made from collections.
const data: Files = {
  'course.yaml': `${smallCourse['course.yaml'].replace('collections:\n', 'collections:\n  abilities: { source: data/abilities.yaml }\n')}`,
  'data/abilities.yaml': example('../../content/data/abilities.yaml'),
  'data/models-2023.yaml': example('data/models-2023.yaml'),
}
/** What the player's script speaks of is no slide. */
const render = async (slides: string, files: Files = {}) => {
  const made = await renderSlides(indented(slides), { ...data, ...pictures, ...files })
  return { ...made, page: { ...made.page, html: made.page.html.replace(/<script>[^]*?<\/script>/g, '') } }
}

test('every layout has an example, but those that another layout needs', () => {
  expect(examples.map((name) => name.replace('.yaml', '')).sort()).toEqual([...layoutNames].sort())
})

describe('the example of each layout is shown whole, without a fault', () => {
  test.each(examples)('%s', async (name) => {
    const yaml = readFileSync(join(folder, name), 'utf8')
    const slides = name === 'agenda.yaml' ? `- { layout: section, title: A part }\n${yaml}` : yaml
    const cited = name === 'references.yaml' ? `- { layout: statement, text: "A [@one2020]" }\n${slides}` : slides
    const files: Files = name === 'changes.yaml' ? { 'data/models.yaml': example('data/models.yaml') } : {}
    const { page, markdown, diagnostics } = await render(cited, files)
    expect([...diagnostics, ...page.diagnostics]).toEqual([])
    expect(markdown).not.toMatch(/undefined|\[object Object\]|\{\{/)
    const text = slideTexts(page.html).join(' ')
    // Every word of five letters that its author wrote, but for names of fields and files.
    const values = yaml.replaceAll(
      /^#.*$|\b(layout|image|background|tex|code|side|kind|highlight|language|asOf|markdown): ?(\{.*\}|.*)$/gm,
      '',
    )
    // Of queries and of Mermaid text only labels are shown.
    const shown = values.replaceAll(/^ +(query|x|y|label|alt|from|since|before|detail|fields): .*$|flowchart LR|^ +[A-Z] -->/gm, ' ')
    const words = shown.replaceAll(/\b[a-z]+:|\$[^$]*\$|\(https?:[^)]*\)/g, ' ').match(/[A-Za-z]{5,}/g) ?? []
    for (const word of words) expect(text, word).toContain(word)
  })
})

test('an agenda that stands several times marks where the lecture is', async () => {
  const { markdown } = await render(`
- { layout: agenda, title: Plan }
- { layout: section, title: One }
- { layout: section, title: Two }
- { layout: agenda, title: Plan }
- { layout: section, title: Three }
`)
  const [first = '', second = ''] = markdown.split('---').filter((page) => page.includes('## Plan'))
  expect(first).toContain('1. One\n2. Two\n3. Three')
  expect(second).toContain('1. <span class="done">One</span>\n2. <span class="current">Two</span>\n3. Three')
})

test('what is to be revealed waits in its order; points under a point come with it', async () => {
  const { page } = await render(`
- layout: points
  title: P
  reveal: true
  items: [{ text: A, points: [under] }, B]
- layout: objectives
  reveal: true
  items: [C, D]
- layout: steps
  title: S
  reveal: true
  items: [E, { title: F, text: G }]
- layout: recap
  items: [H]
`)
  expect(page.html.match(/data-marpit-fragments="\d"/g)).toEqual(Array(3).fill('data-marpit-fragments="2"'))
  expect(page.html).toMatch(/<li data-marpit-fragment="1">A\s*<ul>\s*<li>under/)
  expect(page.html.match(/<ol[^>]*>/g)).toHaveLength(3)
})

test('citations lead to the page that lists their reference, where there is one', async () => {
  const references = `- { id: one2020, type: book, title: A Title }\n- { id: two2021, type: book, title: B Title }\n`
  const cite = '- { layout: quiz, question: "Q [@one2020; @two2021]", answer: A }\n'
  const without = await render(cite, { 'data/references.yaml': references })
  expect(without.markdown).toContain('Q <sup>\\[1, 2\\]</sup>')
  const { page } = await render(`${cite}- { layout: references, title: R }`, { 'data/references.yaml': references })
  expect(page.html).toContain('<sup>[<a href="#3">1</a>, <a href="#3">2</a>]</sup>')
})

test('the footer says course, section, and of data since when and from where', async () => {
  const course = `title: A course
collections:
  models: { source: data/models.yaml, asOf: "2026-11", credit: our list, fields: { kind: { in: kinds } } }
  kinds: { source: data/kinds.yaml }
references: data/references.yaml
`
  const slides = `
- { layout: statement, text: A }
- { layout: section, title: Part }
- { layout: table, title: T, query: { from: models, columns: [{ header: Name, field: name }] } }
- { layout: statement, text: B, source: "Own [@one2020]", asOf: "2025" }
- { layout: definition, term: C, text: D, source: Shown }
- { layout: closing }
- { layout: title }
`
  const { page } = await render(slides, { 'course.yaml': course })
  const footers = slideTexts(page.html).map((text) => /(?:A course.*)?$/.exec(text)?.[0])
  expect(footers).toEqual([
    'A course',
    '',
    'A course · Part Data as of 2026-11 · our list',
    'A course · Part Data as of 2025 · Own [1]',
    'A course · Part',
    '',
    'A course Data as of 2026-11', // its own lines; it has no footer
  ])
})

test('the footer names each of several collections where they differ, and where a definition or a title shows their data', async () => {
  const course = (more: string): string => `title: A course
collections:
  models: { source: data/models.yaml, asOf: "2026-11", credit: our list }
  kinds: { source: data/kinds.yaml${more} }
references: data/references.yaml
`
  const count = (name: string): string => `{ fill: "{n}", with: { n: { from: ${name}, count: true } } }`
  const both = `{ fill: "{m}{k}", with: { m: { from: models, count: true }, k: { from: kinds, count: true } } }`
  const slides = `
- { layout: title, title: ${count('models')} }
- { layout: statement, text: ${both} }
- { layout: definition, term: C, text: ${count('models')} }
- { layout: definition, term: C, text: ${count('models')}, source: Shown }
- { layout: agenda, title: Plan }
- { layout: section, title: ${count('kinds')} }
- { layout: points, title: T, items: [{ each: { from: models }, text: { fill: "{name}" } }], notes: ${count('kinds')} }
`
  const footers = async (more: string): Promise<(string | undefined)[]> => {
    const { page } = await render(slides, { 'course.yaml': course(more) })
    return slideTexts(page.html).map((text) => /(?:Data as of|our list|theirs)(?!.*Data as of).*$/.exec(text)?.[0])
  }
  const single = 'Data as of 2026-11 · our list'
  const several = 'Data as of 2026-10 (kinds), 2026-11 (models) · our list (models) · theirs (kinds)'
  expect(await footers(', asOf: "2026-10", credit: theirs')).toEqual([
    'Data as of 2026-10 (kinds), 2026-11 (models) our list',
    several,
    single,
    'Data as of 2026-11',
    'Data as of 2026-10 · theirs',
    'Data as of 2026-10 · theirs',
    several,
  ])
  // Collections that say nothing of themselves are not named; what holds for all is said once.
  expect(await footers('')).toEqual([single.replace(' ·', ''), single, single, 'Data as of 2026-11', undefined, undefined, single])
  expect((await footers(', asOf: "2026-11"'))[1]).toBe('Data as of 2026-11 · our list (models)')
})

test('changes are told with marks and words, group by group, also on further pages', async () => {
  const records = Array.from({ length: 24 }, (_, index) => `- { name: M${index + 1}, kind: ${index < 20 ? 'Text' : 'Image'} }`).join('\n')
  const files = { 'data/models.yaml': records, 'data/old.yaml': '- { name: M1, kind: Image }\n- { name: "<b>|*" }\n' }
  const slide = '- { layout: changes, title: T, from: models, since: 2026-09-01, before: data/old.yaml }'
  const { markdown, page } = await render(slide, files)
  expect(markdown).toContain('### Image\n\n- <span class="mark added"><b>\\+</b> new</span> <span class="what"><strong>M21</strong></span>')
  expect(markdown).toContain(
    '<span class="mark changed"><b>≠</b> changed</span> <span class="what"><strong>M1</strong><span class="gap"> </span><span class="detail">kind Image → Text</span>',
  )
  expect(slideTexts(page.html)[0]).toContain('− removed <b>|*')
  expect(page.html.match(/<h3>Text<\/h3>/g)).toHaveLength(1)
})

test('a background is inside the page, beside the Markdown, and under a scrim', async () => {
  const { page, markdown } = await render(`
- { layout: statement, text: A, class: own-look big, background: { src: images/net.svg } }
- { layout: statement, text: B, background: { src: images/net.svg, scrim: light } }
`)
  expect(markdown).toContain('<!-- _class: statement scrim-dark own-look big -->')
  expect(markdown).toContain('<!-- _backgroundImage: "url(\\"images/images/net.svg\\")" -->')
  expect(page.html.match(/[^-]class="statement scrim-(dark|light)/g)).toHaveLength(2)
  expect(page.html.match(/background-image:url\(&quot;data:image\/svg\+xml;base64,/g)).toHaveLength(2)
  expect(page.html).not.toContain('images/images')
})

test('a slide that speaks of backgrounds is shown as it is written', async () => {
  const css = 'background-image:url("images/images/net.svg") --background-image:url("x"); data-background-image="x"'
  const { page } = await render(`
- { layout: statement, text: '${css}', background: { src: images/net.svg } }
`)
  expect(slideTexts(page.html)).toEqual([`${css} A course`])
})

test('code keeps its lines, is coloured, and goes on over pages with its marks and numbers', async () => {
  const { page, markdown, diagnostics } = await render(`
- layout: code
  title: T
  language: python
  highlight: [1, "3-4"]
  start: 10
  code: "def f():\\n\\n\\n    return 1  \\n"
`)
  expect([...diagnostics, ...page.diagnostics]).toEqual([])
  expect(markdown).toContain('```python {1,3,4} start=10\ndef f():\n\n\n    return 1\n```')
  expect(page.html.match(/<span class="line highlighted" data-line="1[023]">/g)).toHaveLength(1 + 2)
  expect(page.html).toContain('--marp-shiki-token-keyword')
})

test('code in a language that nobody knows stands there without colour, and it is told', async () => {
  const { page } = await render(`
- { layout: code, title: T, language: klingon, code: "a < b" }
`)
  expect(page.html).toContain('a &lt; b')
  expect(page.diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['markdown/unknown-language', "there is no language 'klingon' to colour code by"],
  ])
})

test('rulers in free Markdown make pages, those in code do not; faults are told at the right slide', async () => {
  const { page } = await render(`
- layout: markdown
  markdown: |-
    ## One

    \`\`\`
    ---


    kept
    \`\`\`

    ***

    ## Two ![A net](images/net.svg)
- { layout: math, title: M, tex: '\\nonsense' }
`)
  expect(page.html.match(/<section/g)).toHaveLength(3)
  expect(page.html).toContain('---\n\n\nkept')
  expect(page.html).toMatch(/<img src="data:image\/svg/)
  expect(page.diagnostics.map(({ code, range }) => [code, range.start.line])).toEqual([['markdown/math', 18]])
})
