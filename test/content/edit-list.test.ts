import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ListEdits, listEditor } from '../../src/content/edit-list.ts'
import { parseYaml } from '../../src/content/parse-yaml.ts'
import { toTexts } from '../../src/data/values.ts'

const none: ListEdits = { set: [], remove: [], append: [] }

function edited(text: string, edits: Partial<ListEdits>, json = false): string {
  return listEditor(text, json).apply({ ...none, ...edits })
}

/** The records of a text, as the texts that each field shows. */
function shown(text: string): Record<string, string[] | undefined>[] {
  const { value, diagnostics } = parseYaml('x.yaml', text)
  expect(diagnostics).toEqual([])
  if (!Array.isArray(value)) throw new Error('no list')
  return value.map((record: object) =>
    Object.fromEntries(
      Object.entries(record).flatMap(([field, part]) => {
        const texts = toTexts(part)
        return texts?.length === 0 ? [] : [[field, texts]]
      }),
    ),
  )
}

const list = `# The list.
- name: GPT-4 # the first
  maker: [One, Two]

  # what it takes
  kind:
    - Text # only
    - Code
  note: |
    two
    lines

- { name: Beta, maker: "Three" } # in braces
# the end
`

describe('edits keep every other byte', () => {
  test('a value', () => {
    expect(edited(list, { set: [{ index: 0, field: 'name', texts: ['GPT-5'] }] })).toBe(list.replace('GPT-4', 'GPT-5'))
    expect(edited(list, { set: [{ index: 1, field: 'maker', texts: ['Four'] }] })).toBe(list.replace('"Three"', '"Four"'))
    expect(edited(list, { set: [{ index: 0, field: 'maker', texts: ['A, B', 'C'] }] })).toBe(list.replace('[One, Two]', '["A, B", C]'))
    expect(edited(list, { set: [{ index: 0, field: 'note', texts: ['one'] }] })).toBe(list.replace('|\n    two\n    lines', 'one'))
  })

  test('a value with a comment in it is none that can be set', () => {
    const editor = listEditor(list, false)
    expect([editor.canSet(0, 'kind'), editor.canSet(0, 'maker'), editor.canSet(0, 'new')]).toEqual([false, true, true])
    expect([editor.canRemove(0), editor.canRemove(1)]).toEqual([false, false])
  })

  test('a field that comes stands where the other records have it', () => {
    const text = '- name: A\n  year: 2020 # sure\n  note: x\n- name: B # b\n  note: y\n- {name: C}\n'
    expect(
      edited(text, {
        set: [
          { index: 1, field: 'year', texts: ['2021'] },
          { index: 2, field: 'note', texts: ['z'] },
          { index: 2, field: 'year', texts: ['1.10'] },
          { index: 0, field: 'more', texts: ['a', 'b'] },
        ],
      }),
    ).toBe(
      '- name: A\n  year: 2020 # sure\n  note: x\n  more: [a, b]\n- name: B # b\n  year: 2021\n  note: y\n- {name: C, year: 1.10, note: z}\n',
    )
  })

  test('records come in the style of the last one', () => {
    const add = [
      new Map([
        ['name', ['N: 1']],
        ['kind', ['Text', 'no']],
      ]),
    ]
    expect(edited('- name: A\n  kind:\n  - x\n\n- name: B\n', { append: add })).toBe(
      '- name: A\n  kind:\n  - x\n\n- name: B\n\n- name: "N: 1"\n  kind:\n  - Text\n  - "no"\n',
    )
    expect(edited(list, { append: add })).toBe(list.replace('# the end', '\n- { name: "N: 1", kind: [Text, "no"] }\n# the end'))
    expect(edited('  -   name: A\n      # of A\n# tail', { append: add })).toBe(
      '  -   name: A\n      # of A\n  -   name: "N: 1"\n      kind: [Text, "no"]\n# tail',
    )
    expect(edited('- name: A', { append: add })).toBe('- name: A\n- name: "N: 1"\n  kind: [Text, "no"]')
    expect(edited('# none\n[]\n', { append: add })).toBe('# none\n- name: "N: 1"\n  kind: [Text, "no"]\n')
    expect(edited('- name: A\r\n', { append: add })).toBe('- name: A\r\n- name: "N: 1"\r\n  kind: [Text, "no"]\r\n')
  })

  test('JSON stays JSON, in its own indentation', () => {
    const text = `[\n\t{\n\t\t"name": "A",\n\t\t"year": 2020,\n\t\t"kind": ["x"]\n\t},\n\t{ "name": "B" }\n]\n`
    const out = edited(
      text,
      {
        set: [
          { index: 0, field: 'year', texts: ['2021'] },
          { index: 1, field: 'year', texts: ['2022'] },
          { index: 0, field: 'kind', texts: ['y'] },
          { index: 0, field: 'lab', texts: ['1'] },
        ],
        append: [new Map([['name', ['C']]])],
      },
      true,
    )
    expect(out).toBe(
      `[\n\t{\n\t\t"name": "A",\n\t\t"year": 2021,\n\t\t"kind": ["y"],\n\t\t"lab": "1"\n\t},\n\t{ "name": "B", "year": 2022 },\n\t{ "name": "C" }\n]\n`,
    )
    JSON.parse(out)
    expect(edited('[{"a":1}]', { append: [new Map([['a', ['2']]])] }, true)).toBe('[{"a":1}, {"a":2}]')
  })

  test('fields and records go with their lines', () => {
    expect(
      edited('- name: A\n  b: x\n  c: y\n- {name: B, b: z}\n', { set: [0, 1].map((index) => ({ index, field: 'b', texts: [] })) }),
    ).toBe('- name: A\n  c: y\n- {name: B}\n')
    const three = '# top\n- name: A\n\n# on B\n- name: B\n  b: |\n    x\n\n- name: C\n'
    expect(edited(three, { remove: [1] })).toBe('# top\n- name: A\n\n# on B\n\n- name: C\n')
    expect(edited(three, { remove: [0, 1, 2] })).toBe('# top\n[]\n\n# on B\n')
    expect(edited(three, { remove: [2], append: [new Map([['name', ['D']]])] })).toBe(
      '# top\n- name: A\n\n# on B\n- name: B\n  b: |\n    x\n\n- name: D\n',
    )
    for (const [remove, rest] of [
      [[0], '[{a: 2}, {a: 3}]'],
      [[0, 1], '[{a: 3}]'],
      [[1], '[{a: 1}, {a: 3}]'],
      [[1, 2], '[{a: 1}]'],
      [[0, 1, 2], '[]'],
    ] as const) {
      expect(edited('[{a: 1}, {a: 2}, {a: 3}]', { remove })).toBe(rest)
    }
  })

  test('a list under keys', () => {
    const text = '# x\nother: [1]\ndata:\n  models:\n    - name: A # a\n  more: {}\n'
    expect(listEditor(text, false, ['data', 'models']).apply({ ...none, append: [new Map([['name', ['B']]])] })).toBe(
      text.replace('# a\n', '# a\n    - name: B\n'),
    )
    expect(listEditor('{"a": {}, "b": [{"c": 1}]}', true, ['b']).apply({ ...none, set: [{ index: 0, field: 'c', texts: ['2'] }] })).toBe(
      '{"a": {}, "b": [{"c": 2}]}',
    )
  })

  test('what others refer to is left', () => {
    const editor = listEditor('- &a { name: A }\n- *a\n- name: &n B\n  kind: *n\n- ? name\n  : C\n', false)
    expect([0, 1, 2, 3].map((index) => editor.canSet(index, 'name'))).toEqual([false, false, false, false])
    expect([editor.canSet(2, 'kind'), editor.canRemove(2)]).toEqual([true, false])
  })
})

