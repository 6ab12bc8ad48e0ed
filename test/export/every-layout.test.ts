import { beforeAll, describe, expect, test } from 'vitest'
import type { ComposedDeck } from '../../src/model/composed.ts'
import { type Inline, isInline, plainText, withoutBlanks } from '../../src/model/inline.ts'
import { layoutNames } from '../../src/model/layouts.ts'
import { composedDeck, deckOf, everyLayout, pptxParts, wordsOfXml } from '../support/presentation.ts'

let deck: ComposedDeck
let slides: string[]

beforeAll(async () => {
  deck = await composedDeck(everyLayout())
  slides = slidesOf(await pptxParts(deck))
})

function slidesOf(parts: ReadonlyMap<string, string>): string[] {
  return Array.from({ length: parts.size }, (_, index) => parts.get(`ppt/slides/slide${index + 1}.xml`) ?? '').filter((xml) => xml !== '')
}

// What is no text of the slide: settings, what is drawn, and what stands elsewhere.
const unseen = new Set([
  'layout',
  'notes',
  'handout',
  'class',
  'id',
  'kind',
  'chart',
  'table',
  'mermaid',
  'tex',
  'src',
  'source',
  'asOf',
  'name',
  'split',
])
const plain = new Set(['alt', 'code', 'word'])

/** All that a composed value says; formulas say it as pictures. */
function said(value: unknown, key = ''): string[] {
  if (unseen.has(key) && !isInline(value)) return []
  if (isInline(value)) return unseen.has(key) ? [] : [plainText(withoutMath(withoutBlanks(value)))]
  if (typeof value === 'string') return plain.has(key) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((item) => said(item, key))
  if (typeof value !== 'object' || value === null) return []
  if ('kind' in value && value.kind === 'markdown' && 'source' in value)
    return [String(value.source).replaceAll(/<[^>]*>|\]\([^)]*\)/g, ' ')]
  if ('kind' in value && value.kind === 'table' && 'header' in value && 'rows' in value) return said([value.header, value.rows])
  return Object.entries(value).flatMap(([name, part]) => said(part, name))
}

function withoutMath(nodes: readonly Inline[]): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.kind === 'math') return []
    return 'children' in node ? [{ ...node, children: withoutMath(node.children) }] : [node]
  })
}

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

describe('no word of a slide is lost', () => {
  test.each(layoutNames)('%s', (layout) => {
    const own = deck.slides.filter(({ content }) => content.layout === layout)
    expect(own.length).toBeGreaterThan(0)
    const shown = new Set(words(slides.map(wordsOfXml).join('\n')))
    for (const { content } of own) {
      const wanted = words(said(content).join('\n'))
      if (!['section', 'references', 'agenda', 'title', 'math'].includes(layout)) expect(wanted.length).toBeGreaterThan(2)
      expect(wanted.filter((word) => !shown.has(word))).toEqual([])
    }
  })

  test('nor of references, of a definition’s source, of a quote’s, and of a formula’s alternative', () => {
    const all = slides.map(wordsOfXml).join('\n')
    for (const { entry } of deck.references) expect(all).toContain(plainText(entry))
    expect(all).toContain('\\mathcal{L}')
    for (const { content } of deck.slides) {
      if ((content.layout === 'definition' || content.layout === 'quote') && content.source)
        expect(all).toContain(plainText(content.source))
    }
  })

  test('nor of a layout of the course’s own', async () => {
    const own = await deckOf(
      `- layout: duel
  title: A *duel*
  rounds: [{ left: Alpha wins, right: Beta loses, also: [Gamma, Delta] }]
  score: 17
  records: { from: models, columns: [{ header: Name, field: name }] }
`,
      {
        'templates/layouts/duel.hbs': '{{> page}}\n\n## {{title}}\n',
        'templates/layouts/duel.schema.yaml': `fields:
  title: { type: prose }
  rounds: { type: list, of: { left: { type: prose }, right: { type: text }, also: { type: list, of: prose } } }
  score: { type: number }
  records: { type: query }
`,
      },
    )
    const [slide = ''] = slidesOf(await pptxParts(own))
    for (const word of ['duel', 'Alpha', 'Beta', 'Gamma', 'Delta', '17', 'Name']) expect(words(wordsOfXml(slide))).toContain(word)
  })
})

test('what PowerPoint would mend is not there', () => {
  for (const xml of slides) {
    for (const [paragraph] of xml.matchAll(/<a:p>[\s\S]*?<\/a:p>/g))
      expect(paragraph.match(/<a:pPr\b/g)?.length ?? 0).toBeLessThanOrEqual(1)
    const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(xml).not.toMatch(/FE01FD|deckhand:|undefined|NaN|\[object/)
  }
})

test('every slide but those without a title has one, for the outline', () => {
  const without = slides.filter((xml) => !xml.includes('<p:ph type="title"/>'))
  expect(without).toEqual([])
})
