import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { packageRoot } from '../../src/build/paths.ts'
import { openBrowser } from '../support/browser.ts'
import { type Run, deckhand, temporaryFolder } from '../support/cli.ts'

// What falls off the slide elsewhere: test/stress/decks/stress.yaml. Every word of it must be on the pages, whole.
const root = join(packageRoot, 'test/stress')
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let built: Run

beforeAll(async () => {
  folder = await temporaryFolder()
  built = await deckhand(['build', '--root', root, '--out', folder.path, '--only', 'md,html,pdf', '-v'])
})
afterAll(() => folder[Symbol.asyncDispose]())

const output = (name: string): Promise<Buffer> => readFile(join(folder.path, name))
const letters = (text: string): string => text.replaceAll(/[\s\ufffe\u00ad-]/g, '')

describe('the stress deck', () => {
  test('every text of the source is in the PDF, and in its order', async () => {
    const source: unknown = load(await readFile(join(root, 'decks/stress.yaml'), 'utf8'))
    const pages = await renderPdf(await output('stress/slides.pdf'), 0.1)
    const printed = letters(pages.map(({ text }) => text).join('\n'))
    for (const slide of slidesOf(source)) {
      let from = 0
      for (const text of textsOf(slide).map(letters)) {
        // What has no glyph is told, and is not in the PDF.
        if (/\p{Script=Han}/u.test(text)) continue
        const at = printed.indexOf(text, from)
        expect(at, text).toBeGreaterThanOrEqual(0)
        from = at
      }
    }
    expect(built.stderr).toContain('font/missing-glyph')
  })

  test('every line of text, picture and table stands whole on its page', async () => {
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      await page.emulateMediaType('print')
      await page.setViewport({ width: 1280, height: 720 })
      await page.setContent(String(await output('stress/slides.html')))
      // Written anew here, and not by what fitting measures with.
      const outside = await page.evaluate(outsideOfPages)
      expect(outside).toEqual([])
    } finally {
      await browser.close()
    }
  })

  test('no ink touches the edge of a page', async () => {
    const pages = await renderPdf(await output('stress/slides.pdf'), 0.5)
    pages.forEach(({ width, height, rgba }, index) => {
      const inked: number[] = []
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const edge = x < 20 || y < 8 || x >= width - 20 || y >= height - 8
          if (edge && (rgba[(y * width + x) * 4] ?? 255) < 200) inked.push(y)
        }
      }
      expect(inked, `page ${index + 1}`).toEqual([])
    })
  })

  test('parts are balanced, none has a lone item, and each page of a table has its header', async () => {
    const markdown = String(await output('stress/slides.md'))
    const pages = markdown.split(/^---$/m).slice(2)
    const rows = pages.filter((page) => page.includes('## Sixty rows')).map((page) => page.match(/^\| \d+ \|/gm)?.length ?? 0)
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(60)
    expect(Math.max(...rows) - Math.min(...rows)).toBeLessThanOrEqual(1)
    expect(pages.filter((page) => page.includes('| Number | Name |')).length).toBe(rows.length)
    const items = pages.filter((page) => page.includes('## Forty items')).map((page) => page.match(/^- /gm)?.length ?? 0)
    expect(items.reduce((sum, count) => sum + count, 0)).toBe(40)
    expect(Math.min(...items)).toBeGreaterThan(1)
    expect(built.stdout).toMatch(/slide 1 \(decks\/stress\.yaml:3\) set in step \d of the theme's scale, goes on over \d pages/)
  })

  test('built again, with what fitting came to already known, it is the same to the byte', async () => {
    const names = ['slides.md', 'slides.html', 'slides.pdf', 'thumbnail.svg'].map((name) => `stress/${name}`)
    const before = await Promise.all(names.map(output))
    await deckhand(['build', '--root', root, '--out', folder.path, '--only', 'md,html,pdf'])
    expect((await Promise.all(names.map(output))).map((bytes, index) => bytes.equals(before[index] ?? Buffer.of()))).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  test('what neither tightening nor parting helps is an error at its slide, and its deck is not written', async () => {
    expect(built.code).toBe(1)
    expect(built.stderr).toMatch(
      /decks\/words\.yaml:3:5 error slides\/overflow it overflows by \d+ px after tightening to \d+ px, step 5 of 5/,
    )
    await expect(output('words/slides.html')).rejects.toThrow('ENOENT')
  })
})

function slidesOf(deck: unknown): unknown[] {
  const slides: unknown = typeof deck === 'object' && deck !== null ? Reflect.get(deck, 'slides') : undefined
  return Array.isArray(slides) ? slides : []
}

const ignored = ['layout', 'notes', 'image', 'alt', 'language']

/** All texts of a slide that are shown, in the order in which they stand. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) =>
    ignored.includes(name) ? [] : name === 'code' ? String(part).split('\n') : textsOf(part),
  )
}

/** Runs in the browser: what stands outside its page, or is cut by a box of its own. */
const outsideOfPages = `(() => {
  const found = []
  for (const section of document.querySelectorAll('section[id]')) {
    const frame = section.getBoundingClientRect()
    const walk = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(walk.currentNode)
      for (const box of range.getClientRects()) {
        const inside = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
        if (!inside && box.width > 0) found.push(section.id + ': ' + walk.currentNode.textContent)
      }
    }
    for (const element of section.querySelectorAll('img, table, pre, li')) {
      const box = element.getBoundingClientRect()
      if (box.bottom > frame.bottom - 30 || box.right > frame.right - 30 || box.left < frame.left + 30) found.push(section.id + ': ' + element.localName)
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible') found.push(section.id + ': scrolls')
    }
  }
  return found
})()`
