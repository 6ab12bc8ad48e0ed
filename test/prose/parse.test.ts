import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forbiddenCharacter, plainText, withoutBlanks } from '../../src/model/inline.ts'
import { parseProse } from '../../src/prose/parse.ts'

const context = { cite: (keys: readonly string[]) => keys.map((key) => key.length) }
const parse = (source: string): unknown => parseProse(source, context)
const text = (value: string) => ({ kind: 'text', text: value })

test('what is nested without end keeps its words and comes to an end', () => {
  const nodes = parseProse(`${'*a **b ~~'.repeat(20_000)}x${'~~ c** d*'.repeat(20_000)} [y](https://e.org/)`, context)
  expect(plainText(nodes)).toBe(`${'a b '.repeat(20_000)}x${' c d'.repeat(20_000)} y`)
  expect(nodes.at(-1)).toMatchObject({ kind: 'link', href: 'https://e.org/' })
})

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

describe('blanks', () => {
  const blank = (...children: unknown[]) => ({ kind: 'blank', children })
  const strong = (...children: unknown[]) => ({ kind: 'strong', children })

  test.each([
    ['a [[b c]] d', [text('a '), blank(text('b c')), text(' d')]],
    ['[[**scale** and data]]', [blank(strong(text('scale')), text(' and data'))]],
    ['**[[scale]]**', [strong(blank(text('scale')))]],
    ['*a [[b* c]]', [text('*a '), blank(text('b* c'))]],
    ['[[ a ]]', [blank(text('a'))]],
    ['[[a [[b]] c]]', [blank(text('a b c'))]],
    ['[[a [b]]]', [blank(text('a [b]'))]],
    ['[[see [@ab]]]', [blank(text('see '), { kind: 'cite', numbers: [2] })]],
    ['[[`]]`]]', [blank({ kind: 'code', text: ']]' })]],
    ['[[a [b](https://e.org)]]', [blank(text('a '), { kind: 'link', href: 'https://e.org', children: [text('b')] })]],
    // A link and a citation stay what they are.
    ['[[a]](https://e.org)', [{ kind: 'link', href: 'https://e.org', children: [text('[a]')] }]],
    ['[see [[a]]](https://e.org)', [{ kind: 'link', href: 'https://e.org', children: [text('see '), blank(text('a'))] }]],
    ['[@ab]', [{ kind: 'cite', numbers: [2] }]],
    // What is not closed, empty, escaped or code is text.
    ['[[a] b', [text('[[a] b')]],
    ['[[a', [text('[[a')]],
    ['[[]] [[ ]]', [text('[[]] [[ ]]')]],
    ['[[1, 2], [3, 4]]', [text('[[1, 2], [3, 4]]')]],
    ['\\[[a]]', [text('[[a]]')]],
    ['`[[a]]`', [{ kind: 'code', text: '[[a]]' }]],
    ['{{a}} [[{{b}}]]', [text('{{a}} '), blank(text('{{b}}'))]],
  ])('%j', (source, expected) => {
    expect(parse(source)).toEqual(expected)
  })

  test('may stand round a placeholder; without a value there is none', () => {
    const fill = (name: string) => (name === 'none' ? [] : [text(`]]${name}`) as { kind: 'text'; text: string }])
    expect(parseProse('is [[{name}]] [[{none}]]', { ...context, fill })).toEqual([text('is '), blank(text(']]name')), text(' ')])
  })

  test('change nothing but what they mark', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[a-z .,!<&_]{0,8}[a-z]$/),
      fc.constantFrom('**b** c', '`x` y', '$a$ z', '~~s~~', '[l](https://e.org)'),
    )
    fc.assert(
      fc.property(piece, fc.stringMatching(/^[a-z][a-z ]{0,8}[a-z]$/), piece, (before, inside, after) => {
        const marked = parseProse(`${before} [[${inside}]] ${after}`, context)
        expect(withoutBlanks(marked)).toEqual(parseProse(`${before} ${inside} ${after}`, context))
      }),
      { numRuns: 300, seed: 20261124 },
    )
  })

  test('are found in any text in reasonable time, and lose none of its words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('[', '[[', ']', ']]', 'a', ' ', '](', '(https://e.org)', '`', '\\'), { maxLength: 30 }),
        (pieces) => {
          const source = pieces.join('')
          const letters = (value: string) => value.replaceAll(/[^a]/g, '')
          expect(letters(plainText(parseProse(source, context)))).toBe(letters(source))
        },
      ),
      { numRuns: 500, seed: 20261124 },
    )
    const started = performance.now()
    parse('['.repeat(3000))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