const word = fc.oneof(
  fc.constantFrom(
    'Text',
    'a: b',
    '# no',
    "it's",
    '1.10',
    '2024',
    'null',
    'yes',
    '- x',
    '*a',
    'π0',
    '文心',
    'x #y',
    '[',
    'a,b',
    '"q"',
    'two\nlines',
    '\u0085',
    'C:',
    '@x',
    '~',
    '? k',
    '…',
    '\u{1f600}',
    '{',
    '0x1',
    'true',
  ),
  fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }),
)
const texts = fc.array(word, { minLength: 1, maxLength: 3 })
const comment = fc.option(fc.constantFrom(' # a comment', ' # what? - {x} [y]: "z"'), { nil: '', freq: 3 })
const field = fc.constantFrom('maker', 'kind', 'note', 'year')

const written = fc.oneof(
  fc.constantFrom('plain text', '"double # q"', "'it''s'", '[a, "b, c"]', '{ x: y }', '', '~', '2024', '[ a ,\n     b ]', 'two\n    lines'),
  fc.constantFrom(
    '|\n      block\n      text',
    '>-\n      folded\n\n      text',
    '|+\n      keeps\n',
    '\n    - a\n    - b',
    '\n  - a # in it\n  - b',
    '&x anchored',
    '# at first\n      later',
  ),
)
const blockRecord = fc
  .uniqueArray(fc.tuple(field, written, comment, fc.constantFrom('', '\n', '\n  # between\n', '\n\n')), {
    selector: ([name]) => name,
    maxLength: 4,
  })
  .map(
    (entries) => (index: number) =>
      `- name: r${index}${entries.map(([name, value, , gap]) => `${gap === '' ? '\n' : gap === '\n' ? '\n' : gap}  ${name}:${value.startsWith('\n') || value === '' ? '' : ' '}${value}`).join('')}`,
  )
