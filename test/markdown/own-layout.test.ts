import Handlebars from 'handlebars'
import { expect, test } from 'vitest'
import { loadCourse } from '../../src/build/load.ts'
import { createTemplates } from '../../src/markdown/templates.ts'
import { helpers } from '../../src/markdown/helpers.ts'
import { checkFiles, renderSlides, slideTexts } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

const files = {
  'templates/layouts/vocabulary.hbs': `<!-- _class: {{class}} -->

## {{title}}

{{#each items}}
- **{{term}}**{{#if meaning}}: {{meaning}}{{/if}}
{{/each}}

{{#if open}}open since {{year}}, {{level}}, {{origin}}{{/if}}

{{row query.header}}
{{row query.rule}}
{{#each query.rows}}
{{row this}}
{{/each}}

{{#each more}}
- {{this}}
{{/each}}

{{> notes}}
`,
  'templates/layouts/vocabulary.schema.yaml': `description: A list of words and what they mean.
fields:
  title: { type: prose, required: true }
  items: { type: list, of: { term: { type: prose, required: true }, meaning: { type: prose } }, required: true, split: true }
  query: { type: query }
  level: { type: choice, options: [easy, hard] }
  year: { type: number }
  open: { type: flag }
  origin: { type: text }
  more: { type: list, of: prose }
`,
}

test('a layout of the course is used like those that ship: its fields, each, notes, citations, tables', async () => {
  const { page, markdown } = await renderSlides(
    `
  - layout: vocabulary
    title: Words [@one2020]
    notes: Slowly
    items:
      - { term: Deck, meaning: "*Slides* in a row" }
      - { each: { from: models, limit: 2 }, term: { fill: "{name}" }, meaning: { fill: "by {maker}" } }
    query: { from: kinds, columns: [{ header: Kind, field: name }] }
    level: easy
    year: 2024
    open: true
    origin: "A *plain* line"
    more: [one, { each: { from: kinds }, text: { fill: "kind {name}" } }]
`,
    files,
  )
  expect(slideTexts(page.html)).toEqual([
    'Words [1] Deck: Slides in a row Alpha: by One, Two Beta: by One open since 2024, easy, A *plain* line Kind Image Text one kind Image kind Text A course',
  ])
  expect(markdown).toContain('_class: vocabulary')
  expect(page.html).toContain('<em>Slides</em>')
  expect(page.html).toMatch(/<aside class="notes"[^>]*>Slowly</)
})

test('a list that its schema lets split goes on over as many pages as its plan says', async () => {
  const deck = `title: A deck
slides:
  - layout: vocabulary
    title: Words
    items: [{ term: A }, { term: B }, { term: C }]
`
  const course = await loadCourse(memoryWorld({ 'course.yaml': 'title: A course\n', 'decks/main.yaml': deck, ...files }), {
    root: '/course',
  })
  const composed = course.decks[0]?.composed
  if (!composed) throw new Error('not composed')
  const { markdown, slideOfPage, items } = createTemplates(course.resources.templates).renderDeck(
    composed,
    new Map([[0, { step: 0, parts: 2 }]]),
    new Map(),
  )
  expect([slideOfPage, items]).toEqual([[0, 0], [3]])
  expect(markdown.match(/^(##|-) .*/gm)).toEqual(['## Words (1/2)', '- **A**', '- **B**', '## Words (2/2)', '- **C**'])
})

test('no field is named as something that a template calls', async () => {
  const called = [...Object.keys(Handlebars.helpers), ...Object.keys(helpers)]
  const fields = called.map((name) => `  ${name}: { type: text }\n`).join('')
  const { diagnostics } = await checkFiles({
    'templates/layouts/mine.hbs': '',
    'templates/layouts/mine.schema.yaml': `fields:\n${fields}`,
  })
  const told = diagnostics.flatMap(({ message }) => /^a field cannot be named '(\w+)'$/.exec(message)?.[1] ?? [])
  expect(told.sort()).toEqual([...new Set(called)].sort())
})
