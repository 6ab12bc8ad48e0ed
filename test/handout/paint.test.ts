import { describe, expect, test } from 'vitest'
import { layoutHandout } from '../../src/handout/layout.ts'
import { paintHandout } from '../../src/handout/paint.ts'
import { type Inline, text } from '../../src/model/inline.ts'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { handoutDeck, pageOf, points, shaper, textBoxes } from '../support/handout.ts'

const strong = (value: string): Inline => ({ kind: 'strong', children: [text(value)] })
const deck = handoutDeck(
  [
    points('Waves and AVATAR', [
      [
        text('Kerned: AV To fi ffl. Combining: e\u0301 a\u0308. '),
        strong('Strong'),
        text(' and '),
        { kind: 'emphasis', children: [text('emphasis')] },
        text('.'),
      ],
      [text('PanGu-Σ, π0, ł, ≤ and ∮, 😀, '), { kind: 'code', text: 'code()' }, text('.')],
      [{ kind: 'link', href: 'https://example.org/', children: [text('A link')] }],
    ]),
  ],
  { lecturer: 'Ada Łukasiewicz' },
)

describe('a painted handout', async () => {
  const shape = await shaper()
  const layout = layoutHandout(deck, shape)
  const metadata = { title: 'A deck', author: 'Ada Łukasiewicz', language: 'en', date: '2026-11' }
  const bytes = await paintHandout(layout.pages, metadata, shape)
  const scale = 2
  const [page, ...others] = await renderPdf(bytes, scale)

  test('is one page of the size that was laid out', () => {
    expect(others).toEqual([])
    expect((page?.width ?? 0) / scale).toBeCloseTo(595.3, -0.5)
    expect((page?.height ?? 0) / scale).toBeCloseTo(841.9, -0.5)
  })

  test('has ink where every run stands, and none where nothing does', () => {
    const dark = (x: number, y: number, width: number, height: number): number => {
      let count = 0
      for (let row = Math.floor(y * scale); row < (y + height) * scale; row++) {
        for (let column = Math.floor(x * scale); column < (x + width) * scale; column++) {
          const at = (row * (page?.width ?? 0) + column) * 4
          if ((page?.rgba[at] ?? 255) < 140) count++
        }
      }
      return count
    }
    for (const box of textBoxes(pageOf(layout).operations)) {
      if (box.text.trim() === '') continue
      const ink = dark(box.x, box.y - box.size * 0.75, box.width, box.size * 0.8)
      // A full stop alone is about 2 % of its box; lost outlines leave nothing.
      expect(ink / (box.width * box.size * scale * scale), box.text).toBeGreaterThan(0.015)
    }
    expect(dark(0, 0, 595, 25)).toBe(0)
    expect(dark(0, 0, 25, 842)).toBe(0)
  })

  test('paints the kerning that the layout measured', async () => {
    const { PDFDocument, PDFRawStream, decodePDFRawStream } = await import('pdf-lib')
    const read = await PDFDocument.load(bytes, { updateMetadata: false })
    const streams = read.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []))
    const operators = streams.map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')).join('\n')
    const kern = shape.shape('AVATAR', 'semibold')[0]?.glyphs[0]?.kern ?? 0
    expect(kern).toBeLessThan(-10)
    // A TJ array takes away what stands between its glyphs, in thousandths of the size.
    expect(operators).toMatch(new RegExp(`<[0-9A-F]{4}> ${Math.round(-kern * 1000) / 1000} <[0-9A-F]{4}>`))
  })

  test('says its text to a reader', () => {
    for (const piece of ['Waves and AVATAR', 'fi', 'ffl', 'Strong', 'emphasis', 'PanGu-Σ', 'ł', '≤', 'code()', 'Łukasiewicz']) {
      expect(page?.text).toContain(piece)
    }
  })

  test('embeds subsets, names itself and links', async () => {
    const { PDFDocument, PDFName, PDFDict } = await import('pdf-lib')
    const read = await PDFDocument.load(bytes, { updateMetadata: false })
    const names = read.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const font =
        object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Font') ? object.get(PDFName.of('BaseFont')) : undefined
      return font === undefined ? [] : [String(font)]
    })
    expect(names.length).toBeGreaterThan(5)
    expect(names.every((name) => /^\/[A-Z]{6}\+/.test(name))).toBe(true)
    expect([read.getTitle(), read.getAuthor(), read.getCreationDate()?.toISOString()]).toEqual([
      'A deck',
      'Ada Łukasiewicz',
      '2026-11-01T00:00:00.000Z',
    ])
    const descriptors = read.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict && object.has(PDFName.of('FontFile2')) ? [object] : []))
    const told = (name: RegExp, key: string): number =>
      Number(descriptors.find((each) => name.test(String(each.get(PDFName.of('FontName')))))?.get(PDFName.of(key)))
    expect([told(/Sans3-400$/, 'ItalicAngle'), told(/Italic/, 'ItalicAngle')]).toEqual([0, -11])
    expect([told(/Sans3-400$/, 'Flags') & 1, told(/Code/, 'Flags') & 1]).toEqual([0, 1])
    expect(read.catalog.get(PDFName.of('Lang'))?.toString()).toContain('en')
    expect(read.getPage(0).node.Annots()?.size()).toBe(1)
    expect(bytes.length).toBeLessThan(60_000)
  })

  test('is the same to the byte when it is made again', async () => {
    const again = await paintHandout(layoutHandout(deck, shape).pages, metadata, shape)
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(again))).toBe(0)
  })
})
