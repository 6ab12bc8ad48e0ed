import { expect, test } from 'vitest'
import type { HandoutDeck } from '../../src/handout/blocks.ts'
import { type Group, groupName, handoutGroups, priorities } from '../../src/handout/groups.ts'
import { type Inline, plainText, text } from '../../src/model/inline.ts'
import { handoutDeck, points } from '../support/handout.ts'

type Content = HandoutDeck['slides'][number]['content']
const words = (value: string): readonly Inline[] => [text(value)]

function table(title: string, rows: readonly (readonly string[])[], more: Partial<Content> = {}): Content {
  const header = ['Model', 'Year'].map(words)
  const query = { kind: 'table' as const, header, align: ['left' as const, 'right' as const], rows: rows.map((row) => row.map(words)) }
  return { layout: 'table', title: words(title), perSlide: 11, query, ...more } as Content
}

/** A group as lines of text. */
function said({ heading, blocks, short, priority, fixed }: Group): string[] {
  const line = (block: Group['blocks'][number]): string => {
    if (block.kind === 'paragraph' || block.kind === 'item') return `${block.kind}: ${plainText(block.text)}`
    return block.kind === 'table' ? `table: ${block.table.rows.map((row) => row.map(plainText).join('|')).join(' / ')}` : block.kind
  }
  return [
    `${plainText(heading)} ${priority}${fixed ? ' kept' : ''}`,
    ...blocks.map(line),
    ...(short ?? []).map((block) => `short ${line(block)}`),
  ]
}

const groupsOf = (...slides: Content[]): string[][] => handoutGroups(handoutDeck(slides)).map(said)

test('an author sets the priority, keeps, and gives a short form', () => {
  const slide = points('P', [words('a'), words('b')])
  expect(groupsOf({ ...slide, handout: { priority: 2, keep: true, short: words('both') } })).toEqual([
    ['P 2 kept', 'item: a', 'item: b', 'short paragraph: both'],
  ])
  expect(groupsOf({ ...slide, handout: { short: [words('one'), words('two')] } })).toEqual([
    ['P 7', 'item: a', 'item: b', 'short item: one', 'short item: two'],
  ])
})

test('the short form is what is taken of a slide that has nothing else', () => {
  const image = { kind: 'image' as const, src: 'a.png', alt: 'A' }
  expect(groupsOf({ layout: 'figure', title: words('Net'), image, handout: { short: words('Three layers.') } })).toEqual([
    ['Net 3', 'paragraph: Three layers.'],
  ])
})

test('a table as points, and as text', () => {
  const rows = [
    ['GPT', '2018'],
    ['BERT', '2018'],
  ]
  expect(groupsOf(table('T', rows, { handout: { as: 'points' } }))).toEqual([['T 8', 'item: GPT: 2018', 'item: BERT: 2018']])
  // Cells without anything leave no mark.
  const empty = { layout: 'table', title: words('T'), perSlide: 9, handout: { as: 'points' } } as const
  const query = {
    kind: 'table' as const,
    header: ['A', 'B'].map(words),
    align: [],
    rows: [
      [[], []],
      [[], words('2018')],
      [words('GPT'), []],
    ],
  }
  expect(groupsOf({ ...empty, query } as Content)).toEqual([['T 8', 'item: 2018', 'item: GPT']])
  expect(groupsOf(table('T', rows, { handout: { as: 'text' } }))).toEqual([['T 8', 'paragraph: GPT: 2018; BERT: 2018']])
})

test('a comparison as points, and as text, keeps the titles of its columns', () => {
  const columns = [
    { title: words('Before'), items: [words('one'), { text: words('two'), points: [words('three')] }] },
    { title: words('After'), items: [words('four')] },
  ]
  const compare = (as: 'points' | 'text'): Content => ({ layout: 'compare', title: words('C'), columns, handout: { as } })
  expect(groupsOf(compare('points'))).toEqual([
    ['C 6', 'item: Before:', 'item: one', 'item: two', 'item: three', 'item: After:', 'item: four'],
  ])
  expect(groupsOf(compare('text'))).toEqual([['C 6', 'paragraph: Before: one; two; three; After: four']])
})

test('big figures have what is said of them', () => {
  const items = [
    { value: words('10'), label: words('models'), detail: words('in our list') },
    { value: words('5'), label: words('aims') },
  ]
  expect(groupsOf({ layout: 'numbers', title: words('N'), items })).toEqual([
    ['N 5', 'paragraph: 10\u00a0models (in our list) · 5\u00a0aims'],
  ])
})

test('points as text: a sentence ends with its own stop', () => {
  expect(groupsOf({ ...points('P', [words('One.'), words('two'), words('three')]), handout: { as: 'text' } })).toEqual([
    ['P 7', 'paragraph: One. two; three'],
  ])
})

test('three tables of the same columns are one, with what is said of each above its rows', () => {
  const lead = (value: string): Partial<Content> => ({ lead: words(value) })
  const [group, ...others] = handoutGroups(
    handoutDeck([
      table('Text', [['GPT', '2018']], lead('text in')),
      table(
        'Image',
        [
          ['CLIP', '2021'],
          ['SAM', '2023'],
        ],
        lead('pictures in'),
      ),
      table('Audio', [['Whisper', '2022']]),
      points('P', [words('a')]),
    ]),
  )
  expect(others.map(({ heading }) => plainText(heading))).toEqual(['P'])
  const [block] = group?.blocks ?? []
  expect(
    block?.kind === 'table' && block.parts?.map(({ title, said: of, rows }) => [plainText(title), plainText(of).trim(), rows]),
  ).toEqual([
    ['Text', 'text in', 1],
    ['Image', 'pictures in', 2],
    ['Audio', '', 1],
  ])
  expect(block?.kind === 'table' && block.table.rows.map((row) => row.map(plainText).join(' '))).toEqual([
    'GPT 2018',
    'CLIP 2021',
    'SAM 2023',
    'Whisper 2022',
  ])
  expect(group && groupName(group)).toBe('Text, Image, Audio')
})

test('two such tables stay two, and one that must stay is not merged', () => {
  const rows = [['GPT', '2018']]
  expect(groupsOf(table('A', rows), table('B', rows)).length).toBe(2)
  expect(groupsOf(table('A', rows), table('B', rows, { handout: 'keep' }), table('C', rows), table('D', rows)).length).toBe(4)
  const [a, b, c] = [table('A', rows), table('B', rows), table('C', rows)]
  expect(groupsOf(a, b, { ...c, handout: { short: words('less') } }).length).toBe(3)
  expect(groupsOf(a, b, { ...c, handout: { priority: 2 } }).length).toBe(3)
  const header = [words('Model'), words('Licence')]
  const query = { kind: 'table' as const, header, align: ['left' as const, 'right' as const], rows: [[words('x'), words('y')]] }
  expect(groupsOf(a, b, { layout: 'table', title: words('C'), perSlide: 11, query }).length).toBe(3)
  expect(groupsOf(a, b, c).length).toBe(1)
})

test('definitions stay the longest, then tables and what is at the heart of the lecture', () => {
  const order = Object.entries(priorities).toSorted(([, a], [, b]) => b - a)
  expect(order.map(([layout]) => layout).slice(0, 4)).toEqual(['definition', 'table', 'points', 'math'])
})

test('what is filled from an empty field is no point of its own', () => {
  expect(groupsOf(points('P', [words('a'), [], words(' ')]))).toEqual([['P 7', 'item: a']])
  expect(groupsOf(points('P', [[]]))).toEqual([])
})
