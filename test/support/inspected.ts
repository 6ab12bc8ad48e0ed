import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { type Finding, type FitResult, findings, fitResults } from '../../src/model/inspection.ts'
import type { PrintBrowser } from '../../src/print/browser.ts'
import { startLocal } from './browser.ts'

const css = `
body { margin: 0; }
section { --fit-steps: 2; --split-step: 1; --safe: 20px 40px 30px; position: relative; width: 1280px; height: 720px; box-sizing: border-box;
  padding: 60px 80px; overflow: hidden; font: 30px/1.3 sans-serif; color: #111; background: #fff; }
section.fit-1 { font-size: 26px; }
section.fit-2 { font-size: 20px; }
p, h2, ul, table { margin: 0 0 10px; }
footer { position: absolute; left: 80px; bottom: 20px; font-size: 18px; }
`

/** The inspector in a real browser, for the tests of one file. Give it slides' inner HTML, or whole sections, which may stand in something. */
export function inspector(): {
  fit: (...slides: string[]) => Promise<FitResult[]>
  find: (...slides: string[]) => Promise<Finding[]>
} {
  let browser: PrintBrowser | undefined
  beforeAll(async () => {
    browser = await startLocal(readFile(join(packageRoot, 'dist/inspect.js'), 'utf8'))
  })
  afterAll(() => browser?.close())
  const ask = async (name: string, slides: readonly string[]): Promise<unknown> => {
    const page = browser?.open()
    const sections = slides.map((slide, index) =>
      slide.includes('<section')
        ? slide.replace('<section', `<section id="${index + 1}"`)
        : `<section id="${index + 1}">${slide}</section>`,
    )
    await page?.show(
      `<!doctype html><html lang="en"><style>${css}</style><body><main class="deck">${sections.join('')}</main></body></html>`,
    )
    const answer = await page?.ask(
      name,
      slides.map((_, index) => index),
    )
    await page?.close()
    return answer
  }
  return {
    fit: async (...slides) => fitResults.parse(await ask('deckhandFit', slides)),
    find: async (...slides) => findings.parse(await ask('deckhandFindings', slides)),
  }
}
