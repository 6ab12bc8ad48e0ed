import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeImport } from '../../src/build/import-write.ts'
import { importFile, importWorld, plan, told } from '../support/import.ts'

const models = `# The models.
- name: Alpha # the first
  maker: [One, Two]
  kind: Text
  year: 2021

- name: Beta
  maker: One
  # seen in 2023
  kind: [Image, Text]
`

describe('a list comes into a collection', () => {
  test('by key: new records in its order and in the style of the file, all else keeps its bytes', async () => {
    const world = importWorld({
      'data/models.yaml': models,
      'list.csv': 'Model;Lab;Kind;Year\nDelta;Four;Text;2024\nBeta;One;Image, Text;2023\nGamma;Three;Image;\n',
    })
    const { result } = await importFile(world, 'list.csv', { map: 'name=Model,maker=Lab', split: 'kind=,' })
    expect(result?.changes.map(({ kind, key }) => [kind, key])).toEqual([
      ['changed', 'Beta'],
      ['added', 'Delta'],
      ['added', 'Gamma'],
    ])
    expect(world.text('/course/data/models.yaml')).toBe(
      `${models}  year: 2023\n\n- name: Delta\n  maker: Four\n  kind: Text\n  year: 2024\n\n- name: Gamma\n  maker: Three\n  kind: Image\n`,
    )
    expect(JSON.parse(world.text('/course/data/.imports/models.json') ?? '')).toEqual({
      version: 1,
      records: {
        Beta: { kind: ['Image', 'Text'], maker: 'One', year: '2023' },
        Delta: { kind: 'Text', maker: 'Four', year: '2024' },
        Gamma: { kind: 'Image', maker: 'Three' },
      },
    })
  })

  test('the second time nothing changes', async () => {
    const world = importWorld({ 'list.csv': 'name,kind\nAlpha,Text\nNew,Image\n' })
    await importFile(world, 'list.csv')
    const { result } = await plan(world, 'list.csv')
    expect([result?.changes, result?.writes]).toEqual([[], []])
  })

  test('a JSON collection stays JSON', async () => {
    const world = importWorld({
      'course.yaml': 'title: T\ncollections:\n  models: { source: data/models.json }\n',
      'data/models.json': '[\n  {\n    "name": "A",\n    "year": 2020\n  }\n]\n',
      'list.yaml': '- { name: A, year: 2021 }\n- { name: B, year: 2022 }\n',
    })
    await importFile(world, 'list.yaml')
    // It stood there before anything was imported.
    expect(world.text('/course/data/models.json')).toBe(
      '[\n  {\n    "name": "A",\n    "year": 2020\n  },\n  {\n    "name": "B",\n    "year": 2022\n  }\n]\n',
    )
  })

  test('a collection that course.yaml does not have gets a file', async () => {
    const world = importWorld({ 'list.json': '{"b": {"Maker": "x: y"}, "a": {"Maker": null}}' })
    const { result } = await importFile(world, 'list.json', { as: 'labs', map: 'maker=Maker' })
    expect(result?.declared).toBe(false)
    expect(world.text('/course/data/labs.yaml')).toBe('- name: b\n  maker: "x: y"\n- name: a\n')
  })

  test('lists under keys, mappings by name, columns inside mappings', async () => {
    const world = importWorld({
      'one.yaml': 'version: 1\nmodels:\n  - { name: A, kind: Text }\n',
      'two.json':
        '{"data": {"models": {"A": {"note": "n", "arch": {"params": 7}, "tags": [{"id": "x"}, {"id": "y"}]}}}, "more": {"list": [{"a": 1}]}}',
    })
    expect((await plan(world, 'one.yaml')).result?.after.at(-1)).toEqual({ name: 'A', kind: 'Text' })
    const { result } = await plan(world, 'two.json', { at: 'data.models', map: 'params=arch.params,tags=tags.id' })
    expect(result?.after.at(-1)).toEqual({ name: 'A', params: 7, tags: ['x', 'y'] })
    expect((await plan(world, 'two.json')).diagnostics).toMatchObject([
      { code: 'import/no-list', hint: 'name one: --at data.models, --at more.list' },
    ])
  })
})

