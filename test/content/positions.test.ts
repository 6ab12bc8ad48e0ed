import fc from 'fast-check'
import { dump } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../src/content/parse-yaml.ts'
import { createSourceMap } from '../../src/content/positions.ts'

const text = `title: A deck
slides:
  - layout: points # one
    items: [first, "second: x"]
  - &other
    layout: title
copy: *other
`

describe('places', () => {
  const map = createSourceMap(text)
  const slice = ({ start, end }: ReturnType<typeof map.valueAt>): string => {
    const line = text.split('\n')[start.line - 1] ?? ''
    return start.line === end.line ? line.slice(start.column - 1, end.column - 1) : line.slice(start.column - 1)
  }
  test.each([
    [['title'], 'A deck'],
    [['slides', 0, 'items', 1], 'second: x'],
    [['slides', 1, 'layout'], 'title'],
    [['copy', 'layout'], 'title'],
    [['slides', 0, 'nothing', 3], 'layout: points # one'],
  ])('value %j', (path, expected) => {
    expect(slice(map.valueAt(path))).toBe(expected)
  })
  test('keys', () => {
    expect(slice(map.keyAt(['slides', 0, 'items']))).toBe('items')
  })
})

test('every scalar of any document is found where it stands', () => {
  const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.stringMatching(/^[a-z]{1,8}$/))
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('node'), { maxKeys: 3 }),
    ),
  })).node
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), value, { minKeys: 1, maxKeys: 4 }), (document) => {
      const source = dump(document)
      const places = createSourceMap(source)
      const lines = source.split('\n')
      const visit = (part: unknown, path: (string | number)[]): void => {
        if (typeof part === 'object' && part !== null) {
          for (const [key, child] of Object.entries(part)) visit(child, [...path, Array.isArray(part) ? Number(key) : key])
          return
        }
        const { start } = places.valueAt(path)
        const written = lines[start.line - 1]?.slice(start.column - 1).replace(/^['"]/, '') ?? ''
        expect(written.startsWith(String(part)), `${JSON.stringify(path)} in ${source}`).toBe(true)
      }
      visit(document, [])
    }),
  )
})

test('numbers keep the digits that they are written with', () => {
  const { value } = parseYaml('x.yaml', 'a: 1.10\nb: 1.5\nc: 1e9\nd: 0x10\ne: 007\nf: -3\n')
  expect(value).toEqual({ a: '1.10', b: 1.5, c: '1e9', d: '0x10', e: '007', f: -3 })
})

test('carriage returns count as line ends', () => {
  expect(createSourceMap('a: 1\r\nb: 2\r\n').valueAt(['b']).start).toEqual({ line: 2, column: 4 })
})
