import { expect, test } from 'vitest'
import { forbiddenCharacter } from '../../src/model/inline.ts'
import { parseProse } from '../../src/prose/parse.ts'

const context = { cite: (keys: readonly string[]) => keys.map((key) => key.length) }
const parse = (source: string): unknown => parseProse(source, context)
const text = (value: string) => ({ kind: 'text', text: value })

test.each([
  ['plain', [text('plain')]],
  [
    '**a** *b* ~~c~~',
    [
      { kind: 'strong', children: [text('a')] },
      text(' '),
      { kind: 'emphasis', children: [text('b')] },
      text(' '),
      { kind: 'strike', children: [text('c')] },
    ],
  ],
  ['`a*b`', [{ kind: 'code', text: 'a*b' }]],
  ['$a_1^2$ costs $5 and $6', [{ kind: 'math', tex: 'a_1^2' }, text(' costs $5 and $6')]],
  ['\\$a$', [text('$a$')]],
  ['[x](https://e.org/a)', [{ kind: 'link', href: 'https://e.org/a', children: [text('x')] }]],
  ['[x](javascript:alert(1))', [text('[x](javascript:alert(1))')]],
  ['[x](file:///etc/passwd)', [text('[x](file:///etc/passwd)')]],
  ['[x](#results)', [{ kind: 'link', href: '#results', children: [text('x')] }]],
  ['f[**i**](a/b.md "t") g[j]()', [text('f['), { kind: 'strong', children: [text('i')] }, text('](a/b.md "t") g[j]()')]],
  ['<javascript:1> <b:c%20d>', [text('<javascript:1> <b:c%20d>')]],
  ['<https://e.org>', [{ kind: 'link', href: 'https://e.org', children: [text('https://e.org')] }]],
  ['see [@ab; @c]', [text('see '), { kind: 'cite', numbers: [2, 1] }]],
  ['mail [at] @home', [text('mail [at] @home')]],
  ['a\nb', [text('a'), { kind: 'break' }, text('b')]],
  ['<b>x</b> <!-- y -->', [text('<b>x</b> <!-- y -->')]],
  ['# not a heading', [text('# not a heading')]],
  ['![alt](https://e.org/x.png)', [text('!'), { kind: 'link', href: 'https://e.org/x.png', children: [text('alt')] }]],
  ['{name} {{x}}', [text('{name} {{x}}')]],
])('%j', (source, expected) => {
  expect(parse(source)).toEqual(expected)
})

test('placeholders stand for text that is no markup', () => {
  const fill = (name: string) => [{ kind: 'text' as const, text: `*${name}*` }]
  expect(parseProse('**{a b}** is `{code}` at [x](https://e.org/{id})', { ...context, fill })).toEqual([
    { kind: 'strong', children: [text('*a b*')] },
    text(' is '),
    { kind: 'code', text: '*code*' },
    text(' at '),
    { kind: 'link', href: 'https://e.org/*id*', children: [text('x')] },
  ])
})

test('tells of links that lead nowhere, by the names that they are written with', () => {
  const refused: string[] = []
  const fill = (name: string) => [text(name) as { kind: 'text'; text: string }]
  const source = '[a](b.md) [c]() [d](#e) [f](https://g) [h](#) [i]({url}) <note:x> \\[j](k) `[l](m)`'
  parseProse(source, { ...context, fill, nowhere: (href) => refused.push(href) })
  expect(refused).toEqual(['b.md', '', '#', '{url}'])
})

test('finds what no output can show', () => {
  expect(forbiddenCharacter('a\tb\nc')).toBeUndefined()
  expect(forbiddenCharacter('a\u0000b')).toBe('\u0000')
  expect(forbiddenCharacter('a\ufdd0b')).toBe('\ufdd0')
})

test('braces are no placeholders in a formula and after a backslash', () => {
  const fill = () => [text('X') as { kind: 'text'; text: string }]
  expect(parseProse('{a} \\{b\\} $\\frac{a}{b}$', { ...context, fill })).toEqual([text('X {b} '), { kind: 'math', tex: '\\frac{a}{b}' }])
})
