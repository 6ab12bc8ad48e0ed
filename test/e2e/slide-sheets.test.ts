import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { fold } from '../support/course.ts'
import { pdfUaFaults } from '../support/pdf-ua.ts'
import { deckhand, temporaryFolder } from '../support/cli.ts'
import { builtLecture, copyBuiltLecture } from '../support/lecture.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let root = ''
let out = ''
const at = (...parts: string[]): string => join(folder.path, ...parts)
const only = ['--only', 'slides-handout,notes'] as const

beforeAll(async () => {
  folder = await temporaryFolder()
  out = await builtLecture()
  root = await copyBuiltLecture(folder.path)
})
afterAll(() => folder[Symbol.asyncDispose]())

const made = (name: string, from = out): Promise<Buffer> => readFile(join(from, 'foundation-models', name))

/** The forms that pages paint, of each its own resources and what it draws. */
async function forms(pdf: Uint8Array): Promise<{ readonly resources: string; readonly content: string }[]> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false })
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form')) return []
    const content = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')
    return [{ resources: String(object.dict.lookupMaybe(PDFName.of('Resources'), PDFDict)), content }]
  })
}

describe('slides-handout.pdf of the lecture', () => {
  test('has every slide but the answers, three a page, and says so', async () => {
    const pages = await renderPdf(await made('slides-handout.pdf'), 0.2)
    expect(pages).toHaveLength(9)
    const text = fold(pages.map((page) => page.text).join(' '))
    expect(text).toContain('One model, many tasks')
    expect(text).toContain('Page 9 of 9')
    expect(text).toContain('A hospital only writes instructions')
    expect(text).not.toContain('No parameter changes: the one pretrained model')
    const manifest: unknown = JSON.parse(String(await readFile(join(out, 'manifest.json'))))
    expect(manifest).toMatchObject({
      decks: [
        {
          name: 'foundation-models',
          handouts: expect.arrayContaining([
            expect.objectContaining({ form: 'slides-handout', pages: 9, preset: '3 slides a page', shortened: [], leftOut: [] }),
            expect.objectContaining({ form: 'notes', pages: 25, shortened: [], leftOut: [] }),
          ]),
        },
        { name: 'model-landscape' },
      ],
    })
    expect(String(await readFile(join(out, 'index.html')))).toMatch(/slides-handout\.pdf[\s\S]*notes\.pdf/)
  })

  test('shows slides as vectors with their text, none of them tagged', async () => {
    const slides = await forms(await made('slides-handout.pdf'))
    expect(slides).toHaveLength(26)
    for (const { resources, content } of slides) {
      expect(resources).not.toMatch(/\/XObject <<\s*\//)
      expect(content).toMatch(/\bT[jJ]\b/)
      expect(content).not.toContain('MCID')
    }
  })

  test('has ink where each slide stands, and note lines beside', async () => {
    const [, page] = await renderPdf(await made('slides-handout.pdf'), 1)
    if (!page) throw new Error('there is no second page')
    const dark = (left: number, top: number, right: number, bottom: number): number => {
      let count = 0
      for (let y = Math.floor(page.height * top); y < page.height * bottom; y++)
        for (let x = Math.floor(page.width * left); x < page.width * right; x++)
          if ((page.rgba[(y * page.width + x) * 4] ?? 255) < 200) count++
      return count
    }
    for (const top of [0.05, 0.35, 0.65]) {
      expect(dark(0.08, top, 0.48, top + 0.15)).toBeGreaterThan(400)
      expect(dark(0.55, top, 0.92, top + 0.25)).toBeGreaterThan(1000)
    }
  })

  test.each(['a4', 'letter'])('has the size of the sheet that is asked for: %s', async (paper) => {
    // A4 is what the lecture is built on.
    const from = paper === 'a4' ? out : at(paper)
    if (paper !== 'a4') await deckhand(['build', 'foundation-models', '--root', root, '--out', from, '--paper', paper, ...only])
    for (const name of ['slides-handout.pdf', 'notes.pdf']) {
      const document = await PDFDocument.load(await made(name, from), { updateMetadata: false })
      const height = Math.round(document.getPage(0).getHeight())
      expect(height).toBe(paper === 'a4' ? 842 : 792)
    }
  })
})

describe('notes.pdf of the lecture', () => {
  test('has a page a slide, with its notes', async () => {
    const pages = await renderPdf(await made('notes.pdf'), 0.2)
    expect(pages).toHaveLength(25)
    const texts = pages.map((page) => fold(page.text))
    expect(texts[4]).toContain('Neither the size nor the architecture is in the definition.')
    expect(texts[7]).toContain('Thirty seconds alone, thirty with a neighbour')
    expect(texts[7]).toContain('No parameter changes')
    expect(texts[24]).toContain('Page 25 of 25')
  })

  test('is tagged: a figure and a heading for each slide', async () => {
    const document = await PDFDocument.load(await made('notes.pdf'), { updateMetadata: false })
    const roles = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const isElement = object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('StructElem')
      return isElement ? [String(object.get(PDFName.of('S')))] : []
    })
    const count = (role: string): number => roles.filter((other) => other === role).length
    expect([count('/H1'), count('/H2'), count('/Figure')]).toEqual([1, 25, 26])
    const parents = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('ParentTree'), PDFDict)
    expect(parents.lookup(PDFName.of('Nums'), PDFArray).size()).toBeGreaterThanOrEqual(50)
  })
})

describe('both', () => {
  test.each(['slides-handout.pdf', 'notes.pdf'])('are PDF/UA-1 in structure: %s', async (name) => {
    expect(await pdfUaFaults(await made(name))).toEqual([])
  })

  test('are the same bytes when they are made anew, without other outputs beside them', async () => {
    const args = ['build', 'foundation-models', '--force', '--root', root, '--out', at('again'), ...only]
    expect((await deckhand(args, { env: { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' } })).code).toBe(0)
    for (const name of ['slides-handout.pdf', 'notes.pdf']) expect((await made(name, at('again'))).equals(await made(name))).toBe(true)
  })

  test('are made where the course asks for them, as it asks', async () => {
    const course = String(await readFile(join(root, 'course.yaml')))
    await writeFile(join(root, 'course.yaml'), course.replace(/^handouts: .*$/m, 'handouts: [slides-handout]\nslidesPerPage: 6'))
    const { stdout, code } = await deckhand(['build', 'foundation-models', '--root', root, '--out', at('asked'), '-v'])
    await writeFile(join(root, 'course.yaml'), course)
    expect(code).toBe(0)
    expect(stdout).toContain('slides-handout: 5 pages, 6 slides a page, 87 % full')
    expect((await PDFDocument.load(await made('slides-handout.pdf', at('asked')))).getPageCount()).toBe(5)
  })

  test('tell of a formula in the notes that cannot be set', async () => {
    const deck = join(root, 'decks/extra.yaml')
    await writeFile(deck, "title: T\nslides:\n  - { layout: statement, text: S, notes: 'So $\\nosuch{a}$.' }\n")
    const { stderr, code } = await deckhand(['build', 'extra', '--root', root, '--out', at('extra'), ...only])
    await rm(deck)
    expect(code).toBe(0)
    expect(stderr).toMatch(/decks\/extra\.yaml:3:\d+ warning handout\/formula/)
  })

  test('are told of where there is no browser', async () => {
    const { code, stderr } = await deckhand(['build', '--root', root, '--out', at('none'), '--browser', '/nowhere', ...only])
    expect(code).toBe(1)
    expect(stderr).toContain('browser/not-found slides-handout.pdf and notes.pdf were not made: there is no browser')
  })
})
