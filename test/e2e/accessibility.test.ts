import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { builtLecture } from '../support/lecture.ts'

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

const run = `axe.run().then(({ violations, passes }) => ({
  violations,
  contrasts: passes.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes).length,
}))`

test('axe-core finds no violation: all slides of both decks as an article, the player, and the index', async () => {
  const out = await builtLecture()
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8')
  const browser = await openBrowser()
  try {
    for (const file of ['foundation-models/slides.html', 'model-landscape/slides.html', 'index.html']) {
      const page = await browser.newPage()
      await page.setViewport({ width: 1280, height: 720 })
      await page.goto(`file://${join(out, file)}`)
      await page.evaluate(axe)
      // As the player shows it, then all slides under each other.
      for (const prepare of ['', "document.body.classList.remove('playing')"]) {
        await page.evaluate(prepare)
        const { violations, contrasts } = (await page.evaluate(run)) as { violations: Violation[]; contrasts: number }
        expect(contrasts, `${file}: how many contrasts it could tell`).toBeGreaterThan(prepare === '' ? 2 : file === 'index.html' ? 2 : 100)
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`),
          file,
        ).toEqual([])
      }
      await page.close()
    }
  } finally {
    await browser.close()
  }
})
