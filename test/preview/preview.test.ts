import { PDFDocument, rgb } from 'pdf-lib'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { openPreview } from '../../src/preview/preview.ts'

/** Two pages of 200 × 300 pt: the first red with a blue upper half, the second white. */
async function twoPages(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([200, 300])
  page.drawRectangle({ width: 200, height: 300, color: rgb(1, 0, 0) })
  page.drawRectangle({ y: 150, width: 200, height: 150, color: rgb(0, 0, 1) })
  pdf.addPage([200, 300])
  return pdf.save()
}

const preview = openPreview()

test('a page is a picture as wide as was asked for, with its colours where they belong', async () => {
  const png = await preview.page(await twoPages(), 1, 400)
  const { width, height, data } = PNG.sync.read(Buffer.from(png ?? []))
  const colourAt = (x: number, y: number): number[] => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)]
  expect([width, height]).toEqual([400, 600])
  expect([colourAt(200, 100), colourAt(200, 500)]).toEqual([
    [0, 0, 255],
    [255, 0, 0],
  ])
})

test('what was shown before is not made again, and a width beyond reason is not taken', async () => {
  const pdf = await twoPages()
  expect(await preview.page(pdf, 2, 300)).toBe(await preview.page(Uint8Array.from(pdf), 2, 300))
  const widest = await preview.page(pdf, 2, 1_000_000)
  expect(PNG.sync.read(Buffer.from(widest ?? [])).width).toBe(2400)
  const usual = await preview.page(pdf, 2, Number.NaN)
  expect(PNG.sync.read(Buffer.from(usual ?? [])).width).toBe(1191)
})

test('a page that is as long as a road is no larger than others', async () => {
  const pdf = await PDFDocument.create()
  pdf.addPage([20, 14_000])
  const { width, height } = PNG.sync.read(Buffer.from((await preview.page(await pdf.save(), 1, 1191)) ?? []))
  expect(width * height).toBeLessThan(12_100_000)
})

test('there is no picture of a page that is not there, nor of what is no PDF', async () => {
  const pdf = await twoPages()
  expect(await Promise.all([0, 3, 1.5, Number.NaN].map((page) => preview.page(pdf, page)))).toEqual(Array(4).fill(undefined))
  expect(await preview.page(Buffer.from('no PDF'), 1)).toBeUndefined()
  expect(await preview.page(new Uint8Array(), 1)).toBeUndefined()
})