describe('what was edited by hand stays', () => {
  const files = { 'data/models.yaml': '[]\n', 'list.csv': 'name,kind,year\nA,Text,2020\nB,Text,2020\nC,Text,2020\n' }

  test('an edit stays, and is told when the list has changed too; what was not edited follows the list', async () => {
    const world = importWorld(files)
    await importFile(world, 'list.csv', { map: 'year' })
    const edited = (world.text('/course/data/models.yaml') ?? '').replace(
      'A\n  kind: Text\n  year: 2020',
      'A # mine\n  kind: Text\n  year: 1999',
    )
    await world.write('/course/data/models.yaml', new TextEncoder().encode(edited))
    const still = await importFile(world, 'list.csv', { map: 'year' })
    expect([told(still), still.result?.settled, still.result?.changes]).toEqual([[], 1, []])

    await world.write('/course/list.csv', new TextEncoder().encode('name,kind,year\nA,Text,2021\nB,Text,2021\nC,Text,2020\n'))
    const later = await importFile(world, 'list.csv', { map: 'year' })
    expect(told(later)).toEqual(['data/models.yaml:3 warning import/kept'])
    expect(later.diagnostics[0]?.message).toBe(
      "'year' of 'A' stays '1999': it was edited by hand, and the list has changed too; list.csv has '2021'",
    )
    expect(world.text('/course/data/models.yaml')).toBe(edited.replace('B\n  kind: Text\n  year: 2020', 'B\n  kind: Text\n  year: 2021'))
  })

  test('what stood there before the first import stays, and the difference is told', async () => {
    const world = importWorld({ 'list.csv': 'name,kind,year\nAlpha,Text,2022\nGamma,Image,2023\n' })
    const planned = await importFile(world, 'list.csv', { map: 'year' })
    const { result } = planned
    expect(told(planned)).toEqual(['data/models.yaml:1 warning import/kept'])
    // What is absent is filled in.
    expect(result?.changes).toMatchObject([{ key: 'Gamma', fields: [{ field: 'year', before: [], after: ['2023'] }] }])
  })

  test('a record removed by hand does not come back', async () => {
    const world = importWorld(files)
    await importFile(world, 'list.csv', { map: 'year' })
    const text = (world.text('/course/data/models.yaml') ?? '').replace('- name: B\n  kind: Text\n  year: 2020\n', '')
    await world.write('/course/data/models.yaml', new TextEncoder().encode(text))
    const { result } = await importFile(world, 'list.csv', { map: 'year' })
    expect([result?.dropped, world.text('/course/data/models.yaml')]).toEqual([['B'], text])
  })

  test('what is gone from the list is told, and goes with --prune unless it was edited', async () => {
    const world = importWorld(files)
    await importFile(world, 'list.csv', { map: 'year' })
    const text = (world.text('/course/data/models.yaml') ?? '').replace('name: C', 'name: C # mine')
    await world.write('/course/data/models.yaml', new TextEncoder().encode(text))
    await world.write('/course/list.csv', new TextEncoder().encode('name,kind,year\nA,Text,\nD,Text,2020\n'))
    const kept = await importFile(world, 'list.csv', { map: 'year' })
    expect(told(kept)).toEqual([
      'data/models.yaml:3 warning import/kept',
      'data/models.yaml:4 warning import/gone',
      'data/models.yaml:7 warning import/gone',
    ])
    expect(world.text('/course/data/models.yaml')).toBe(`${text}- name: D\n  kind: Text\n  year: 2020\n`)
    const pruned = await importFile(world, 'list.csv', { map: 'year', prune: true })
    expect(told(pruned)).toEqual(['data/models.yaml:7 warning import/gone'])
    expect(world.text('/course/data/models.yaml')).toBe(
      '- name: A\n  kind: Text\n- name: C # mine\n  kind: Text\n  year: 2020\n- name: D\n  kind: Text\n  year: 2020\n',
    )
  })
})

