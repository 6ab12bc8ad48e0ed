import { describe, expect, test } from 'vitest'
import { guidedGroups } from '../../src/handout/guided/groups.ts'
import { countOpen } from '../../src/handout/guided/groups.ts'
import { handoutGroups } from '../../src/handout/groups.ts'
import type { ComposedChange } from '../../src/model/changes.ts'
import { type Inline, plainText, text } from '../../src/model/inline.ts'
import { handoutDeck } from '../support/handout.ts'

const change = (kind: ComposedChange['kind'], word: string, group: string, name: string, ...details: string[]): ComposedChange => ({
  kind,
  word,
  group: group === '' ? [] : [text(group)],
  name: [text(name)],
  details: details.map((detail) => [text(detail)]),
})

const slide = {
  layout: 'changes' as const,
  lead: [text('Since 2026-09-01: 3 new · 1 removed')],
  items: [
    change('added', 'new', 'Text', 'A', 'Meta', 'year 2024'),
    change('added', 'new', 'Text', 'B'),
    change('removed', 'removed', 'Text', 'C'),
    change('added', 'new', 'Image', 'D'),
    change('removed', 'removed', '', 'E'),
  ],
}

const lines = (groups: ReturnType<typeof handoutGroups>): string[] =>
  groups.flatMap(({ heading, blocks }) => [
    plainText(heading),
    ...blocks.map((block) => ('text' in block ? plainText(block.text) : block.kind)),
  ])

describe('changes on the handout', () => {
  test('are a point a group: each word once, before the records that it holds for', () => {
    expect(lines(handoutGroups(handoutDeck([slide])))).toEqual([
      'What has changed',
      'Since 2026-09-01: 3 new · 1 removed',
      'Text: new A (Meta; year 2024), B; removed C',
      'Image: new D',
      'removed E',
    ])
  })

  test('leave names of records blank in guided notes, in two groups of three', () => {
    const groups = guidedGroups(handoutDeck([slide]))
    expect(countOpen(groups)).toBe(2)
    const blanks = groups.flatMap(({ blocks }) => blocks.flatMap((block) => ('text' in block ? block.text : [])))
    expect(blanks.flatMap((node) => (node.kind === 'blank' ? [plainText(node.children)] : []))).toEqual(['A', 'D'])
  })
})

describe('what is said of data', () => {
  const own = { layout: 'points' as const, title: [text('T')], items: [[text('P')]], source: [text('A book')], asOf: '2025' }

  test('a source and a date of a slide stand under what is taken of it, those of a definition once', () => {
    expect(lines(handoutGroups(handoutDeck([own])))).toEqual(['T', 'P', 'Data as of 2025 · A book'])
    const definition = { layout: 'definition' as const, term: [text('X')], text: [text('Y')], source: [text('A book')] }
    expect(lines(handoutGroups(handoutDeck([definition])))).toEqual(['X', 'Y', 'A book'])
  })

  test('marks of what is new are text in a table; guided notes are without', () => {
    const cell: Inline[] = [text('Beta'), { kind: 'badge', text: 'new' }, text(', Gamma, Delta, Epsilon, Zeta')]
    const rows = [[[text('One')], cell]]
    const table = {
      layout: 'table' as const,
      title: [text('T')],
      query: { kind: 'table' as const, header: [[text('K')], [text('N')]], align: ['left', 'left'] as const, rows },
    }
    const cells = (groups: ReturnType<typeof handoutGroups>): string[] =>
      groups.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.table.rows.flat().map(plainText) : [])))
    expect(cells(handoutGroups(handoutDeck([table])))[1]).toBe('Beta\u00a0(new), Gamma, Delta, Epsilon, Zeta')
    expect(cells(guidedGroups(handoutDeck([table])))[1]).toBe('Beta, Gamma, Delta,\u00a0…')
  })
})
