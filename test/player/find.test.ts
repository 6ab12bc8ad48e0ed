import { expect, test } from 'vitest'
import { type Findable, type Marked, find } from '../../src/player/find.ts'

const slides: readonly Findable[] = [
  {
    slide: 1,
    title: 'Größe und Maß',
    pieces: [
      { text: 'A first line', step: 0 },
      { text: 'Schrödinger’s ﬁne café', step: 1 },
      { text: 'then more', step: 2 },
    ],
    notes: '',
  },
  { slide: 2, title: 'Two', pieces: [{ text: 'Nothing here', step: 0 }], notes: 'Ask the hall about cafés.' },
  { slide: 3, title: 'Long', pieces: [{ text: `${'before '.repeat(30)}needle ${'after '.repeat(60)}needle`, step: 0 }], notes: '' },
]

const shown = (marked: Marked): string => marked.map(({ text, match }) => (match ? `[${text}]` : text)).join('')
const summary = (query: string) =>
  find(query, slides).map(({ slide, step, title, excerpt }) => `${slide}/${step} ${shown(title)}: ${shown(excerpt)}`)

test('case and accents do not matter, and what is shown is as it was written', () => {
  expect(summary('CAFE')).toEqual([
    '1/1 Größe und Maß: A first line Schrödinger’s ﬁne [café] then more',
    '2/0 Two: Ask the hall about [café]s.',
  ])
  expect(summary('schrodinger fine')).toEqual(['1/1 Größe und Maß: A first line [Schrödinger]’s [ﬁne] café then more'])
  expect(summary('mass')).toEqual(['1/0 Größe und [Maß]: A first line Schrödinger’s ﬁne café then more'])
  expect(summary('maß')).toEqual(summary('MASS'))
})

test('every word must be on the slide, be it in title, text or notes', () => {
  expect(summary('two cafes')).toEqual(['2/0 [Two]: Nothing here'])
  expect(summary('two needle')).toEqual([])
  expect(find('two cafes', slides)[0]?.inNotes).toBe(false)
  expect(find('cafes', slides)[0]?.inNotes).toBe(true)
})

test('the step is that in which what was found can be seen', () => {
  expect(['first', 'ne café', 'more'].map((query) => find(query, slides)[0]?.step)).toEqual([0, 1, 2])
})

test('of a long text there is a line round what was found, cut between words', () => {
  const [line = ''] = summary('needle')
  expect(line).toMatch(/^3\/0 Long: … before (before )+\[needle\] after (after )+.{0,5} …$/)
  expect(line.length).toBeLessThan(180)
})

test('what overlaps is marked once, and nothing is found for nothing', () => {
  expect(summary('need needle eed')[0]).toMatch(/ before \[needle\] after /)
  expect([summary(''), summary('  ')]).toEqual([[], []])
})
