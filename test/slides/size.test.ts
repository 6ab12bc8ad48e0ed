import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { renderSlides } from '../support/course.ts'

test("the player's script and styles stay below 40 KB, gzipped", () => {
  const [script, css] = ['player.js', 'player.css'].map((name) => readFileSync(join(packageRoot, 'dist', name)))
  expect(gzipSync(script ?? '').length + gzipSync(css ?? '').length).toBeLessThan(40_000)
})

/** Five kinds of slides, four of each: text, a table, code, a chart and formulas of all sizes. */
const five = `
  - layout: points
    title: What is **said**
    items: ["Some *words* with a \`name\`, and what they mean [@one2020]", Another point that goes on for a while, "And $x^2$"]
    notes: What is said beside it, and why it matters, in a sentence or two.
  - layout: table
    title: Models
    query: { from: models, columns: [{ header: Model, field: name }, { header: Maker, field: maker }] }
  - layout: code
    title: A function
    language: python
    code: |
      def area(radius):
          """The area of a circle."""
          return 3.14159 * radius ** 2
  - layout: chart
    title: Models by year
    kind: bar
    query: { from: models, where: { year: { exists: true } } }
    x: { field: name }
    y: { field: year }
  - { layout: math, title: Loss, tex: '\\mathcal{L}(\\theta) = -\\sum_{t=1}^{T} \\log \\left( \\frac{p_\\theta(x_t)}{\\mathbb{R}} \\right)' }
`

test('a deck of twenty slides with formulas, code and charts is less than 400 KB with its fonts, and allows no script but the player', async () => {
  const { page } = await renderSlides(five.repeat(4))
  const { html } = await page.finish()
  expect(html.match(/<div class="slide"/g)).toHaveLength(20)
  expect(html.length).toBeLessThan(400_000)
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? []
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; /)
  expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/)
})
