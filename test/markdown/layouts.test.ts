import { expect, test } from 'vitest'
import { renderSlides, slideTexts } from '../support/course.ts'

test('a long table goes on over slides of nearly equal length, each with its header; the caption stands under the last', async () => {
  const rows = Array.from({ length: 25 }, (_, index) => `- { name: "Model ${index + 1}.", kind: Text }\n`).join('')
  const slides = `
  - layout: table
    title: Many
    query: { from: models, columns: [{ header: Name, field: name }] }
    caption: The end
    perSlide: 11
    notes: Said once
`
  const { page, markdown } = await renderSlides(slides, { 'data/models.yaml': rows })
  const texts = slideTexts(page.html)
  expect(texts.map((text) => text.slice(0, 15))).toEqual(['Many (1/3) Name', 'Many (2/3) Name', 'Many (3/3) Name'])
  expect(texts.map((text) => text.match(/Model \d+\./g)?.length)).toEqual([9, 8, 8])
  expect(texts.join(' ').match(/Model \d+\./g)).toEqual(Array.from({ length: 25 }, (_, index) => `Model ${index + 1}.`))
  expect(texts.map((text) => text.includes('The end'))).toEqual([false, false, true])
  expect(markdown.match(/Said once/g)).toHaveLength(1)
})

test('a quiz asks first and answers on the next page, with the right option marked', async () => {
  const { page } = await renderSlides(`
  - layout: quiz
    question: Which?
    options: [One, Two]
    correct: 2
    answer: The second
`)
  expect(slideTexts(page.html)).toEqual([
    'Check your understanding Which? One Two A course',
    'Check your understanding Which? One Two The second A course',
  ])
  expect(page.html.match(/<strong class="correct">Two<\/strong>/g)).toHaveLength(1)
})

test('an agenda is made from the sections; points under points are shown wherever points are', async () => {
  const { page } = await renderSlides(`
  - layout: agenda
    title: Plan
  - layout: section
    title: First part
  - layout: agenda
    title: Own
    items: [{ text: A, points: [under a] }, B]
  - layout: points
    title: P
    items: [{ text: C, points: [under c] }]
  - layout: compare
    title: Q
    columns:
      - { title: L, items: [{ text: D, points: [under d] }] }
      - { title: R, items: [E] }
`)
  const [plan, , own, points, compare] = slideTexts(page.html)
  expect(plan).toContain('Plan First part')
  expect(own).toContain('Own A under a B')
  expect(points).toContain('P C under c')
  expect(compare).toContain('Q L D under d R E')
})
