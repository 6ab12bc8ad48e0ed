import { appendFile, readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { fold } from '../support/course.ts'
import { deckhand, temporaryFolder } from '../support/cli.ts'
import { builtLecture, copyBuiltLecture } from '../support/lecture.ts'

const decks = ['foundation-models', 'model-landscape']
const slides = ['slides.md', 'slides.html', 'slides.pdf']
const sheets = ['handout.pdf', 'guided.pdf', 'guided-key.pdf', 'slides-handout.pdf', 'notes.pdf']
const names = [...slides, ...sheets]

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let root = ''
let out = ''
const at = (...parts: string[]): string => join(folder.path, ...parts)
const made = (...parts: string[]): Promise<Buffer> => readFile(join(out, ...parts))
const bytes = (...parts: string[]): Promise<Buffer> => readFile(at(...parts))

beforeAll(async () => {
  folder = await temporaryFolder()
  out = await builtLecture()
  root = await copyBuiltLecture(folder.path)
})
afterAll(() => folder[Symbol.asyncDispose]())

describe('the lecture', () => {
  test('is built whole', async () => {
    for (const deck of decks) expect((await readdir(join(out, deck))).sort()).toEqual([...names, 'drawings', 'thumbnail.svg'].sort())
    const index = String(await made('index.html'))
    for (const deck of decks) for (const name of [...names, 'thumbnail.svg']) expect(index).toContain(`${deck}/${name}`)
  })

  test('has cells of exactly the models and organizations of the source', async () => {
    const markdown = String(await made('foundation-models', 'slides.md'))
    const source = [
      '| Text | GPT-4, Claude 3, LLaMA-3, Gemini | OpenAI, Anthropic, Meta, Google |',
      '| Code | Codex, DeepSeek-Coder, StarCoder | OpenAI, DeepSeek, HuggingFace |',
      '| Image | CLIP, DINO, SAM | OpenAI, Meta |',
      '| Image generation | Stable Diffusion, DALL-E 3, Flux | Stability AI, OpenAI, Black Forest |',
      '| Vision-Language | LLaVA, GPT-4V, Gemini 1.5 | Academia, OpenAI, Google |',
      '| Audio | Whisper, AudioPaLM, MusicGen | OpenAI, Google, Meta |',
      '| Video | Sora, Stable Video Diffusion | OpenAI, Stability AI |',
      '| Multimodal | GPT-4o, Gemini 1.5 Pro, Claude 3 | OpenAI, Google, Anthropic |',
      '| Science (bio) | AlphaFold, ESMFold, Geneformer | DeepMind, Meta, Broad |',
      '| Science (chem) | ChemBERTa, MolBERT | Various |',
    ]
    expect(markdown).toContain(source.join('\n'))
  })

  test('has speaker notes on every slide of the deck', async () => {
    const markdown = String(await made('foundation-models', 'slides.md'))
    const pages = markdown.split(/\n---\n\n<!-- _class/).slice(1)
    expect(pages).toHaveLength(29)
    const withoutNotes = pages.filter((page) => !/<!--\n[\s\S]+?\n-->/.test(page))
    // An answer shares the notes of its question, a second page of references those of the first.
    expect(withoutNotes.every((page) => /quiz (open )?answered|references/.test(page))).toBe(true)
  })

  test.each(decks)('%s: the PDF has a page a slide, 960 × 540 pt, tagged, with title, language and outline', async (deck) => {
    const pdf = await made(deck, 'slides.pdf')
    const html = String(await made(deck, 'slides.html'))
    const document = await PDFDocument.load(pdf, { updateMetadata: false })
    const slides = html.match(/<div class="slide"/g)?.length
    expect(document.getPageCount()).toBe(slides)
    for (const page of document.getPages()) expect([page.getWidth(), page.getHeight()]).toEqual([960, 540])
    const { catalog } = document
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))?.toString()).toBe('true')
    expect(catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined()
    expect(catalog.get(PDFName.of('Outlines'))).toBeDefined()
    expect(catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en)')
    expect(document.getTitle()).toBe(deck === 'foundation-models' ? 'Foundation Models' : 'The Model Landscape')
    const fonts = document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict && object.has(PDFName.of('FontName')) ? [object] : []))
    expect(fonts.length).toBeGreaterThan(1)
    for (const font of fonts) {
      expect(String(font.get(PDFName.of('FontName')))).toMatch(/SourceSans3|KaTeX/)
      expect(font.has(PDFName.of('FontFile2')) || font.has(PDFName.of('FontFile3'))).toBe(true)
    }
  })

  test.each(decks)('%s: every slide has its text and ink, and the PDF says what the page says', async (deck) => {
    const pages = await renderPdf(await made(deck, 'slides.pdf'), 0.5)
    const html = String(await made(deck, 'slides.html'))
    const words = (text: string): string[] => fold(text.replaceAll(/<[^>]*>/g, ' ').replaceAll('&amp;', '&')).split(' ')
    // The words of formulas and the data of charts for screen readers are not painted, and marks of no width are no words.
    const shown = html.replaceAll(
      /<span class="katex-mathml">[\s\S]*?<\/math><\/span>|<div class="visually-hidden">[\s\S]*?<\/table>|\u200b/g,
      '',
    )
    const slides = [...shown.matchAll(/<foreignObject[^>]*>([\s\S]*?)<\/foreignObject>/g)].map(([, slide = '']) => words(slide))
    pages.forEach((page, index) => {
      // PDFium gives a hyphen at the end of a line as U+FFFE.
      const text = page.text.replaceAll(/\s/g, '').replaceAll('\ufffe', '-')
      for (const word of slides[index] ?? []) expect(text, `slide ${index + 1}`).toContain(word.replaceAll(/\s/g, ''))
      const colours = new Set<number>()
      for (let pixel = 0; pixel < page.rgba.length; pixel += 4) colours.add(page.rgba[pixel] ?? 0)
      expect(colours.size, `slide ${index + 1}`).toBeGreaterThan(20)
    })
  })

  test.each(decks)('%s: the handout is one page of A4 with what it must hold', async (deck) => {
    const [page, ...more] = await renderPdf(await made(deck, 'handout.pdf'), 1)
    expect(more).toEqual([])
    const text = fold(page?.text ?? '')
    expect(text).toContain('The Deckhand course team')
    expect(text).toContain('Data as of 2026-11')
    if (deck === 'model-landscape') return
    for (const piece of [
      'A foundation model is a large model trained on broad data at scale',
      'Self-supervised pretraining',
      'Black Forest',
      'Masked language modeling',
      '~10B+ with RLHF',
      'Homogenization',
      'Test yourself',
      'Schaeffer et al. (2023) arXiv:2304.15004',
      'artifacts of evaluation metrics',
    ]) {
      expect(text).toContain(piece)
    }
  })

  test('a chart is one picture with its data in words, a table beside it, and labels that can be selected in the PDF', async () => {
    const html = String(await made('foundation-models', 'slides.html'))
    expect(html).toMatch(
      /<svg role="img" aria-label="Dot plot: From a billion to a hundred billion parameters\. In-context learning 1B \(~1B parameters\), /,
    )
    expect(html).toMatch(/<div class="visually-hidden">\s*<table>[\s\S]*?<td>Multi-step arithmetic<\/td>/)
    const pages = await renderPdf(await made('foundation-models', 'slides.pdf'), 0.2)
    const page = pages.find(({ text }) => text.includes('From a billion'))?.text ?? ''
    for (const label of ['1B', '10B', '100B', 'Code synthesis', '~10B+ with RLHF']) expect(fold(page)).toContain(label)
    const document = await PDFDocument.load(await made('foundation-models', 'slides.pdf'), { updateMetadata: false })
    const figures = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const alt =
        object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of('Figure') ? object.get(PDFName.of('Alt')) : undefined
      return alt instanceof PDFHexString || alt instanceof PDFString ? [alt.decodeText()] : []
    })
    expect(figures).toEqual([expect.stringContaining('Dot plot: From a billion to a hundred billion parameters.')])
    const [, drawing = ''] = /<img src="(drawings\/[^"]*)"/.exec(String(await made('foundation-models', 'slides.md'))) ?? []
    expect(String(await made('foundation-models', drawing))).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
  })

  test('the handout has rendered ink in both columns', async () => {
    const [page] = await renderPdf(await made('foundation-models', 'handout.pdf'), 1)
    if (!page) throw new Error('no page')
    const ink = (from: number, to: number): number => {
      let dark = 0
      for (let y = 0; y < page.height; y++)
        for (let x = Math.floor(page.width * from); x < page.width * to; x++) if ((page.rgba[(y * page.width + x) * 4] ?? 255) < 128) dark++
      return dark / (page.width * page.height * (to - from))
    }
    expect(ink(0.05, 0.5)).toBeGreaterThan(0.03)
    expect(ink(0.5, 0.95)).toBeGreaterThan(0.03)
    expect(ink(0, 0.03)).toBe(0)
  })

  test.each(decks)('%s: the page asks for nothing and allows no foreign script', async (deck) => {
    const html = String(await made(deck, 'slides.html'))
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''
    expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[^']+';/)
    expect(policy).not.toContain("script-src 'unsafe-inline'")
    expect(html).not.toMatch(/(?:src|href)="(?!https:\/\/(?:arxiv\.org|doi\.org|openai\.com)|data:|#)/)
    // The player's script speaks of addresses, and asks for none: its policy lets nothing out.
    expect(html.replace(/<script>[^]*?<\/script>/g, '').match(/url\((?!data:|["']?data:)/g)).toBeNull()
    expect(html.length).toBeLessThan(400_000)
  })

  test('the manifest has the hash of every output and no path of this machine', async () => {
    const { createHash } = await import('node:crypto')
    const text = String(await made('manifest.json'))
    expect(text).not.toContain(dirname(out))
    const manifest: { decks: { outputs: { path: string; sha256: string }[]; sources: { path: string }[]; data: object[] }[] } =
      JSON.parse(text)
    for (const { path, sha256 } of manifest.decks.flatMap((deck) => deck.outputs)) {
      expect(
        createHash('sha256')
          .update(await made(path))
          .digest('hex'),
      ).toBe(sha256)
    }
    expect(manifest.decks[0]?.sources.map(({ path }) => path)).toContain('data/models.yaml')
    expect(manifest.decks[0]?.data).toContainEqual({ collection: 'models', fields: ['modality', 'name', 'organization'], records: 'all' })
  })

  test('a model that is appended is in both decks, in every output', async () => {
    await appendFile(join(root, 'data/models.yaml'), '- name: Zephyr-Ω7\n  organization: Harbour Lab\n  modality: Text\n')
    const { code, stderr } = await deckhand(['build', '--root', root, '--out', at('more')])
    expect([code, stderr]).toEqual([0, ''])
    for (const deck of decks) {
      for (const name of ['slides.md', 'slides.html']) {
        const text = String(await bytes('more', deck, name))
        expect(text).toContain('Zephyr-Ω7')
        expect(text).toContain('Harbour Lab')
      }
      for (const name of ['slides.pdf', 'handout.pdf']) {
        const text = (await renderPdf(await bytes('more', deck, name), 0.2))
          .map((page) => page.text)
          .join(' ')
          .replaceAll(/\s/g, '')
        expect(text, `${deck}/${name}`).toContain('Zephyr-Ω7')
        expect(text, `${deck}/${name}`).toContain('HarbourLab')
      }
    }
    const handouts = await Promise.all(
      decks.map(async (deck) => (await PDFDocument.load(await bytes('more', deck, 'handout.pdf'))).getPageCount()),
    )
    expect(handouts).toEqual([1, 1])
  })

  test('a faulty deck keeps its old outputs, and the other is built', async () => {
    const before = await bytes('more', 'foundation-models', 'slides.pdf')
    const landscape = join(root, 'decks/model-landscape.yaml')
    await writeFile(join(root, 'decks/foundation-models.yaml'), 'title: Broken\nslides:\n  - layout: nothing\n')
    await writeFile(landscape, (await readFile(landscape, 'utf8')).replace('The Model Landscape', 'The New Landscape'))
    const { code, stdout, stderr } = await deckhand(['build', '--root', root, '--out', at('more')])
    expect(code).toBe(1)
    expect(stderr).toContain("decks/foundation-models.yaml:3:13 error deck/unknown-layout there is no layout 'nothing'")
    expect(stdout).toContain('model-landscape')
    expect(Buffer.compare(before, await bytes('more', 'foundation-models', 'slides.pdf'))).toBe(0)
    expect(String(await bytes('more', 'model-landscape', 'slides.html'))).toContain('The New Landscape')
    const index = String(await bytes('more', 'index.html'))
    expect(index).toContain('foundation-models/slides.pdf')
    expect(index).toContain('has faults now')
  })

  test('reads as a document: headings in order, lists, tables with headers', async () => {
    const document = await PDFDocument.load(await made('foundation-models', 'slides.pdf'), { updateMetadata: false })
    const roles = new Map<string, number>()
    for (const [, object] of document.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('StructElem')) continue
      const role = String(object.get(PDFName.of('S')))
      roles.set(role, (roles.get(role) ?? 0) + 1)
    }
    expect(roles.get('/H1')).toBe(6)
    expect(roles.get('/H2')).toBeGreaterThan(10)
    expect(roles.get('/Table')).toBe(3)
    expect(roles.get('/TH')).toBe(9)
    expect(roles.get('/L')).toBeGreaterThan(5)
    expect(document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).get(PDFName.of('K'))).toBeDefined()
  })
})
