import { expect, test } from 'vitest'
import { deckOf, present } from '../support/presentation.ts'

const textOf = (slides: ReturnType<typeof present>['presentation']['slides']): string[][] =>
  slides.map(({ shapes }) =>
    shapes.flatMap((shape) => (shape.kind === 'text' ? shape.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')) : [])),
  )

test('a slide goes on over as many slides as the plan says, each with its part and its place in the title', async () => {
  const deck = await deckOf('- { layout: points, title: P, items: [a, b, c, d, e], close: End, notes: Only once }\n')
  const { slides } = present(deck, { plan: new Map([[0, { step: 2, parts: 2 }]]) }).presentation
  expect(textOf(slides)).toEqual([
    ['P (1/2)', 'a', 'b', 'c'],
    ['P (2/2)', 'd', 'e', 'End'],
  ])
  expect(slides.map(({ notes }) => notes)).toEqual([['Only once'], []])
})

test('free Markdown has as many slides as rulers make of it', async () => {
  const deck = await deckOf(`- layout: markdown
  markdown: |
    # One

    A *paragraph*

    - item
      - under

    ---

    ## Two

    | A | B |
    | - | - |
    | 1 | 2 |

    \`\`\`js
    let x
    \`\`\`
`)
  const { slides } = present(deck).presentation
  expect(textOf(slides)).toEqual([
    ['One', 'A paragraph', 'item', 'under'],
    ['Two', 'let x'],
  ])
  expect(slides[1]?.shapes.map(({ kind }) => kind)).toEqual(['text', 'table', 'text'])
})

test('the footer names course, section, and where the data come from; title and closing are not numbered', async () => {
  const deck = await deckOf(`- { layout: title }
- { layout: section, title: A part }
- { layout: statement, text: S, source: "A [book](https://example.org)", asOf: "2026-10-01" }
- { layout: closing }
`)
  const { slides } = present(deck).presentation
  expect(slides.map(({ footer }) => footer.runs.map(({ text }) => text).join(''))).toEqual([
    '',
    '',
    'A course · A part · Data as of 2026-10-01 · A book',
    '',
  ])
  expect(slides.map(({ isNumbered }) => isNumbered)).toEqual([false, true, true, false])
})

test('from right to left a picture stands on the other side', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
  const deck = await deckOf('- layout: points\n  title: P\n  items: [a, b]\n  image: { src: a.svg, alt: A }\n', { 'a.svg': svg })
  const left = (language: string): number =>
    present({ ...deck, language }).presentation.slides[0]?.shapes.find(({ kind }) => kind === 'picture')?.box.x ?? 0
  expect(left('en')).toBeGreaterThan(640)
  expect(left('ar')).toBeLessThan(640)
})

test('over a dark picture text is light', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
  const deck = await deckOf('- { layout: points, title: P, lead: L, items: [a], background: { src: a.svg } }\n', { 'a.svg': svg })
  const [slide] = present(deck).presentation.slides
  const colours = slide?.shapes.flatMap((shape) => (shape.kind === 'text' ? shape.paragraphs.map(({ colour }) => colour) : []))
  expect(colours).toEqual(['scrim-ink', 'scrim-muted', 'scrim-ink'])
  expect(slide?.background).toBe('background:0')
  expect(slide?.footColour).toBe('scrim-muted')
})
