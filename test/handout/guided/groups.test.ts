import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadCourse } from '../../../src/build/load.ts'
import { packageRoot } from '../../../src/build/paths.ts'
import { countOpen, guidedGroups } from '../../../src/handout/guided/groups.ts'
import type { HandoutDeck } from '../../../src/handout/blocks.ts'
import { type Inline, text } from '../../../src/model/inline.ts'
import { parseProse } from '../../../src/prose/parse.ts'
import { realWorld } from '../../../src/world/real.ts'
import { handoutDeck } from '../../support/handout.ts'
import { marked, markedBlocks, markedGroups } from './marked.ts'

type Content = HandoutDeck['slides'][number]['content']

const prose = (source: string): Inline[] => parseProse(source, { cite: () => [1] })
const blanked = (...slides: Content[]): string[] => guidedGroups(handoutDeck(slides)).flatMap(({ blocks }) => markedBlocks(blocks))
const table = (...lines: string[]): Content => {
  const [header = [], ...rows] = lines.map((line) => line.split('|').map((cell) => prose(cell.trim())))
  return { layout: 'table', title: [text('T')], header, rows, perSlide: 20 }
}

describe('what is left out where the author marks nothing', () => {
  test('of a definition the term', () => {
    const slide: Content = {
      layout: 'definition',
      title: prose('Many tasks'),
      term: prose('A neural net'),
      text: prose('is a **model** of X.'),
    }
    expect(blanked(slide)).toEqual(['[[A neural net]] is a **model** of X.'])
  })

  test.each([
    ['the title of the slide', { title: prose('What neural networks are') }],
    ['the heading, which is the term', {}],
  ])('or what is strong in its text, where %s tells the term', (_, more) => {
    const slide: Content = { layout: 'definition', term: prose('A neural net'), text: prose('is a **model** of **X** and **Y**.'), ...more }
    expect(blanked(slide)[0]).toMatch(/is a \[\[model\]\] of \[\[X\]\] and \*\*Y\*\*\.$/)
  })

  test('or what is strong, where the title of the section or of the deck tells the term', () => {
    const definition: Content = { layout: 'definition', title: prose('T'), term: prose('Emergence'), text: prose('is **sudden**.') }
    const section: Content = { layout: 'section', title: prose('On emergence') }
    expect(blanked(section, definition)).toEqual(['**Emergence** is [[sudden]].'])
    const groups = guidedGroups(handoutDeck([definition], { title: prose('Emergences') }))
    expect(markedBlocks(groups[0]?.blocks ?? [])).toEqual(['**Emergence** is [[sudden]].'])
  })

  test('of a comparison in each row the second column, or what another has that is strong, or the last cell', () => {
    const column = (...items: string[]) => ({ title: prose('C'), items: items.map(prose) })
    const slide: Content = {
      layout: 'compare',
      title: prose('T'),
      columns: [column('**a** b', '**c** d', 'e', 'f'), column('**g** **h** **i**', 'j', 'k', 'l'.repeat(50))],
    }
    expect(blanked(slide).slice(1)).toEqual([
      '| **a** b | [[g]] [[h]] **i** |',
      '| [[c]] d | j |',
      '| e | [[k]] |',
      `| f | ${'l'.repeat(50)} |`,
    ])
  })

  test('of a table with two columns every second cell of the second', () => {
    expect(blanked(table('A|B', 'a|one', 'b|two', 'c|three', 'd|4'))).toEqual([
      '| A | B |',
      '| a | one |',
      '| b | [[two]] |',
      '| c | three |',
      '| d | [[4]] |',
    ])
  })

  test('of a wider table one cell in two rows of three, in turns, never the first, never a number beside words', () => {
    expect(blanked(table('A|Year|B|C', 'a|2020|b1|c1', 'b|2021|b2|c2', 'c|2022|b3|c3', 'd|2023|b4|c4'))).toEqual([
      '| A | Year | B | C |',
      '| a | 2020 | [[b1]] | c1 |',
      '| b | 2021 | b2 | [[c2]] |',
      '| c | 2022 | b3 | c3 |',
      '| d | 2023 | [[b4]] | c4 |',
    ])
  })

  test('of a list in a cell the first; of a long cell or of a column all nothing', () => {
    expect(blanked(table('A|B|C', 'a|x, y, z|c1', `b|y|${'c'.repeat(50)}`))).toEqual([
      '| A | B | C |',
      '| a | [[x]],\u00a0… | c1 |',
      `| b | y | ${'c'.repeat(50)} |`,
    ])
    expect(blanked(table('A|B|C', 'a|b|c')).join()).not.toContain('[[')
  })

  test('of a list that is told in part the first member too', () => {
    expect(blanked(table('A|B', 'a|b', 'c|only, something that is longer'))).toContain('| c | [[only]],\u00a0… |')
  })

  test('of points and cards the first strong phrase, of two in three; a formula never', () => {
    const items = ['**a** **b**', 'plain', '**$x$** and **c**', '**d**', '**e** [@k]', '**f**'].map(prose)
    expect(blanked({ layout: 'points', title: prose('T'), items, lead: prose('**lead**') })).toEqual([
      '**lead**',
      '• [[a]] **b**',
      '• plain',
      '• **x** and [[c]]',
      '• **d**',
      '• [[e]]',
      '• [[f]]',
    ])
  })

  test('nothing of objectives and questions', () => {
    const slides: Content[] = [
      { layout: 'objectives', items: [prose('**a**')], handout: 'keep' },
      { layout: 'quiz', question: prose('**Why**?'), options: [prose('**A**'), prose('B')], answer: prose('**A**') },
    ]
    expect(blanked(...slides).join()).not.toContain('[[')
    expect(countOpen(guidedGroups(handoutDeck(slides)))).toBe(0)
  })
})

