import { PDFDocument, PDFRawStream } from 'pdf-lib'
import { expect, test } from 'vitest'
import { renderPdf } from '../../../scripts/render-pdf.mjs'
import type { Operation } from '../../../src/handout/operations.ts'
import { paintHandout } from '../../../src/handout/paint.ts'
import { shaper } from '../../support/handout.ts'
import { metadata, slidesPdf } from '../../support/tagged-pages.ts'

const slides = await slidesPdf()
const slide = (page: number, x: number): Operation => ({ kind: 'slide', page, x, y: 20, width: 40, height: 20 })
const paint = async (operations: readonly Operation[], from: { slides?: Uint8Array } = { slides }): Promise<Uint8Array> =>
  paintHandout([{ width: 100, height: 100, operations }], metadata, await shaper(), from)

test('a slide fills its rectangle', async () => {
  const [page] = await renderPdf(await paint([slide(2, 10), slide(0, 55)]), 1)
  const grey = (x: number, y: number): number => page?.rgba[(y * (page?.width ?? 0) + x) * 4] ?? 255
  // The left half of each slide is grey, the darker the earlier it comes.
  expect([grey(12, 22), grey(28, 38), grey(57, 30)].map((value) => Math.round(value / 51))).toEqual([4, 4, 1])
  expect([grey(32, 30), grey(8, 30), grey(20, 18), grey(20, 42)]).toEqual([255, 255, 255, 255])
})

test('a slide that is shown twice is in the file once', async () => {
  const document = await PDFDocument.load(await paint([slide(2, 10), slide(2, 55)]))
  const forms = document.context
    .enumerateIndirectObjects()
    .filter(([, object]) => object instanceof PDFRawStream && /Subtype \/Form/.test(object.dict.toString()))
  expect(forms).toHaveLength(1)
})

test('slides that are shown without being given are a fault of the caller', async () => {
  await expect(paint([slide(0, 10)], {})).rejects.toThrow('there is no PDF of them')
})