const flowRecord = fc
  .tuple(
    fc.uniqueArray(fc.tuple(field, fc.constantFrom('a', '"b, c"', '[a, b]', "'}'", '[{x: 1}]')), {
      selector: ([name]) => name,
      maxLength: 4,
    }),
    fc.constantFrom(' ', '\n    ', ''),
  )
  .map(
    ([entries, space]) =>
      (index: number) =>
        `- {${space}name: r${index}${entries.map(([name, value]) => `,${space || ' '}${name}: ${value}`).join('')}${space === ' ' ? ' ' : ''}}`,
  )
const listText = fc
  .array(fc.tuple(fc.oneof(blockRecord, flowRecord), fc.constantFrom('\n', '\n\n', '\n# on its own line\n', '\n\n  # further in\n\n')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((records) => records.map(([record, gap], index) => record(index) + gap).join(''))
  .filter((text) => parseYaml('x', text).diagnostics.length === 0)

describe('over random lists and edits', () => {
  test('just what is edited changes, and every comment stays', () => {
    fc.assert(
      fc.property(
        listText,
        fc.array(fc.tuple(fc.nat(4), field, fc.oneof(texts, fc.constant<string[]>([]))), { maxLength: 6 }),
        fc.array(texts, { maxLength: 2 }),
        fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
        (text, wanted, came, gone) => {
          const editor = listEditor(text, false)
          const before = shown(text)
          const remove = gone.filter((index) => editor.canRemove(index))
          const set = [
            ...new Map(wanted.map(([index, name, value]) => [`${index} ${name}`, { index, field: name, texts: value }])).values(),
          ].filter(
            ({ index, field: name, texts: value }) =>
              index < before.length &&
              !remove.includes(index) &&
              (value.length > 0 ? editor.canSet(index, name) : editor.canUnset(index, name)),
          )
          const append = came.map(
            (value, index) =>
              new Map([
                ['name', [`new${index}`]],
                ['kind', value],
              ]),
          )
          const out = editor.apply({ set, remove, append })

          const expected = before.map((record) => ({ ...record }))
          for (const { index, field: name, texts: value } of set) {
            const record = expected[index]
            if (!record) continue
            if (value.length > 0) record[name] = value
            else delete record[name]
          }
          const kept = expected.filter((_, index) => !remove.includes(index))
          expect(shown(out)).toEqual([...kept, ...append.map((record) => Object.fromEntries(record))])
          const comments = (of: string): string[] =>
            [...of.matchAll(/# (?:a comment|what\?.*|between|in it|at first|on its own line|further in)$/gm)].map(([found]) => found)
          expect(comments(out)).toEqual(comments(text))
          expect(editor.apply(none)).toBe(text)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
