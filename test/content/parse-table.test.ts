import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/content/decode-text.ts'
import { parseTable } from '../../src/content/parse-table.ts'

const value = (text: string): unknown => parseTable('data/a.csv', text).value
const faults = (text: string): string[] =>
  parseTable('data/a.csv', text).diagnostics.map(
    ({ code, message, range: { start, end } }) => `${start.line}:${start.column}-${end.line}:${end.column} ${code} ${message}`,
  )

describe('parseTable', () => {
  it('reads quotes, doubled quotes, line breaks in cells, and every kind of line end', () => {
    expect(value('name,note\r\n"a, b","say ""so"""\n"two\r\nlines",5" disk\rlast,')).toEqual([
      { name: 'a, b', note: 'say "so"' },
      { name: 'two\r\nlines', note: '5" disk' },
      { name: 'last' },
    ])
  })

  it.each([
    ['semicolons', 'name;price, in EUR;year\nA;1,5;2020'],
    ['tabs', 'name\tprice, in EUR\tyear\nA\t1,5\t2020'],
    ['bars', 'name|price, in EUR|year\nA|1,5|2020'],
    ['commas, and semicolons within quotes', 'name,"price, in EUR",year\nA,"1,5",2020'],
    ['what the line of Excel says', 'sep=;\r\nname;price, in EUR;year\r\nA;1,5;2020'],
  ])('finds out what stands between cells: %s', (_, text) => {
    expect(value(text)).toEqual([{ name: 'A', 'price, in EUR': '1,5', year: '2020' }])
  })

  it('leaves out what is empty: cells, rows, and columns at the right that have no name', () => {
    expect(value('\nname,year,,\n\nA,,,\n,,,\n "B" , 2020 ,,\n')).toEqual([{ name: 'A' }, { name: 'B', year: '2020' }])
  })

  it('has no record where there is only a header, and tells of an empty file', () => {
    expect(value('name,year\n')).toEqual([])
    expect(faults(' \n\n')).toEqual(['1:1-1:1 yaml/empty the file is empty'])
  })

  it('takes names that objects have of themselves', () => {
    const [record] = value('name,__proto__,constructor\nA,b,c') as object[]
    expect(Object.entries(record ?? {})).toEqual([
      ['name', 'A'],
      ['__proto__', 'b'],
      ['constructor', 'c'],
    ])
  })

  it('tells all faults at once, each at its place', () => {
    expect(faults('name,,year,name\nA,b,2020,x\nB,"c" d,2020,y\nC,c\nD,d,2020,z,more\n"Ä", "open,2020\nE,e\n')).toEqual([
      '3:5-3:6 table/quote the quote closes the cell, and text follows',
      '6:6-6:7 table/quote the quote that opens this cell is not closed',
      '1:6-1:6 table/header column 2 has no name',
      "1:12-1:16 table/header columns 1 and 4 are both named 'name'",
      '4:1-4:4 table/cells the row has 2 cells, the header 4 columns',
      '5:12-5:16 table/cells the row has 5 cells, the header 4 columns',
    ])
  })

  it('knows the place of every cell, row and name', () => {
    const { text, positions } = parseTable('a.csv', 'sep=;\nname;notiz\n\n文心;"ein ""Wort"""\n"zwei\nZeilen";  ü \nB;')
    const at = (...path: (string | number)[]): string => written(text, positions().valueAt(path))
    expect([at(0, 'name'), at(0, 'notiz'), at(1, 'name'), at(1, 'notiz'), at(2, 'notiz')]).toEqual([
      '文心',
      '"ein ""Wort"""',
      '"zwei\nZeilen"',
      'ü',
      '',
    ])
    expect(at(1)).toBe('"zwei\nZeilen";  ü')
    expect(positions().valueAt([2, 'notiz']).start).toEqual({ line: 7, column: 3 })
    expect(written(text, positions().keyAt([1, 'notiz']))).toBe('notiz')
  })

  it('reads what any writer writes, and finds each cell again', () => {
    const cell = fc.record({ text: fc.string({ unit: fc.constantFrom(...'a"\n\r,;\t| 文ü😀') }), quoted: fc.boolean() })
    const table = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })))
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n', '\r'), (rows, delimiter, end) => {
        const names = rows[0]?.map((_, index) => `f${index}`) ?? ['f0', 'f1']
        const lines = rows.map((row) => row.map(({ text, quoted }) => write(text, quoted)).join(delimiter))
        const text = [names.join(delimiter), ...lines].join(end)
        const document = parseTable('a.csv', text, { delimiter })
        const filled = rows.map((row) => row.map((one) => one.text.trim())).filter((row) => row.some((one) => one !== ''))
        expect(document.diagnostics).toEqual([])
        expect(document.value).toEqual(
          filled.map((row) => Object.fromEntries(row.map((one, index) => [`f${index}`, one]).filter(([, one]) => one !== ''))),
        )
        filled.forEach((row, record) =>
          row.forEach((one, column) => {
            const source = written(text, document.positions().valueAt([record, `f${column}`]))
            expect(
              source
                .replace(/^"([^]*)"$/, '$1')
                .replaceAll('""', '"')
                .trim(),
            ).toBe(one)
          }),
        )
      }),
    )
  })
})

/** As a writer of CSV would: in quotes where they are needed, or by whim. */
function write(text: string, quoted: boolean): string {
  return quoted || /[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

interface Range {
  readonly start: { readonly line: number; readonly column: number }
  readonly end: { readonly line: number; readonly column: number }
}

function written(text: string, { start, end }: Range): string {
  const lines = [...text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)].map(({ index }) => index)
  const offset = ({ line, column }: Range['start']): number => (lines[line - 1] ?? 0) + column - 1
  return text.slice(offset(start), offset(end))
}

describe('decodeText', () => {
  const text = 'name,note\nÄ,文心😀\n'
  const units = Buffer.from(text, 'utf16le')

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), units])],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(units).swap16()])],
  ])('reads %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(text)
  })

  it.each([
    ['Latin-1', Buffer.from('M\u00fcller', 'latin1')],
    ['UTF-16 without a mark', Buffer.from('name', 'utf16le')],
    ['half of a pair', Buffer.from([0xff, 0xfe, 0x3d, 0xd8])],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeText(bytes)).toThrow(TypeError)
  })
})

it('what stands in quotes says nothing of the separator', () => {
  expect(value('"a, b, c";d\n1;2\n')).toEqual([{ 'a, b, c': '1', d: '2' }])
  expect(value('"a";"b, c, d"\r\n"1";"2"\r\n')).toEqual([{ a: '1', 'b, c, d': '2' }])
  expect(value('\n"a ""b"", c"\t"d"\n"1"\t"2"\n')).toEqual([{ 'a "b", c': '1', d: '2' }])
})