describe('what cannot be placed is told', () => {
  test('columns that no field takes, and records without values', async () => {
    const world = importWorld({ 'list.csv': 'name,KIND,License,URL\nA,Text,MIT,x\nB,n/a,MIT,\n,Text,,\n' })
    const planned = await plan(world, 'list.csv')
    const { result } = planned
    expect(result?.placement.unplaced).toEqual([
      { column: 'License', values: 2, examples: ['MIT'] },
      { column: 'URL', values: 1, examples: ['x'] },
    ])
    expect([...(result?.placement.blank ?? [])]).toEqual([
      ['kind', 1],
      ['name', 1],
    ])
    expect(told(planned)).toEqual(['list.csv:4 warning import/no-key'])
  })

  test('a column that there is not, with a suggestion; nothing to tell records apart', async () => {
    const world = importWorld({ 'list.csv': 'Model,Lab\nA,x\n' })
    const { ok, diagnostics } = await plan(world, 'list.csv', { map: 'maker=Labs' })
    expect([ok, diagnostics.map(({ message, hint }) => [message, hint])]).toEqual([
      false,
      [
        ["no column gives the 'name', which tells the records apart", 'say which: --map name=Model'],
        ["no record has anything in a column 'Labs', from which 'maker' is to be taken", "did you mean 'Lab'?"],
      ],
    ])
  })

  test('a mapping where text is needed, at its line, and how to take a part of it', async () => {
    const world = importWorld({ 'list.yaml': '- name: A\n  access: open\n- name: B\n  access:\n    value: closed\n    explanation: e\n' })
    const { ok, diagnostics } = await plan(world, 'list.yaml', { map: 'access' })
    expect([ok, diagnostics]).toMatchObject([
      false,
      [
        {
          code: 'data/not-text',
          file: 'list.yaml',
          range: { start: { line: 5 } },
          hint: expect.stringContaining('--map "access=access|access.value"'),
        },
      ],
    ])
    const skipped = await plan(world, 'list.yaml', { map: 'access', skip: true })
    expect([skipped.ok, skipped.result?.skipped, skipped.result?.changes.map(({ key }) => key)]).toEqual([true, 1, ['A']])
    const mended = await plan(world, 'list.yaml', { map: 'access=access|access.value' })
    expect(mended.result?.after.slice(-2)).toEqual([
      { name: 'A', access: 'open' },
      { name: 'B', access: 'closed' },
    ])
  })

  test('keys that stand twice, near keys, other spellings', async () => {
    const world = importWorld({ 'list.csv': 'name,maker\nA,One\nA,Two\nal pha,ONE\nB,T-h-ree\nB.2,x\nB 2,x\nB.21,x\n' })
    expect(told(await plan(world, 'list.csv'))).toEqual([
      'list.csv:3 warning import/repeated',
      'list.csv:4 warning import/near-key',
      'list.csv:4 warning import/spelling',
      'list.csv:5 warning import/spelling',
      'list.csv:7 warning import/near-key',
    ])
  })

  test("values against the collection's rules, before anything is written; --skip brings in the others", async () => {
    const world = importWorld({ 'list.csv': 'name,kind\nA,Txt\nB,Text\nAlpha,Txt\n' })
    const faulty = await importFile(world, 'list.csv')
    expect([faulty.ok, told(faulty)]).toEqual([false, ['data/models.yaml:1 warning import/kept', 'list.csv:2 error data/unknown-key']])
    expect(world.text('/course/data/.imports/models.json')).toBeUndefined()
    const skipped = await importFile(world, 'list.csv', { skip: true })
    expect([skipped.ok, skipped.result?.skipped, skipped.result?.changes.map(({ key }) => key)]).toEqual([true, 1, ['B']])
  })

  test('whatever else is asked of a field, each fault at its line and column of the list', async () => {
    const world = importWorld({
      'course.yaml': `title: T
collections:
  models:
    source: data/models.yaml
    fields: { year: { type: integer, max: 2030 }, kind: { values: [Text, Image] }, code: { unique: true, pattern: "[a-z]+" } }
`,
      'list.csv': 'name,year,kind,code\nA,soon,Text,x\nB,2031,Sound,x\nC,2024,Text,"Y 1"\n',
    })
    const { ok, diagnostics } = await plan(world, 'list.csv')
    expect(ok).toBe(false)
    expect(new Set(diagnostics.map(({ range }) => `${range.start.line}:${range.start.column}`))).toEqual(
      new Set(['2:3', '3:3', '3:8', '3:14', '4:13']),
    )
  })

  test.each([
    ['data/models.csv', 'name,kind\n', 'import/target'],
    ['data/models', '', 'import/target'],
    ['data/models.yaml', 'A: { kind: Text }\n', 'import/target'],
    ['../models.yaml', '', 'file/outside-course'],
  ])('a collection in %s is none that import edits', async (source, text, code) => {
    const world = importWorld({
      'course.yaml': `title: T\ncollections:\n  models: { source: ${source} }\n`,
      [source]: text,
      'data/models/one.yaml': 'name: One\n',
      'list.csv': 'name\nA\n',
    })
    const { ok, diagnostics } = await plan(world, 'list.csv')
    expect([ok, diagnostics.map((found) => found.code)]).toEqual([false, [code]])
  })

  test('a collection under a key of its file', async () => {
    const world = importWorld({
      'course.yaml': 'title: T\ncollections:\n  models: { source: data/models.yaml, at: [data, models] }\n',
      'data/models.yaml': 'version: 3 # ours\ndata:\n  models:\n  - name: A\n  rest: [1]\n',
      'list.csv': 'name,kind\nB,Text\n',
    })
    await importFile(world, 'list.csv', { map: 'kind' })
    expect(world.text('/course/data/models.yaml')).toBe(
      'version: 3 # ours\ndata:\n  models:\n  - name: A\n  - name: B\n    kind: Text\n  rest: [1]\n',
    )
  })

  test.each([
    ['list.yaml', 'a: [1\n', 'yaml/syntax'],
    ['list.yaml', 'a: 1\nb: { c: [{ d: 1 }] }\n', 'import/no-list'],
    ['list.yaml', '- A\n- B\n', 'import/no-list'],
    ['list.csv', 'a,b\n1,2,3\n', 'table/cells'],
    ['nowhere.csv', '', 'file/not-found'],
  ])('%s %j', async (list, text, code) => {
    const world = importWorld(text === '' ? {} : { [list]: text })
    const { ok, diagnostics } = await plan(world, list)
    expect([ok, diagnostics.map((found) => found.code)]).toEqual([false, [code]])
  })

  test.each([
    ['{ "version": 1, "records": { "A": 5 } }\n', 'schema/', 1],
    ['{\n<<<<<<< ours\n', 'yaml/syntax', 3],
  ])('what was remembered is broken: %j', async (memory, code, line) => {
    const world = importWorld({ 'list.csv': 'name,kind\nA,Text\n', 'data/.imports/models.json': memory })
    const { ok, diagnostics } = await plan(world, 'list.csv')
    expect([ok, diagnostics]).toMatchObject([
      false,
      [
        {
          code: expect.stringContaining(code),
          file: 'data/.imports/models.json',
          range: { start: { line } },
          hint: expect.stringContaining('history'),
        },
      ],
    ])
  })

  test('a file that was changed meanwhile is not overwritten', async () => {
    const world = importWorld({ 'list.csv': 'name,kind\nA,Text\n' })
    const { result } = await plan(world, 'list.csv')
    await world.write('/course/data/models.yaml', new TextEncoder().encode('- name: Z\n'))
    expect((await writeImport(world, '/course', result?.writes ?? []))?.message).toContain('it was changed')
    expect(world.text('/course/data/models.yaml')).toBe('- name: Z\n')
  })

  test('where one file cannot be written, none is', async () => {
    const world = importWorld({ 'list.csv': 'name,kind\nA,Text\n' })
    const before = world.text('/course/data/models.yaml')
    const { result } = await plan(world, 'list.csv')
    const full = {
      ...world,
      write: (path: string, bytes: Uint8Array) =>
        path.includes('.imports') ? Promise.reject(new Error('ENOSPC: no space left')) : world.write(path, bytes),
    }
    expect(await writeImport(full, '/course', result?.writes ?? [])).toMatchObject({ code: 'output/not-written' })
    expect(world.text('/course/data/models.yaml')).toBe(before)
  })
})

