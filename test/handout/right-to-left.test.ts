import { expect, test } from 'vitest'
import { layoutHandout } from '../../src/handout/layout.ts'
import { paintHandout } from '../../src/handout/paint.ts'
import { type Inline, text } from '../../src/model/inline.ts'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { handoutDeck, pageOf, points, scriptFonts, shaperIn, textBoxes } from '../support/handout.ts'

const cell = (value: string): readonly Inline[] => [text(value)]
const slides = [
  points('نموذج الأساس', [
    [text('نموذج كبير (انظر GPT-4) مُدرَّب على بيانات واسعة '), { kind: 'cite', numbers: [1] }, text('.')],
    [text('Latin only, with a full stop.')],
    [{ kind: 'link', href: 'https://example.org/', children: [text('الصفحة الأولى')] }],
  ]),
  {
    layout: 'table' as const,
    title: cell('جدول'),
    perSlide: 9,
    query: {
      kind: 'table' as const,
      header: [cell('النموذج'), cell('السنة')],
      align: ['left' as const, 'right' as const],
      rows: [[cell('جيميني'), cell('2024')]],
    },
  },
]
const deck = handoutDeck(slides, { language: 'ar', title: cell('نماذج'), course: 'نماذج', lecturer: 'د. ليلى' })
const shaper = await shaperIn('ar', scriptFonts('ar', JSON.stringify(slides)))
const layout = layoutHandout(deck, shaper)
const page = pageOf(layout)
const boxes = textBoxes(page.operations)
const named = (value: string): (typeof boxes)[number] => {
  const box = boxes.find((one) => one.text === value)
  if (!box) throw new Error(`no box says ${value}`)
  return box
}
const { margin } = layout.preset
const right = ({ x, width }: { x: number; width: number }): number => x + width

test('text starts at the right, markers hang there, the columns of tables follow', () => {
  expect(right(named('نماذج'))).toBeCloseTo(page.width - margin, 1)
  expect(named('ليلى').x).toBeLessThan(page.width / 2)
  const [bullet] = boxes.filter((one) => one.text === '•')
  expect(right(bullet ?? named('•'))).toBeCloseTo(page.width - margin, 1)
  expect(right(named('Latin'))).toBeLessThan(named('only,').x)
  expect(right(named('stop.'))).toBeLessThan(bullet?.x ?? 0)
  expect(right(named('السنة'))).toBeLessThan(named('النموذج').x)
  expect(right(named('2024'))).toBeCloseTo(right(named('السنة')), 1)
})

test('words of a line go from right to left, in the order in which they are read', () => {
  const order = boxes.map((one) => one.text)
  expect(order.indexOf('نموذج')).toBeLessThan(order.indexOf('كبير'))
  const line = ['كبير', 'انظر', 'GPT-4'].map(named)
  line.slice(1).forEach((box, index) => expect(right(box)).toBeLessThan(line[index]?.x ?? 0))
})

test('a link lies on its words', () => {
  const [link] = page.operations.flatMap((operation) => (operation.kind === 'link' ? [operation] : []))
  const [first, last] = [named('الصفحة'), named('الأولى')]
  expect(link?.x).toBeCloseTo(last.x, 1)
  expect((link?.x ?? 0) + (link?.width ?? 0)).toBeCloseTo(right(first), 1)
  expect(link?.y).toBeLessThan(first.y - 0.6 * first.size)
  expect((link?.y ?? 0) + (link?.height ?? 0)).toBeGreaterThan(first.y)
  expect(link?.height).toBeLessThan(2 * first.size)
})

test('every word has ink, and marks stand where they belong', async () => {
  const bytes = await paintHandout(layout.pages, { title: 'نماذج', language: 'ar', date: '2026-11' }, shaper)
  const scale = 4
  const [picture] = await renderPdf(bytes, scale)
  const dark = (x: number, y: number, width: number, height: number): number => {
    let count = 0
    for (let row = Math.floor(y * scale); row < (y + height) * scale; row++) {
      for (let column = Math.floor(x * scale); column < (x + width) * scale; column++) {
        if ((picture?.rgba[(row * (picture?.width ?? 0) + column) * 4] ?? 255) < 140) count++
      }
    }
    return count
  }
  for (const box of boxes.filter((one) => one.text.trim() !== '')) {
    expect(dark(box.x, box.y - box.size * 0.8, box.width, box.size * 1.1) / (box.width * box.size * scale ** 2), box.text).toBeGreaterThan(
      0.015,
    )
  }
  // The dots of a final yeh are below its bowl.
  const { x, y, width, size } = named('جيميني')
  expect(dark(x, y + 0.27 * size, width * 0.35, 0.15 * size)).toBeGreaterThan(4)
  expect(picture?.text.normalize('NFKC')).toContain('GPT-4')
})
