import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { loadCourse } from '../../src/build/load.ts'
import { readCourse } from '../../src/build/read-course.ts'
import type { DataRecord } from '../../src/model/collection.ts'
import { type Files, checkFiles, fold, renderSlides, slideTexts, smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

const course = (settings: string): string => `title: A course\ncollections:\n  models: { ${settings} }\n`
const fields =
  "fields: { year: { type: integer }, size: { type: number }, kind: { split: ';' }, open: { type: boolean }, note: { type: text } }"

async function records(settings: string, files: Files): Promise<readonly DataRecord[]> {
  const read = await readCourse(memoryWorld({ 'course.yaml': course(settings), ...files }), '/course')
  expect(read.diagnostics).toEqual([])
  return read.collections.get('models')?.records ?? []
}

describe('the same records', () => {
  const expected = [
    { name: 'GPT-4', year: 2023, size: '1.50', kind: ['Text', 'Image'], open: false, note: 'Two\nlines, "quoted"' },
    { name: '文心', year: 2024, size: 2, kind: 'Text', open: true },
  ]
  const rows = [
    'name;year;size;kind;open;note',
    'GPT-4;2023;1.50;"Text; Image";FALSE;"Two\nlines, ""quoted"""',
    '文心;2024;2;Text;true;',
    ';;;;;',
  ].join('\n')
  const yaml = `- { name: GPT-4, year: 2023, size: 1.50, kind: [Text, Image], open: false, note: "Two\\nlines, \\"quoted\\"" }
- { name: 文心, year: 2024, size: 2, kind: Text, open: true, note: "" }
`

  test.each<[string, string, Files]>([
    ['YAML', 'a.yaml', { 'a.yaml': yaml }],
    ['JSON', 'a.json', { 'a.json': JSON.stringify(expected).replace('"1.50"', '1.50') }],
    ['CSV', 'a.csv', { 'a.csv': rows }],
    ['CSV with CRLF and the mark of its bytes', 'a.CSV', { 'a.CSV': `\ufeffsep=;\r\n${rows.replaceAll(/\n(?!lines)/g, '\r\n')}` }],
    ['TSV', 'a.tsv', { 'a.tsv': rows.replaceAll('"Text; Image"', '"Text| Image"').replaceAll(';', '\t').replaceAll('|', ';') }],
    [
      'a mapping by key',
      'a.yaml',
      {
        'a.yaml':
          'GPT-4: { year: 2023, size: 1.50, kind: [Text, Image], open: false, note: "Two\\nlines, \\"quoted\\"" }\n文心: { year: 2024, size: 2, kind: Text, open: true }\n',
      },
    ],
    [
      'a folder of files',
      'data/models/',
      {
        'data/models/GPT-4.yaml': 'year: 2023\nsize: 1.50\nkind: Text; Image\nopen: false\nnote: "Two\\nlines, \\"quoted\\""\n',
        'data/models/b.json': '{ "name": "文心", "year": 2024, "size": 2, "kind": "Text", "open": true }',
        'data/models/readme.md': 'This is no record.',
        'data/models/.draft.yaml': 'nor: this',
      },
    ],
  ])('from %s', async (_, source, files) => {
    expect(await records(`source: ${source}, ${fields}`, files)).toEqual(expected)
  })

  test('from CSV in UTF-16, as Excel saves it', async () => {
    const world = memoryWorld({ 'course.yaml': course(`source: a.csv, ${fields}`) })
    world.files.set('/course/a.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rows, 'utf16le')]))
    expect((await readCourse(world, '/course')).collections.get('models')?.records).toEqual(expected)
  })
})

test('the records stand where the course says, in the order in which they are written', async () => {
  const files = { 'a.yaml': 'data:\n  models:\n    b: {}\n    2: {}\n    1: { name: one }\n' }
  expect((await records('source: a.yaml, at: [data, models]', files)).map(({ name }) => name)).toEqual(['b', '2', 'one'])
})

test('a record that has its key from a mapping is told of at that key', async () => {
  const { diagnostics } = await checkFiles({
    'course.yaml': course("source: a.yaml, at: models, fields: { name: { pattern: '[A-Z].*' } }"),
    'a.yaml': 'models:\n  Alpha: {}\n  beta: { year: 1 }\n',
    'decks/main.yaml': 'title: A\nslides: [{ layout: statement, text: A }]\n',
  })
  expect(diagnostics.map(({ range }) => range)).toEqual([{ start: { line: 3, column: 3 }, end: { line: 3, column: 7 } }])
})

test('a deck is made from every file of a folder that it shows', async () => {
  const slide = 'title: A\nslides:\n  - { layout: table, title: T, query: { from: models, columns: [{ header: H, field: name }] } }\n'
  const files = { 'data/m/a.yaml': 'name: A', 'data/m/b.yaml': 'name: B', 'decks/main.yaml': slide }
  const world = memoryWorld({ 'course.yaml': course('source: data/m'), ...files })
  const { decks, diagnostics } = await loadCourse(world, { root: '/course' })
  expect(diagnostics).toEqual([])
  expect(decks[0]?.sources.map(({ path }) => path)).toEqual(expect.arrayContaining(['data/m/a.yaml', 'data/m/b.yaml']))
  const broken = memoryWorld({ 'course.yaml': course('source: data/m, fields: { year: { required: true } }'), ...files })
  const loaded = await loadCourse(broken, { root: '/course' })
  expect(loaded.diagnostics.map(({ file }) => file)).toEqual(['data/m/a.yaml', 'data/m/b.yaml'])
  expect(loaded.decks[0]?.composed).toBeUndefined()
})

test('of very many faults the first are listed, and the others counted', async () => {
  const world = memoryWorld({
    'course.yaml': course('source: a.csv, fields: { year: { type: integer } }'),
    'a.csv': `name,year\n${Array.from({ length: 1000 }, (_, index) => `M${index},x`).join('\n')}\n`,
  })
  const { diagnostics } = await readCourse(world, '/course')
  expect(diagnostics).toHaveLength(101)
  expect(diagnostics.at(-1)?.message).toBe('the collection has 900 more faults than are listed here')
})

test.each([
  ['alternatives within a repetition', '(a+)+b', 'a'.repeat(20_000)],
  ['many optional parts', `${'a?'.repeat(60)}${'a'.repeat(60)}`, 'a'.repeat(59)],
])('a pattern cannot hang: %s', async (_, pattern, text) => {
  const world = memoryWorld({
    'course.yaml': course(`source: a.yaml, fields: { name: { pattern: '${pattern}' } }`),
    'a.yaml': `- name: ${text}\n`,
  })
  const start = performance.now()
  expect((await readCourse(world, '/course')).diagnostics.map(({ code }) => code)).toEqual(['schema/invalid-value'])
  expect(performance.now() - start).toBeLessThan(2000)
})

test.each([
  ['a.yaml', '- [a]\n'.repeat(3_500_000)],
  ['a.csv', `name\n${'\n'.repeat(9_000_000)}`],
])('a file of too many values is refused before it is read: %s', async (name, text) => {
  const world = memoryWorld({ 'course.yaml': course(`source: ${name}`), [name]: text })
  const start = performance.now()
  expect((await readCourse(world, '/course')).diagnostics.map(({ code }) => code)).toEqual(['file/too-large'])
  expect(performance.now() - start).toBeLessThan(2000)
})

describe('a list of others', () => {
  const list = readFileSync(new URL('model-list.yaml', import.meta.url), 'utf8')
  const settings = (source: string, rules: string): string => `title: A course
collections:
  models:
    source: ${source}
    at: models
    fields:
      name: { required: true, pattern: '[\\w.-]+/[\\w.@-]+' }
      access: { values: [open, limited, closed] }
      release_date: { type: date }
references: data/references.yaml
${rules}
`
  const warned = 'rules: { data/duplicate-key: warning }'
  const table = (columns: string, from = '{ from: models, '): string =>
    `  - { layout: table, title: T, query: ${from}columns: [${columns}] } }\n`

  test('comes in whole, and each of its texts shows as itself', async () => {
    const columns = ['name', 'display_name', 'organization', 'release_date'].map((field) => `{ header: H, field: ${field} }`)
    const { page, diagnostics } = await renderSlides(table(columns.join(', ')), {
      'course.yaml': settings('data/list.yaml', warned),
      'data/list.yaml': list,
    })
    expect(diagnostics).toEqual([])
    const shown = slideTexts(page.html).join(' ')
    for (const text of [
      'ERNIE 4.5 (文心大模型4.5) Baidu 2025-03-16',
      'PanGu-Σ Huawei',
      'π0 Physical Intelligence 2024-10',
      'PaLM-2 (Bison) Google 2023',
    ]) {
      expect(shown).toContain(text)
    }
  })

  test('has its faults told: keys that stand twice, and a field that is now text, now a mapping, where it is shown', async () => {
    const files = { 'course.yaml': settings('data/list.yaml', ''), 'data/list.yaml': list }
    const deck = (slides: string): string => `title: A\nslides:\n${slides}`
    const told = async (slides: string, rules: string): Promise<string[]> =>
      (await checkFiles({ ...files, 'course.yaml': settings('data/list.yaml', rules), 'decks/main.yaml': deck(slides) })).diagnostics
        .filter(({ code }) => code.startsWith('data/'))
        .map(({ file, range, severity, message }) => `${file}:${range.start.line} ${severity} ${message}`)
    expect(await told(table('{ header: H, field: name }'), '')).toEqual([
      "data/list.yaml:67 error two records have the name 'google/bison@002'; the first is in line 61",
    ])
    expect(await told(table('{ header: H, field: num_parameters }'), 'rules: { data/duplicate-key: off }')).toEqual([
      "decks/main.yaml:3 error 'num_parameters' is a mapping in data/list.yaml:30, and cannot be shown as text",
    ])
  })

  const helm = new URL('../lists/helm-models.yaml.gz', import.meta.url)
  test('of 632 models', async () => {
    const text = gunzipSync(readFileSync(helm)).toString('utf8')
    const files = {
      'course.yaml': settings('data/helm.yaml', warned).replace(/pattern: '[^']*'/, String.raw`pattern: '\S+'`),
      'data/helm.yaml': text,
    }
    const read = await readCourse(memoryWorld({ ...smallCourse, ...files }), '/course')
    expect(read.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning data/duplicate-key'])
    const list = read.collections.get('models')?.records ?? []
    expect(list.map(({ name }) => name)).toEqual([...text.matchAll(/^ {2}- name: (\S+)/gm)].map(([, name]) => name))
    const { page } = await renderSlides(
      table('{ header: Name, field: display_name }, { header: Maker, field: creator_organization_name }'),
      files,
    )
    const shown = slideTexts(page.html).join(' ')
    expect(list.filter(({ display_name: name }) => !shown.includes(fold(String(name))))).toEqual([])
  })
})

test('the text of a cell cannot become more than text', async () => {
  const cell = '<script>alert(1)</script> **bold** [a](https://example.org) | `x`'
  const { page } = await renderSlides('  - { layout: table, title: T, query: { from: models, columns: [{ header: H, field: name }] } }\n', {
    'course.yaml': `${course('source: a.csv')}references: data/references.yaml\n`,
    'a.csv': `name\n"${cell}"\n`,
  })
  expect(slideTexts(page.html).join(' ')).toContain(fold(cell))
})
