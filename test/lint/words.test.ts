import { expect, test } from 'vitest'
import { wordFaults } from '../../src/lint/words.ts'
import type { ComposedDeck } from '../../src/model/composed.ts'
import { text } from '../../src/model/inline.ts'
import { fileStart } from '../../src/diagnostics/diagnostic.ts'
import { handoutDeck } from '../support/handout.ts'

type Content = ComposedDeck['slides'][number]['content']
const deck = (content: Content, language = 'en'): ComposedDeck => ({
  ...handoutDeck([], { language }),
  slides: [{ content, range: fileStart }],
})
const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ')
const said = (content: Content, language?: string): (string | undefined)[] =>
  wordFaults(deck(content, language), { 'slides/words': { max: 5 } }).map(({ message }) => /has (\d+) words/.exec(message)?.[1])

test('counts the prose that is shown, wherever it stands', () => {
  expect(said({ layout: 'statement', text: [text(words(5))] })).toEqual([])
  expect(said({ layout: 'statement', text: [text(words(5))], detail: [{ kind: 'strong', children: [text('more')] }] })).toEqual(['6'])
  expect(
    said({ layout: 'points', title: [text('two words')], items: [[text(words(3))], { text: [text('x y')], points: [[text('z')]] }] }),
  ).toEqual(['8'])
})

test('leaves out notes, tables, code and citations; a formula is one word', () => {
  const many = [text(words(50))]
  expect(said({ layout: 'statement', text: [text('few')], notes: many })).toEqual([])
  expect(said({ layout: 'table', title: [text('few')], header: [many], rows: [[many]] })).toEqual([])
  const change = { kind: 'added', mark: '+', word: 'new', name: many, details: [], group: [] } as const
  expect(said({ layout: 'changes', title: [text('few')], lead: [text('words')], items: [change] })).toEqual([])
  const inline = [{ kind: 'code', text: words(9) } as const, { kind: 'cite', numbers: [1, 2, 3, 4, 5, 6] } as const]
  expect(said({ layout: 'statement', text: [text('four words and a '), { kind: 'math', tex: words(9) }, text(' '), ...inline] })).toEqual(
    [],
  )
  expect(said({ layout: 'statement', text: [text('five words and even a '), { kind: 'math', tex: 'a+b' }] })).toEqual(['6'])
})

test('knows the words of languages that write them without spaces', () => {
  expect(said({ layout: 'statement', text: [text('基础模型在大量数据上训练')] }, 'zh')).toHaveLength(1)
})

test('is told by its rule', () => {
  const long = deck({ layout: 'statement', text: [text(words(101))] })
  expect(wordFaults(long, {}).map(({ severity }) => severity)).toEqual(['warning'])
  expect(wordFaults(long, { 'slides/words': { severity: 'off' } })).toEqual([])
})
