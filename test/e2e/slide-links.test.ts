import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { deckhand, temporaryFolder } from '../support/cli.ts'

const deck = `title: A deck
slides:
  - layout: statement
    text: "[see there](#results)"
  - layout: quiz
    question: Which?
    answer: This
  - layout: statement
    each: { from: models }
    id: results
    text: Found
`

test('a link to a slide leads to its first page, on screen and in the PDF; on paper it is words', async () => {
  await using folder = await temporaryFolder()
  const root = folder.path
  await mkdir(join(root, 'decks'))
  await mkdir(join(root, 'data'))
  await writeFile(join(root, 'course.yaml'), 'title: A course\ncollections: { models: { source: data/models.yaml } }\n')
  await writeFile(join(root, 'data/models.yaml'), '[{ name: A }, { name: B }]\n')
  await writeFile(join(root, 'decks/main.yaml'), deck.replace('layout: statement\n', 'layout: statement\n    handout: keep\n'))
  const run = await deckhand(['build', '--root', root, '--out', join(root, 'out')])
  expect(run.code, run.stderr).toBe(0)

  expect(await readFile(join(root, 'out/main/slides.pdf'), 'latin1')).toContain('/Dest /results')
  expect(await readFile(join(root, 'out/main/handout.pdf'), 'latin1')).not.toContain('#results')

  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
    await page.goto(pathToFileURL(join(root, 'out/main/slides.html')).href)
    await page.click('.current a')
    expect(await page.$eval('.current', (slide) => slide.getAttribute('aria-label'))).toBe('4 of 5')
    await page.goBack()
    expect(await page.$eval('.current', (slide) => slide.getAttribute('aria-label'))).toBe('1 of 5')
  } finally {
    await browser.close()
  }
})