test('where the author marks anything on a slide, only that is left out', () => {
  const points = (...items: string[]): Content => ({ layout: 'points', title: prose('T [[x]]'), items: items.map(prose) })
  const groups = guidedGroups(handoutDeck([points('**a** and [[b **c**]]', '**d**', '[[$x$]]')]))
  expect(markedGroups(groups)).toBe('## T [[x]]\n• **a** and [[b **c**]]\n• **d**\n• x')
  expect(countOpen(groups)).toBe(2)
})

test('sections are named above their groups; what stands in none is named like one', () => {
  const points = (title: string): Content => ({ layout: 'points', title: prose(title), items: [prose('a')] })
  const groups = guidedGroups(
    handoutDeck([
      points('Zero'),
      { layout: 'section', title: prose('One') },
      points('A'),
      { layout: 'quiz', question: prose('Q'), answer: prose('a') },
    ]),
  )
  expect(groups.map(({ section, heading }) => [marked(section ?? []), marked(heading)])).toEqual([
    ['Zero', ''],
    ['One', 'A'],
    ['Test yourself', ''],
  ])
})

test('references and citations are on the summary, but where the author keeps them', () => {
  const points: Content = { layout: 'points', title: prose('T'), items: [prose('a [@k], b')] }
  const references = [{ number: 1, key: 'k', entry: prose('K'), brief: prose('K 2020') }]
  const slide = (handout?: 'keep'): Content => ({ layout: 'references', title: prose('R'), perSlide: 7, ...(handout && { handout }) })
  expect(markedGroups(guidedGroups(handoutDeck([points, slide()], { references })))).toBe('## T\n• a, b')
  expect(markedGroups(guidedGroups(handoutDeck([points, slide('keep')], { references })))).toContain('• a [1], b')
})

test('items are told by their first sentence, or by the first clause about what they name, never before a blank', () => {
  const items = [
    '**a**: It is large. It is not small.',
    '**b**: See e.g. Smith.',
    `**c**: One thing: ${'d, '.repeat(30)}e.`,
    'Two of them: **f** · good. Or **h**',
  ]
  expect(blanked({ layout: 'points', title: prose('T'), items: items.map(prose) })).toEqual([
    '• [[a]]: It is large.',
    '• [[b]]: See e.g. Smith.',
    '• **c**: One thing: …',
    '• Two of them: [[f]] · good.',
  ])
})

test('of a longer list in a cell the first are told', () => {
  const lists = [
    'one, two, three, four, five',
    'twenty-three-characters, b',
    'short, list',
    'much, of which one says more than of a member',
  ]
  expect(blanked(table('A', ...lists))).toEqual([
    '| A |',
    '| one, two, three, … |',
    '| twenty-three-characters, … |',
    '| short, list |',
    '| much, of which one says more than of a member |',
  ])
})

test('aims are on the summary, and so is what the symbols of a formula mean, but where the author marks or keeps them', () => {
  const aims = (of: string, handout?: 'keep'): Content => ({ layout: 'objectives', items: [prose(of)], ...(handout && { handout }) })
  const math = (means: string, said?: string): Content => ({
    layout: 'math',
    title: prose('T'),
    tex: 'x',
    symbols: [{ tex: 'x', means: prose(means) }],
    ...(said && { text: prose(said) }),
  })
  expect(blanked(aims('a'), aims('b', 'keep'), aims('[[c]]'))).toEqual(['• b', '• [[c]]'])
  expect(blanked(math('d', 'said'))).toEqual(['x', 'said'])
  expect(blanked(math('d'))).toEqual(['x', 'x: d'])
  expect(blanked(math('[[d]]', 'said'))).toEqual(['x', 'x: [[d]]', 'said'])
})

test('what is left out of the lecture', async () => {
  const { decks } = await loadCourse(realWorld, { root: join(packageRoot, 'content') })
  const shown = decks.map(({ composed }) => (composed ? markedGroups(guidedGroups(composed)) : 'none'))
  await expect(`${shown.join('\n\n')}\n`).toMatchFileSnapshot('lecture.txt')
})
