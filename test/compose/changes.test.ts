import { describe, expect, test } from 'vitest'
import { loadCourse } from '../../src/build/load.ts'
import type { ComposedSlide } from '../../src/model/composed.ts'
import { plainText } from '../../src/model/inline.ts'
import { type Files, smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

const before = `- { name: Alpha, maker: One, kind: Text, year: 2020 }
- { name: Delta, maker: Four, kind: Text }
- { name: Gama, maker: Three, kind: Image }
- { name: Epsilon, maker: Five }
`

/** What a slide of changes of the small course says, its groups, kinds and texts in lines. */
async function told(fields: string, files: Files = {}, language = 'en'): Promise<{ lines: string[]; lead: string; said: string[] }> {
  const deck = `title: A deck\nlanguage: ${language}\nslides:\n  - { layout: changes, from: models, since: 2026-09-01, before: data/before.yaml${fields} }\n`
  const world = memoryWorld({ ...smallCourse, 'data/before.yaml': before, ...files, 'decks/main.yaml': deck })
  const { decks, diagnostics } = await loadCourse(world, { root: '/course' })
  const [only] = decks
  const content = only?.composed?.slides[0]?.content
  const said = [...diagnostics, ...(only?.diagnostics ?? [])].map(({ code, message }) => `${code} ${message}`)
  if (!isChanges(content)) return { lines: [], lead: '', said }
  const lines = content.items.map(({ kind, group, name, details }) =>
    [plainText(group), kind, plainText(name), ...details.map(plainText)].join(' | '),
  )
  return { lines, lead: plainText(content.lead), said: said.filter((fault) => !fault.startsWith('citation/')) }
}

type Content = ComposedSlide['content']

function isChanges(content: Content | undefined): content is Extract<Content, { layout: 'changes' }> {
  return content?.layout === 'changes'
}

describe('a slide of changes', () => {
  test('tells what became of each record, in the order and the groups of the collection that a field refers to', async () => {
    expect(await told('')).toEqual({
      lead: 'Since 2026-09-01: 1 new · 1 renamed · 1 changed · 2 removed',
      lines: [
        'Image | added | Beta',
        'Image | renamed | Gamma | formerly Gama',
        'Text | added | Beta',
        'Text | changed | Alpha | maker One → One, Two | year 2020 → 2021',
        'Text | removed | Delta',
        ' | removed | Epsilon',
      ],
      said: [],
    })
  })

  test('counts them in the words of its language', async () => {
    const { lead } = await told('', {}, 'fr')
    expect(lead.replaceAll('\u00a0', ' ')).toBe('Depuis le 2026-09-01: 1 nouveau · 1 renommé · 1 modifié · 2 retirés')
  })

  test.each([
    [', show: [removed, added], groupBy: false', [' | removed | Delta', ' | removed | Epsilon', ' | added | Beta']],
    [', show: [changed], fields: [year]', ['Text | changed | Alpha | year 2020 → 2021']],
    [', show: [changed], where: { kind: Image }', []],
    [', show: [added], groupBy: { field: maker, order: key }', ['One | added | Beta']],
    [
      ', show: [added], where: { kind: Image }, detail: { fill: "{maker}, {year}" }',
      ['Image | added | Beta | One, 2023', 'Text | added | Beta | One, 2023'],
    ],
  ])('as asked by%s', async (fields, lines) => expect((await told(fields)).lines).toEqual(lines))

  test('names a field that came or went, and of a long text its field alone; its newUntil is no change', async () => {
    const now = `- { name: Alpha, note: ${'long '.repeat(12)}, year: 2021, newUntil: 2026-12-31 }`
    const was = `- { name: Alpha, note: short, maker: One }`
    const { lines } = await told(', groupBy: false', { 'data/models.yaml': now, 'data/before.yaml': was })
    expect(lines).toEqual([' | changed | Alpha | removed: maker One | note | new: year 2021'])
  })

  test('says that nothing has changed, and warns of it', async () => {
    const { lines, lead, said } = await told('', { 'data/before.yaml': smallCourse['data/models.yaml'] })
    expect([lines, lead]).toEqual([[], 'Nothing has changed in models since 2026-09-01.'])
    expect(said).toEqual(["changes/none nothing that this slide shows has changed in 'models' since 2026-09-01"])
  })

  test('has the words of its language, and arrows that lead on', async () => {
    expect((await told(', show: [changed]', {}, 'de')).lead).toBe('Seit 2026-09-01: 1 geändert')
    expect((await told(', show: [changed], fields: [year]', {}, 'he')).lines).toEqual(['Text | changed | Alpha | year 2020 → 2021'])
  })

  test.each([
    [', fields: [yaer]', "data/unknown-field no record of 'models' has a field 'yaer'"],
    [', where: { knid: Text }', "data/unknown-field no record of 'models' has a field 'knid'"],
  ])('tells of%s', async (fields, fault) => expect((await told(fields)).said).toContain(fault))

  test('sees fields that only records have which are gone', async () => {
    expect((await told(', show: [removed], fields: [old]', { 'data/before.yaml': '- { name: X, old: 1 }' })).said).toEqual([])
  })
})
