import * as fontkit from '@cantoo/fontkit'
import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { renderPdf } from '../../../scripts/render-pdf.mjs'
import type { Operation } from '../../../src/handout/operations.ts'
import { paintHandout } from '../../../src/handout/paint.ts'
import type { Face } from '../../../src/handout/shape.ts'
import { shaper } from '../../support/handout.ts'

const shape = await shaper()
const metadata = { title: 'Ink', language: 'en', date: '2026' }
const [width, height, size, step] = [420, 120, 30, 40] as const

/** Dark pixels of the only page of a PDF, and those of it that another has not, or has alone. */
async function ink(pdf: Uint8Array): Promise<readonly boolean[]> {
  const [page] = await renderPdf(pdf, 1.5)
  const { rgba } = page ?? { rgba: new Uint8Array() }
  return Array.from({ length: rgba.length / 4 }, (_, index) => (rgba[index * 4] ?? 255) < 128)
}

/** The letters one by one, as a handout paints them: in subsets of its fonts. */
function painted(face: Face, letters: readonly string[]): Promise<Uint8Array> {
  const operations = letters.flatMap((letter, index): Operation[] =>
    shape.shape(letter, face).map((run) => ({
      kind: 'text',
      x: 10 + (index % 10) * step,
      y: 40 + Math.floor(index / 10) * step,
      size,
      run: { ...run, scale: 1, tag: { role: 'P' } },
      ink: 'black',
    })),
  )
  return paintHandout([{ width, height, operations }], metadata, shape)
}

/** The same with the whole font in the file. */
async function embeddedWhole(face: Face, letters: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  const font = await document.embedFont(shape.open(face).bytes, { subset: false })
  const page = document.addPage([width, height])
  letters.forEach((letter, index) => {
    page.drawText(letter, { x: 10 + (index % 10) * step, y: height - 40 - Math.floor(index / 10) * step, size, font })
  })
  return document.save()
}

test.each<[Face, string]>([
  ['regular', 'AgßŁĳΣЖ€@0189ﬁ§'],
  ['italic', 'AgßŁΣЖ€@0189'],
  ['semibold', 'AgßŁΣЖ€@0189'],
  ['bold', 'AgßŁΣЖ€@0189'],
  ['code', 'Ag{}()=>_0189'],
  ['fallback0', '∮∇⊗ℒ𝔸≼⟨'],
  ['fallback1', '😀🚀❤'],
])('in a subset of the %s face letters have the ink that they have in the whole font', async (face, text) => {
  const letters = [...text].filter((letter) => shape.open(face).has(letter.codePointAt(0) ?? 0))
  expect(letters.length).toBeGreaterThan(2)
  const [subset, whole] = await Promise.all([ink(await painted(face, letters)), ink(await embeddedWhole(face, letters))])
  const dark = whole.filter(Boolean).length
  expect(dark).toBeGreaterThan(letters.length * 50)
  const different = subset.filter((value, index) => value !== whole[index]).length
  expect(different / dark).toBeLessThan(0.02)
})
