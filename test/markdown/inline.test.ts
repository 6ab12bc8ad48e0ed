import { Marp } from '@marp-team/marp-core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderInline } from '../../src/markdown/inline.ts'
import { type Inline, plainText } from '../../src/model/inline.ts'
import { fold, textOf } from '../support/course.ts'

const marp = new Marp({ script: false, slug: false, emoji: { unicode: false, shortcode: false } })
const words = fc
  .oneof(
    fc.constantFrom('a', 'GPT-4', ' ', '. ', '(x)', '*', '_', '**', '`', '|', '<i>', '[1]', '#', '- ', '1. '),
    fc.string({ maxLength: 4 }).map((text) => text.replaceAll(/\p{Cc}/gu, '')),
  )
  .filter((text) => text !== '')
const tree = fc.letrec<{ node: Inline; nodes: Inline[] }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words.map((text): Inline => ({ kind: 'text', text })),
    words.filter((text) => text.trim() === text).map((text): Inline => ({ kind: 'code', text })),
    fc.constant<Inline>({ kind: 'break' }),
    fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }).map((numbers): Inline => ({ kind: 'cite', numbers })),
    tie('nodes').map((children): Inline => ({ kind: 'strong', children })),
    tie('nodes').map((children): Inline => ({ kind: 'emphasis', children })),
    tie('nodes').map((children): Inline => ({
      kind: 'link',
      href: 'https://e.org/a_(b)',
      children: children.filter((child) => child.kind === 'text'),
    })),
  ),
  nodes: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
}))

test('any inline prose reads the same through Marp, in a paragraph and in a table', () => {
  fc.assert(
    fc.property(tree.nodes, (nodes) => {
      const expected = fold(plainText(nodes))
      fc.pre(expected !== '')
      const markdown = renderInline(nodes)
      expect(markdown).not.toContain('\n')
      const { html } = marp.render(`x ${markdown} y\n\n| h |\n| --- |\n| ${markdown} |`, { htmlAsArray: true })
      const slide = textOf(html.join(''))
      expect(slide, markdown).toBe(fold(`x ${plainText(nodes)} y h ${plainText(nodes)}`))
    }),
    { numRuns: 250, seed: 20261124 },
  )
})

test('what is sure to be read as emphasis is written with asterisks, all else with tags', () => {
  const strong = (text: string): Inline => ({ kind: 'strong', children: [{ kind: 'text', text }] })
  const text = (value: string): Inline => ({ kind: 'text', text: value })
  expect(renderInline([text('a '), strong('b'), text('.')])).toBe('a **b**.')
  expect(renderInline([text('a'), strong('b'), text('c')])).toBe('a<strong>b</strong>c')
  expect(renderInline([strong('(b)')])).toBe('<strong>(b)</strong>')
})

test('an exclamation mark before a link makes no picture of it', () => {
  const link: Inline = { kind: 'link', href: 'https://e.org', children: [{ kind: 'text', text: 'bg' }] }
  const markdown = renderInline([{ kind: 'text', text: 'Wow!' }, link])
  expect(markdown).toBe('Wow\\![bg](https://e.org)')
  expect(marp.render(markdown).html).not.toMatch(/<img|background/)
})

test('a blank shows as what is in it', () => {
  const text = (value: string): Inline => ({ kind: 'text', text: value })
  const blank = (...children: Inline[]): Inline => ({ kind: 'blank', children })
  expect(renderInline([text('a '), blank(text('b_c')), text('d')])).toBe(renderInline([text('a b_cd')]))
  expect(renderInline([text('a'), blank({ kind: 'strong', children: [text('b')] }), text('c')])).toBe('a<strong>b</strong>c')
})

test('what is nested deeply is rendered in no time', () => {
  const nested = (depth: number): Inline[] =>
    depth === 0
      ? [{ kind: 'text', text: 'x' }]
      : [
          { kind: 'text', text: 'a ' },
          { kind: depth % 2 ? 'strong' : 'emphasis', children: nested(depth - 1) },
          { kind: 'text', text: ' c' },
        ]
  const start = performance.now()
  expect(renderInline(nested(32)).match(/x/g)).toHaveLength(1)
  expect(performance.now() - start).toBeLessThan(2000)
})
