import { expect, test } from 'vitest'
import { handoutGroups } from '../../src/handout/blocks.ts'
import { layoutHandout } from '../../src/handout/layout.ts'
import { plainText, text } from '../../src/model/inline.ts'
import { handoutDeck, points, shaper } from '../support/handout.ts'

const quiz = { layout: 'quiz' as const, question: [text('Why?')], answer: [text('Because.')] }
const references = { layout: 'references' as const, title: [text('References')], perSlide: 7 }
const cited = [{ number: 1, key: 'a', entry: [text('A')], brief: [text('A 2020')] }]
const headings = (deck: Parameters<typeof handoutGroups>[0]): string[] => handoutGroups(deck).map(({ heading }) => plainText(heading))

test('questions and references come last, in the words of the language', () => {
  const slides = [quiz, points('Points', [[text('a')]]), references]
  expect(headings(handoutDeck(slides, { references: cited }))).toEqual(['Points', 'Test yourself', 'References'])
  expect(headings(handoutDeck(slides, { references: cited, language: 'de-AT' }))).toEqual(['Points', 'Zum Selbsttest', 'Literatur'])
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
  const { operations } = layoutHandout(deck, await shaper())
  const struck = operations.find((operation) => operation.kind === 'text' && operation.run.text === 'open')
  const through = operations.some(
    (operation) => operation.kind === 'rule' && struck && operation.x === struck.x && Math.abs(operation.y - struck.y) < 6,
  )
  expect(through).toBe(true)
})
