import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { copyLecture, deckhand, temporaryFolder } from '../support/cli.ts'

const require = createRequire(import.meta.url)

let folder: Awaited<ReturnType<typeof temporaryFolder>>
const at = (...parts: string[]): string => join(folder.path, ...parts)
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder[Symbol.asyncDispose]())

async function writeCourse(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const root = at(name)
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(root, file, '..'), { recursive: true })
    await writeFile(join(root, file), text)
  }
  return root
}

/** The names of the fonts in a PDF. */
async function fontNames(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object)
  return objects.flatMap((object) => (object instanceof PDFDict ? [String(object.get(PDFName.of('FontName')) ?? '')] : [])).join(' ')
}

type Page = Awaited<ReturnType<typeof renderPdf>>[number]

/** How much of a part of a page is not white. */
function ink(page: Page | undefined, [left, top, right, bottom]: readonly [number, number, number, number]): number {
  if (!page) throw new Error('no page')
  let dark = 0
  for (let y = Math.floor(page.height * top); y < page.height * bottom; y++)
    for (let x = Math.floor(page.width * left); x < page.width * right; x++) if ((page.rgba[(y * page.width + x) * 4] ?? 255) < 128) dark++
  return dark
}

const middle = [0.05, 0.2, 0.95, 0.8] as const

describe('characters of other scripts', () => {
  const texts: readonly (readonly [script: string, text: string, font: RegExp])[] = [
    ['Greek', 'ΑΒΓΔ αβγδ', /SourceSans3/],
    ['Cyrillic', 'Жуковский', /SourceSans3/],
    ['mathematics', '∮∰⨁⟦⟧', /NotoSansMath/],
    ['emoji', '😀🚀🎓', /NotoEmoji/],
    ['Arabic', 'النموذج الأساسي', /NotoSansArabic/],
    ['Hebrew', 'מודל יסוד', /NotoSansHebrew/],
  ]
  let slides: Page[]
  let empty: number
  let pdf: Buffer
  beforeAll(async () => {
    const statements = ['.', ...texts.map(([, text]) => text)].map((text) => `  - { layout: statement, text: "${text}" }`)
    // A handout takes points, not statements.
    const points = `  - { layout: points, title: All, items: [${texts.map(([, text]) => `"${text}"`).join(', ')}] }`
    const root = await writeCourse('scripts', {
      'course.yaml': 'title: Scripts\nsize: "4:3"\n',
      'decks/main.yaml': `title: Scripts\nslides:\n${[...statements, points].join('\n')}\n`,
    })
    const { code, stderr } = await deckhand(['build', '--root', root, '--out', at('scripts-out')])
    expect([code, stderr]).toEqual([0, ''])
    pdf = await readFile(at('scripts-out/main/slides.pdf'))
    slides = await renderPdf(pdf, 1)
    empty = ink(slides[0], middle)
  })

  test.each(texts)('%s has ink on its slide', (script, text) => {
    const page = slides[texts.findIndex(([name]) => name === script) + 1]
    expect(ink(page, middle)).toBeGreaterThan(empty + 150 * [...text.replaceAll(' ', '')].length)
  })

  test('every one in the font that it should have, on the slides and on the handout', async () => {
    const handout = await fontNames(await readFile(at('scripts-out/main/handout.pdf')))
    const names = await fontNames(pdf)
    for (const [script, , font] of texts) {
      expect(names, script).toMatch(font)
      expect(handout, script).toMatch(font)
    }
  })

  test('slides of 4:3 are pages of 960 × 720 px', async () => {
    const document = await PDFDocument.load(pdf, { updateMetadata: false })
    for (const page of document.getPages()) expect([page.getWidth(), page.getHeight()]).toEqual([720, 540])
  })
})

