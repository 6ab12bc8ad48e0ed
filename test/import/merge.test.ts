import { expect, test } from 'vitest'
import type { Memory } from '../../src/import/memory.ts'
import { type Merge, type MergeOptions, type OwnRecord, merge } from '../../src/import/merge.ts'
import type { PlacedRecord } from '../../src/import/place.ts'

type Texts = Readonly<Record<string, string>>

const fieldsOf = (texts: Texts): Map<string, readonly string[]> => new Map(Object.entries(texts).map(([name, text]) => [name, [text]]))
const own = ({ name = '', ...texts }: Texts): OwnRecord => ({ key: name, fields: fieldsOf(texts) })
const listed = (texts: Texts, index: number): PlacedRecord => ({ key: texts['name'] ?? '', path: [index], fields: fieldsOf(texts) })
const memory = (records: Readonly<Record<string, Texts>>): Memory =>
  new Map(Object.entries(records).map(([name, texts]) => [name, fieldsOf(texts)]))
const told = (merged: Merge) => ({
  set: merged.edits.set.map(({ index, field, texts }) => [index, field, ...texts].join(' ')),
  remove: merged.edits.remove,
  kept: merged.kept.map(({ field, why }) => `${field} ${why}`),
  gone: merged.gone.map(({ index, why }) => `${index} ${why ?? 'removed'}`),
  memory: Object.fromEntries(
    [...merged.memory].map(([name, fields]) => [name, Object.fromEntries([...fields].map(([field, texts]) => [field, texts.join()]))]),
  ),
})

const everything: MergeOptions['can'] = { set: () => true, unset: () => true, remove: () => true }
const nothing: MergeOptions['can'] = { set: () => false, unset: () => false, remove: () => false }

interface Case {
  readonly own: readonly Texts[]
  readonly listed: readonly Texts[]
  readonly memory?: Readonly<Record<string, Texts>>
  readonly prune?: boolean
  readonly can?: MergeOptions['can']
}

function merged({ own: records, listed: list, memory: before = {}, prune = false, can = everything }: Case) {
  const present = new Set(list.map(({ name = '' }) => name))
  const options = { key: 'name', fields: ['name', 'year', 'access'], present, prune, can }
  return told(merge(records.map(own), list.map(listed), memory(before), options))
}

test('a value goes where the collection has what was brought, and stays where it was edited', () => {
  const before = { A: { year: '1', access: 'open' } }
  expect(
    merged({ own: [{ name: 'A', year: '1', access: 'mine' }], listed: [{ name: 'A', year: '2', access: 'hosted' }], memory: before }),
  ).toEqual({
    set: ['0 year 2'],
    remove: [],
    kept: ['access edited'],
    gone: [],
    memory: { A: { year: '2', access: 'hosted' } },
  })
})

test('what cannot be replaced counts as it was brought, so that the next import asks again', () => {
  const list = [{ name: 'A', year: '2' }]
  const known = merged({ own: [{ name: 'A', year: '1' }], listed: list, memory: { A: { year: '1' } }, can: nothing })
  expect(known).toMatchObject({ set: [], kept: ['year fixed'], memory: { A: { year: '1' } } })
  const unknown = merged({ own: [{ name: 'A' }], listed: list, can: nothing })
  expect(unknown).toMatchObject({ set: [], kept: ['year fixed'], memory: { A: {} } })
})

test('a value that neither has any more is forgotten; one that the list alone lost is told, and goes with prune', () => {
  const before = { A: { year: '1' } }
  expect(merged({ own: [{ name: 'A' }], listed: [{ name: 'A' }], memory: before }).memory).toEqual({ A: {} })
  const lost = { own: [{ name: 'A', year: '1' }], listed: [{ name: 'A' }], memory: before }
  expect(merged(lost)).toMatchObject({ set: [], kept: ['year blank'], memory: before })
  expect(merged({ ...lost, prune: true })).toMatchObject({ set: ['0 year'], kept: [], memory: { A: {} } })
  expect(merged({ ...lost, prune: true, can: nothing })).toMatchObject({ set: [], kept: ['year fixed'], memory: before })
})

test('a record that the list lost goes with prune, unless anything of it was written by hand', () => {
  const before = { A: { year: '1' } }
  const records = [{ name: 'A', year: '1' }]
  expect(merged({ own: records, listed: [], memory: before })).toMatchObject({ remove: [], gone: ['0 not asked'], memory: before })
  expect(merged({ own: records, listed: [], memory: before, prune: true })).toMatchObject({ remove: [0], gone: ['0 removed'], memory: {} })
  for (const edited of [{ name: 'A', year: '2' }, { name: 'A', year: '1', access: 'mine' }, { name: 'A' }]) {
    expect(merged({ own: [edited], listed: [], memory: before, prune: true })).toMatchObject({ remove: [], gone: ['0 by hand'] })
  }
  expect(merged({ own: records, listed: [], memory: before, prune: true, can: nothing })).toMatchObject({ remove: [], gone: ['0 by hand'] })
})