const name = fc.constantFrom('A', 'B', 'C', 'D', 'E 1', 'é: ü')
const value = fc.constantFrom('x', 'y', 'Two words', '2024', '- z', 'a, b', '"', '')
const listed = fc.uniqueArray(fc.record({ name, p: value, q: value }), { selector: (record) => record.name, maxLength: 5 })
const fields = ['p', 'q'] as const

describe('over random lists and edits by hand', () => {
  test('edits stay, the rest follows the list, comments survive, and twice is as once', async () => {
    await fc.assert(
      fc.asyncProperty(
        listed,
        listed,
        fc.array(fc.tuple(name, fc.constantFrom(...fields), fc.constantFrom('mine', 'own: words')), { maxLength: 4 }),
        async (first, second, edits) => {
          const world = importWorld({ 'data/models.yaml': '# mine too\n[]\n', 'list.json': JSON.stringify(first) })
          if (first.length > 0) await importFile(world, 'list.json', { map: 'p,q' })
          const before = new Map(first.map((record) => [record.name, record]))

          const list = await plan(world, 'list.json', { map: first.length > 0 ? 'p,q' : '' })
          const text = world.text('/course/data/models.yaml') ?? ''
          expect(first.length === 0 || list.result?.writes).toEqual(first.length === 0 || [])

          // An edit by hand, with a comment behind it.
          let edited = text
          const mine = new Map<string, string>()
          for (const [key, field, to] of edits) {
            const written = before.get(key)?.[field]
            if (!written || mine.has(`${key} ${field}`)) continue
            const record = edited.indexOf(`- name: ${key === 'é: ü' ? JSON.stringify(key) : key}\n`)
            const at = edited.indexOf(`\n  ${field}: `, record) + 1
            const end = edited.indexOf('\n', at)
            edited = `${edited.slice(0, at)}  ${field}: ${JSON.stringify(to)} # by hand${edited.slice(end)}`
            mine.set(`${key} ${field}`, to)
          }
          await world.write('/course/data/models.yaml', new TextEncoder().encode(edited))
          await world.write('/course/list.json', new TextEncoder().encode(JSON.stringify(second)))
          if (second.length === 0) return
          const { ok, result } = await importFile(world, 'list.json', { map: 'p,q' })
          if (!ok || !result) throw new Error('it did not come in')
          const after = new Map(result.after.map((record) => [record['name'], record]))
          for (const record of second) {
            for (const field of fields) {
              const own = mine.get(`${record.name} ${field}`)
              const kept = own ?? (record[field] || before.get(record.name)?.[field] || undefined)
              const shown = after.get(record.name)?.[field]
              expect(shown === undefined ? undefined : String(shown)).toBe(kept)
            }
          }
          for (const record of first) expect(after.has(record.name)).toBe(true)
          const out = world.text('/course/data/models.yaml') ?? ''
          expect(out.startsWith('# mine too\n')).toBe(true)
          expect(out.split('# by hand').length).toBe(edited.split('# by hand').length)
          expect((await plan(world, 'list.json', { map: 'p,q' })).result?.writes).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })
})
