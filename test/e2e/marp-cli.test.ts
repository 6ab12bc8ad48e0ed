import { chmod, cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { packageRoot } from '../../src/build/paths.ts'
import { localBrowser } from '../support/browser.ts'
import { run, temporaryFolder } from '../support/cli.ts'
import { builtLecture } from '../support/lecture.ts'

test('Marp CLI makes the same pages with the same text of slides.md and themes/', async () => {
  await using folder = await temporaryFolder()
  const at = (name: string): string => join(folder.path, name)
  const built = await builtLecture()
  const { path, embedded } = await localBrowser()
  const browser = at('browser')
  await writeFile(browser, `#!/bin/sh\nFONTCONFIG_FILE=${embedded?.fontConfig ?? ''} exec ${path} "$@"\n`)
  await chmod(browser, 0o755)
  const decks = ['foundation-models', 'model-landscape']
  for (const deck of decks)
    for (const name of ['slides.md', 'drawings']) await cp(join(built, deck, name), at(`${deck}/${name}`), { recursive: true })
  // Both by one browser; it writes its slides.pdf beside the Markdown.
  const { code, stderr } = await run(
    process.execPath,
    [
      join(packageRoot, 'node_modules/@marp-team/marp-cli/marp-cli.js'),
      ...decks.map((deck) => at(`${deck}/slides.md`)),
      '--theme-set',
      join(packageRoot, 'themes'),
      '--allow-local-files',
      '--pdf',
    ],
    { env: { CHROME_PATH: browser, CHROME_NO_SANDBOX: '1' } },
  )
  expect(code, stderr).toBe(0)
  for (const deck of decks) {
    const theirs = await renderPdf(await readFile(at(`${deck}/slides.pdf`)), 0.25)
    const ours = await renderPdf(await readFile(join(built, deck, 'slides.pdf')), 0.25)
    // Lines may break elsewhere (the browser hints its fonts otherwise there): the words are the same, page by page.
    const words = (pages: typeof ours): string[] =>
      pages.map((page) => {
        const text = page.text.replaceAll(/\s/g, '').replaceAll('\ufffe', '-')
        // The glyphs of a formula stand in no order but that of their places; Marp CLI fetches the fonts of its signs.
        return text.includes('∑') ? (text.match(/[\p{L}\d]/gu) ?? []).sort().join('') : text
      })
    expect(words(theirs)).toEqual(words(ours))
    // And so is the picture, but for such lines and the smoothing of edges.
    theirs.forEach((page, index) => {
      const own = ours[index]
      let differing = 0
      for (let pixel = 0; pixel < page.rgba.length; pixel += 4)
        if (Math.abs((page.rgba[pixel] ?? 0) - (own?.rgba[pixel] ?? 0)) > 80) differing++
      expect(differing / (page.rgba.length / 4), `${deck} ${index + 1}`).toBeLessThan(0.06)
    })
  }
})
