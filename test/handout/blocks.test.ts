import { expect, test } from 'vitest'
import type { HandoutDeck } from '../../src/handout/blocks.ts'
import { handoutGroups } from '../../src/handout/groups.ts'
import { layoutHandout } from '../../src/handout/layout.ts'
import { plainText, text } from '../../src/model/inline.ts'
import { handoutDeck, pageOf, points, shaper, textBoxes } from '../support/handout.ts'

const quiz = { layout: 'quiz' as const, question: [text('Why?')], answer: [text('Because.')] }
const references = { layout: 'references' as const, title: [text('References')], perSlide: 7 }
const cited = [{ number: 1, key: 'a', entry: [text('A')], brief: [text('A 2020')] }]
const headings = (deck: Parameters<typeof handoutGroups>[0]): string[] => handoutGroups(deck).map(({ heading }) => plainText(heading))

test('questions and references come last, in the words of the language', () => {
  const slides = [quiz, points('Points', [[text('a')]]), references]
  expect(headings(handoutDeck(slides, { references: cited }))).toEqual(['Points', 'Test yourself', 'References'])
  expect(headings(handoutDeck(slides, { references: cited, language: 'de-AT' }))).toEqual(['Points', 'Zum Selbsttest', 'Literatur'])
})

test('references stand at the foot, in their short form, each with its number', async () => {
  const deck = handoutDeck([points('Points', [[text('a')]]), references], { references: cited })
  const groups = handoutGroups(deck)
  expect(groups.map(({ foot }) => foot)).toEqual([false, true])
  expect(groups[1]?.blocks.map((block) => 'text' in block && plainText(block.text))).toEqual(['[1]\u00a0A 2020'])
  const boxes = textBoxes(pageOf(layoutHandout(deck, await shaper())).operations)
  const [last] = boxes.slice(-1)
  expect(last?.text).toBe('2020')
  expect(last?.y).toBeGreaterThan(780)
})

test('an author keeps and drops', () => {
  const slides = [
    { ...quiz, handout: 'keep' as const },
    points('Points', [[text('a')]], 'drop'),
    { layout: 'statement' as const, text: [text('Kept')], handout: 'keep' as const },
    { ...references, handout: 'drop' as const },
  ]
  const groups = handoutGroups(handoutDeck(slides, { references: cited }))
  expect(groups.map(({ heading, fixed }) => [plainText(heading), fixed])).toEqual([
    ['', true],
    ['Test yourself', true],
  ])
})

test('struck text is struck through', async () => {
  const deck = handoutDeck([points('Points', [[text('is '), { kind: 'strike', children: [text('open')] }, text(' closed')]])])
  const { operations } = pageOf(layoutHandout(deck, await shaper()))
  const struck = operations.find((operation) => operation.kind === 'text' && operation.run.text === 'open')
  const through = operations.some(
    (operation) => operation.kind === 'rule' && struck && operation.x === struck.x && Math.abs(operation.y - struck.y) < 6,
  )
  expect(through).toBe(true)
})

test('what the handout takes of each layout, and what it leaves out', () => {
  const image = { kind: 'image' as const, src: 'a.png', alt: 'A' }
  const named = [text('T')]
  const slides: HandoutDeck['slides'][number]['content'][] = [
    { layout: 'objectives', items: [[text('one')]] },
    { layout: 'steps', title: named, items: [[text('first')], { title: [text('second')], text: [text('why')] }] },
    { layout: 'timeline', title: named, events: [{ when: [text('2018')], text: [text('shift')] }] },
    {
      layout: 'numbers',
      title: named,
      items: [
        { value: [text('3')], label: [text('models')] },
        { value: [text('2')], label: [text('kinds')] },
      ],
    },
    { layout: 'math', title: named, tex: 'a=b', symbols: [{ tex: 'a', means: [text('left')] }] },
    { layout: 'image-text', title: named, image, side: 'left', text: [text('beside')] },
    { layout: 'figure', title: named, image },
    { layout: 'code', title: named, code: 'x' },
    { layout: 'recap', items: [[text('again')]] },
    { layout: 'closing' },
    { layout: 'markdown', markdown: { kind: 'markdown', source: '# x', pages: 1 } },
  ]
  const said = handoutGroups(handoutDeck(slides)).map(({ heading, blocks }) => [
    plainText(heading),
    ...blocks.map((block) => ('text' in block ? `${'marker' in block ? `${block.marker} ` : ''}${plainText(block.text)}` : block.kind)),
  ])
  expect(said).toEqual([
    ['By the end you can', '• one'],
    ['T', '1. first', '2. second: why'],
    ['T', '• 2018 shift'],
    ['T', '3\u00a0models · 2\u00a0kinds'],
    ['T', 'formula', 'a: left'],
    ['T', 'beside'],
  ])
})

test('a layout of the course gives its title, prose, lists and tables; pictures and settings stay on the slide', () => {
  const table = { kind: 'table' as const, header: [[text('Name')]], align: ['left' as const], rows: [[[text('A')]]] }
  const fields = {
    title: [text('Words')],
    lead: [text('Lead')],
    items: [
      { term: [text('Deck')], meaning: [text('slides')], points: [[text('under')]] },
      { term: [text('Alone')], image: { kind: 'image', src: 'a.png', alt: 'A' } },
    ],
    plain: [[text('one')]],
    image: { kind: 'image', src: 'a.png', alt: 'A' },
    query: table,
    level: 'easy',
    year: 2024,
    open: true,
    none: [],
  }
  const own = { layout: 'own' as const, name: 'vocabulary', split: undefined, fields }
  const [group, ...others] = handoutGroups(handoutDeck([own, { ...own, handout: 'drop' }]))
  expect(others).toEqual([])
  expect(group?.heading).toEqual([text('Words')])
  const said = group?.blocks.map((block) =>
    block.kind === 'table' ? block.table : 'text' in block ? `${block.kind === 'item' ? block.marker : ''}${plainText(block.text)}` : block,
  )
  expect(said).toEqual(['Lead', '•Deck: slides', '–under', '•Alone', '•one', table])
})
