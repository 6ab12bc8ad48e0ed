import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ExportResult, exportDecks } from '../../src/build/export.ts'
import { packageRoot } from '../../src/build/paths.ts'
import { deckhand, run, temporaryFolder } from '../support/cli.ts'
import { partsOf, wordsOfXml } from '../support/presentation.ts'

const deck = 'foundation-models'
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let out: string
let result: ExportResult

beforeAll(async () => {
  folder = await temporaryFolder()
  out = join(folder.path, 'out')
  const old = join(out, deck, 'png')
  await mkdir(old, { recursive: true })
  for (const name of ['slides-099.png', 'mine.png']) await writeFile(join(old, name), 'old')
  result = await exportDecks({ root: join(packageRoot, 'content'), out, decks: [deck], pptx: true, png: { width: 480, onlyTitle: false } })
}, 60_000)

afterAll(() => folder[Symbol.asyncDispose]())

test('the lecture is exported, with nothing to tell of', () => {
  expect(result.diagnostics).toEqual([])
  expect(result).toMatchObject({ ok: true, decks: 1 })
})

test('each page is a picture of the width that is asked for; those of pages that are gone go, and no other file', () => {
  const names = readdirSync(join(out, deck, 'png'))
  const pages = result.outputs.filter(({ path }) => path.endsWith('.png')).length
  expect(pages).toBeGreaterThan(20)
  expect(names).toHaveLength(pages + 1)
  expect(names).toContain('mine.png')
  expect(names).not.toContain('slides-099.png')
  for (const name of names.filter((one) => one.startsWith('slides-'))) {
    const { width, height, data } = PNG.sync.read(readFileSync(join(out, deck, 'png', name)))
    expect([width, height]).toEqual([480, 270])
    const colours = new Set<number>()
    for (let at = 0; at < data.length; at += 4) colours.add(data.readUInt32BE(at))
    expect(colours.size, name).toBeGreaterThan(10)
  }
})

test('charts and formulas are pictures on which something is drawn, on no ground', async () => {
  const parts = await partsOf(readFileSync(join(out, deck, 'slides.pptx')))
  const slides = [...parts].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(([, xml]) => xml)
  const drawn = slides.flatMap((xml) => [...xml.matchAll(/name="(Chart|Formula)" descr="([^"]+)"/g)].map(([, name]) => name))
  expect(drawn.sort()).toEqual(['Chart', 'Formula'])
  const { default: JSZip } = await import('jszip')
  const zip = await JSZip.loadAsync(readFileSync(join(out, deck, 'slides.pptx')))
  for (const name of Object.keys(zip.files).filter((one) => one.startsWith('ppt/media/'))) {
    const { data } = PNG.sync.read((await zip.file(name)?.async('nodebuffer')) ?? Buffer.of())
    const alphas = new Set(data.filter((_, index) => index % 4 === 3))
    expect(alphas.has(0) && alphas.has(255), name).toBe(true)
  }
})

const office = spawnSync('soffice', ['--version']).status === 0

test.skipIf(!office)('LibreOffice shows the same slides with the same text', { timeout: 90_000 }, async () => {
  const profile = pathToFileURL(join(folder.path, 'profile')).href
  const file = join(out, deck, 'slides.pptx')
  const args = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', folder.path, file]
  expect((await run('timeout', ['80', 'soffice', ...args])).code).toBe(0)
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(readFileSync(join(folder.path, 'slides.pdf')))
  const pages = [...document.pages()].map((page) => letters(page.getText()))
  document.destroy()
  library.destroy()
  const parts = await partsOf(readFileSync(file))
  const slides = pages.map((_, index) => parts.get(`ppt/slides/slide${index + 1}.xml`) ?? '')
  expect(parts.has(`ppt/slides/slide${pages.length + 1}.xml`)).toBe(false)
  slides.forEach((xml, index) => {
    const shapes = [...xml.matchAll(/<p:(sp|graphicFrame)>[\s\S]*?<\/p:\1>/g)].map(([shape]) => shape)
    let at = 0
    for (const shape of shapes.filter((one) => !/type="(ftr|sldNum)"/.test(one))) {
      for (const paragraph of wordsOfXml(shape.replaceAll(/ descr="[^"]*"/g, '')).split('\n')) {
        const found = pages[index]?.indexOf(letters(paragraph), at) ?? -1
        expect(found, `slide ${index + 1}: ${paragraph}`).toBeGreaterThanOrEqual(0)
        // Cells of a row may be read out in another order.
        if (!shape.includes('<a:tbl>')) at = found
      }
    }
  })
})

/** Words without what breaks and hyphens make of them. */
function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '')
}

test('the title alone has the shape of a link preview, and a deck with faults is not exported', async () => {
  const root = join(folder.path, 'course')
  await mkdir(join(root, 'decks'), { recursive: true })
  await writeFile(join(root, 'course.yaml'), 'title: A course\n')
  await writeFile(join(root, 'decks/good.yaml'), 'title: Good\nsize: "4:3"\nslides:\n  - { layout: title }\n')
  await writeFile(join(root, 'decks/bad.yaml'), 'title: Bad\nslides:\n  - { layout: nosuch }\n')
  const told = await deckhand(['export', '--png', '--only-title', '--root', root, '--out', join(folder.path, 'titles'), '--json'])
  expect(told.code).toBe(1)
  const said: unknown = JSON.parse(told.stdout)
  expect(said).toMatchObject({ ok: false, outputs: [{ path: 'good/png/title.png' }], diagnostics: [{ code: 'deck/unknown-layout' }] })
  const { width, height, data } = PNG.sync.read(readFileSync(join(folder.path, 'titles/good/png/title.png')))
  expect([width, height]).toEqual([1200, 630])
  // Beside the slide is its own ground.
  const middle = (10 * width + 600) * 4
  for (const part of [0, 1, 2]) expect(Math.abs((data[part] ?? 0) - (data[middle + part] ?? 255))).toBeLessThan(3)
})

test('what is to be exported must be said', async () => {
  const [none, alone] = await Promise.all([deckhand(['export']), deckhand(['export', '--pptx', '--only-title'])])
  expect([none.code, alone.code]).toEqual([2, 2])
  expect(none.stderr).toMatch(/--pptx.*--png/)
  expect(alone.stderr).toContain("'--only-title' is said of pictures: add '--png'")
})
