import { createServer } from 'node:http'
import { readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { type PrintBrowser, startBrowser } from '../../src/print/browser.ts'
import { findBrowser } from '../../src/print/find-browser.ts'
import { pinDates } from '../../src/print/pin-dates.ts'
import { pinNodes } from '../../src/print/pin-nodes.ts'
import { connectRemote } from '../../src/print/remote.ts'
import { startLocal } from '../support/browser.ts'
import { temporaryFolder } from '../support/cli.ts'
import { type RemoteForTests, startRemote } from '../support/remote.ts'

const css = '<style>@page { size: 1280px 720px; margin: 0 } body { margin: 0; font: 40px sans-serif }</style>'

describe.each(['here', 'elsewhere'])('the printing browser %s', (where) => {
  let remote: RemoteForTests | undefined
  let browser: PrintBrowser
  beforeAll(async () => {
    if (where === 'here') browser = await startLocal()
    else {
      const { address } = (remote = await startRemote())
      browser = startBrowser((signal) => connectRemote({ address: new URL(address) }, signal), Promise.resolve(''), 60_000)
    }
  })
  afterAll(async () => {
    await browser.close()
    await remote?.[Symbol.asyncDispose]()
  })

  const print = async (body: string): Promise<string> => {
    const page = browser.open()
    await page.show(`<!doctype html><html lang="en"><head><title>T</title>${css}</head><body>${body}</body></html>`)
    const pdf = await page.print('2026-11-01')
    await page.close()
    return (await renderPdf(pdf, 0.1)).map((page) => page.text).join(' ')
  }

  test('runs no script, reaches no network and reads no file', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('<svg xmlns="http://www.w3.org/2000/svg"/>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await using folder = await temporaryFolder()
    const secret = join(folder.path, 'secret.html')
    await writeFile(secret, '<p>SECRET</p>')
    const text = await print(`
      <p id="p">untouched</p>
      <script>document.getElementById('p').textContent = 'SCRIPTED'</script>
      <img src="http://127.0.0.1:${port}/image" onerror="document.getElementById('p').textContent = 'HANDLED'">
      <link rel="stylesheet" href="http://127.0.0.1:${port}/style">
      <iframe src="http://127.0.0.1:${port}/frame"></iframe>
      <iframe src="${pathToFileURL(secret).href}"></iframe>
      <object data="${pathToFileURL(secret).href}"></object>
      <meta http-equiv="refresh" content="0; url=http://127.0.0.1:${port}/refresh">`)
    await new Promise((resolve) => server.close(resolve))
    expect(text).toContain('untouched')
    expect(text).not.toMatch(/SCRIPTED|HANDLED|SECRET/)
    expect(asked).toEqual([])
  })

  test('a page that would go elsewhere stays, however long it is shown', async () => {
    const page = browser.open()
    const elsewhere = '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/refresh">'
    await page.show(`<!doctype html><html lang="en"><head><title>T</title>${css}</head><body><p>untouched</p>${elsewhere}</body></html>`)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const pdf = await page.print('2026-11-01')
    await page.close()
    expect((await renderPdf(pdf, 0.1)).map(({ text }) => text).join(' ')).toContain('untouched')
  })

  test('prints several pages at once, each its own', async () => {
    const texts = await Promise.all(['one', 'two', 'three'].map((word) => print(`<p>page ${word}</p>`)))
    expect(texts.map((text) => text.trim())).toEqual(['page one', 'page two', 'page three'])
  })
})

test('a closed browser leaves no folder behind', async () => {
  const before = new Set(await readdir(tmpdir()))
  const browser = await startLocal()
  const page = browser.open()
  await page.show('<p>x</p>')
  const own = (await readdir(tmpdir())).filter((name) => name.startsWith('deckhand-browser-') && !before.has(name))
  expect(own.length).toBeGreaterThan(0)
  await browser.close()
  const left = await readdir(tmpdir())
  // Other tests run browsers of their own at the same time: of those that appeared during ours, at least one is gone.
  expect(own.some((name) => !left.includes(name))).toBe(true)
})

test('dates are pinned without moving a byte', () => {
  const pdf = Buffer.from("x /CreationDate (D:20261124060409+00'00')\n/ModDate (D:20261124060409+00'00')>> y", 'latin1')
  expect(Buffer.from(pinDates(pdf, '2025-03')).toString('latin1')).toBe(
    "x /CreationDate (D:20250301000000+00'00')\n/ModDate (D:20250301000000+00'00')>> y",
  )
})

test('elements of the structure are numbered from 1, in their order, without moving a byte', () => {
  const pdf = Buffer.from(
    '/ID (node00000427) /ID (node00000059) /Headers [(node00000059)]\n' +
      '<</Limits [(node00000059) (node00000427)]\n/Names [(node00000059) 115 0 R (node00000427) 2 0 R]>> (node1)',
    'latin1',
  )
  const pinned = Buffer.from(pinNodes(pdf)).toString('latin1')
  expect(pinned).toBe(
    '/ID (node00000001) /ID (node00000002) /Headers [(node00000002)]\n' +
      '<</Limits [(node00000001) (node00000002)]\n/Names [(node00000001) 2 0 R (node00000002) 115 0 R]>> (node1)',
  )
  expect(pinned).toHaveLength(pdf.length)
})

test.each([
  ['/nowhere/chrome', "there is no browser '/nowhere/chrome'"],
  [import.meta.filename, 'is not a program'],
])('%s is no browser', async (path, problem) => {
  const search = await findBrowser(path, {})
  expect('problem' in search && search.problem).toContain(problem)
})