test.each([
  ['deckhand-dark', '16:9'],
  ['deckhand', '4:3'],
  ['chalk', '4:3'],
])('the lecture fits, and is legible, in the theme %s at %s', async (theme, size) => {
  const name = `${theme}-${size.replace(':', 'x')}`
  await mkdir(at(name))
  const root = await copyLecture(at(name))
  const course = await readFile(join(root, 'course.yaml'), 'utf8')
  await writeFile(join(root, 'course.yaml'), course.replace('theme: deckhand\n', `theme: ${theme}\nsize: "${size}"\n`))
  const { code, stdout } = await deckhand(['check', '--root', root, '--format', 'json'])
  expect(stdout).not.toMatch(/"code": ?"slides\//)
  expect(code).toBe(0)
})

test('fonts of the course set slides and handout, and its logo stands clear of titles and page numbers', async () => {
  const root = await writeCourse('look', {
    'course.yaml': `title: A look
look:
  accent: "#7a1f5c"
  logo: { src: logo.svg, alt: The logo }
  fonts:
    text: { regular: fonts/text.ttf, bold: fonts/bold.ttf }
`,
    'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="40" height="10"><rect width="40" height="10"/></svg>',
    'decks/main.yaml': `title: A deck
slides:
  - layout: title
  - { layout: points, title: Words, items: [Some **bold** words, Σ and Ж] }
`,
  })
  await mkdir(join(root, 'fonts'))
  const fonts = {
    text: 'source-code-pro/400Regular/SourceCodePro_400Regular.ttf',
    bold: 'source-code-pro/700Bold/SourceCodePro_700Bold.ttf',
  }
  for (const [name, file] of Object.entries(fonts))
    await cp(require.resolve(`@expo-google-fonts/${file}`), join(root, 'fonts', `${name}.ttf`))
  for (const out of ['look-1', 'look-2'])
    expect(await deckhand(['build', '--root', root, '--out', at(out)])).toMatchObject({ code: 0, stderr: '' })
  const pdf = await readFile(at('look-1/main/slides.pdf'))
  expect(await fontNames(pdf)).toMatch(/SourceCodePro-Bold/)
  expect(await fontNames(pdf)).not.toMatch(/SourceSans3/)
  expect(await fontNames(await readFile(at('look-1/main/handout.pdf')))).toMatch(/CourseText-400/)
  const [title, words] = await renderPdf(pdf, 1)
  // On its plate on the title slide; in the corner, above the line of the title, on the other.
  expect(ink(title, [0.05, 0.06, 0.3, 0.2])).toBeGreaterThan(1000)
  expect(ink(words, [0.8, 0.02, 0.95, 0.07])).toBeGreaterThan(500)
  for (const file of ['slides.pdf', 'slides.html', 'thumbnail.svg', 'handout.pdf', 'slides.md']) {
    expect(Buffer.compare(await readFile(at('look-1/main', file)), await readFile(at('look-2/main', file))), file).toBe(0)
  }
  const manifest = await readFile(at('look-1/manifest.json'), 'utf8')
  expect(manifest).not.toContain(folder.path)
  expect(manifest).toContain('fonts/bold.ttf')
})

test('a chart is the same on a slide that is read from the right', async () => {
  const deck = (language: string): string => `title: A deck
language: ${language}
slides:
  - { layout: chart, title: Title, kind: bar, query: { from: makers }, x: { field: n }, y: { field: name } }
`
  const root = await writeCourse('sides', {
    'course.yaml': 'title: Sides\ncollections: { makers: { source: data/makers.yaml } }\n',
    'data/makers.yaml': '- { name: Google DeepMind, n: 3 }\n- { name: Meta, n: 2 }\n',
    'decks/left.yaml': deck('en'),
    'decks/right.yaml': deck('he'),
  })
  expect(await deckhand(['build', '--root', root, '--out', at('sides-out'), '--only', 'pdf'])).toMatchObject({ code: 0 })
  const [left, right] = await Promise.all(
    ['left', 'right'].map(async (name) => renderPdf(await readFile(at('sides-out', name, 'slides.pdf')), 1)),
  )
  expect(ink(right?.[0], middle)).toBe(ink(left?.[0], middle))
})

test('a font package beside the course is found and used', async () => {
  const root = await writeCourse('beside', {
    'course.yaml': 'title: Beside\nlanguage: th\n',
    'decks/main.yaml': 'title: ไทย\nslides:\n  - { layout: statement, text: ไทย }\n',
    'node_modules/@expo-google-fonts/noto-sans-thai/package.json': '{ "name": "@expo-google-fonts/noto-sans-thai", "version": "0.0.0" }',
  })
  const weight = join(root, 'node_modules/@expo-google-fonts/noto-sans-thai/400Regular')
  await mkdir(weight)
  // Any font will do to see that it is asked: what it lacks is told, without naming the package that is there.
  await cp(
    require.resolve('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
    join(weight, 'NotoSansThai_400Regular.ttf'),
  )
  const { stdout } = await deckhand(['check', '--root', root, '--format', 'json'])
  expect(stdout).toContain('font/missing-glyph')
  expect(stdout).not.toContain('npm install')
})

test('a chart of one series takes the accent of the course', async () => {
  const root = await writeCourse('accent', {
    'course.yaml': 'title: T\nlook: { accent: "#7a1f5c" }\ncollections: { m: { source: m.yaml } }\n',
    'm.yaml': '- { name: One, n: 8 }\n- { name: Two, n: 5 }\n',
    'decks/a.yaml':
      'title: T\nslides:\n  - { layout: chart, title: T, kind: bar, query: { from: m }, x: { field: n }, y: { field: name } }\n',
  })
  const { code, stderr } = await deckhand(['build', '--root', root, '--out', at('accent-out'), '--only', 'pdf'])
  expect(code, stderr).toBe(0)
  const [page] = await renderPdf(await readFile(at('accent-out/a/slides.pdf')), 0.5)
  let accent = 0
  for (let pixel = 0; pixel < (page?.rgba.length ?? 0); pixel += 4) {
    if ([0x7a, 0x1f, 0x5c].every((part, index) => Math.abs((page?.rgba[pixel + index] ?? 0) - part) < 4)) accent++
  }
  // Two bars of a page's fourth in all.
  expect(accent / ((page?.width ?? 1) * (page?.height ?? 1))).toBeGreaterThan(0.05)
})
