// The least that any tool must do to make slides of a slides.md: start the browser while Marp loads, render, set the document, print.
// No course, no queries, no references, no fonts of its own, no handout. It calibrates bench/cold-build.mjs to the machine.
// node bench/bare.mjs slides.md BROWSER OUT
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [input, browser, out] = process.argv.slice(2)
const profile = mkdtempSync(join(tmpdir(), 'bare-'))
const child = spawn(browser, ['--headless', '--no-sandbox', '--remote-debugging-pipe', '--disable-gpu', `--user-data-dir=${profile}`], {
  stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
})

const [{ Marp }, { Connection }] = await Promise.all([import('@marp-team/marp-core'), import('puppeteer-core/internal/cdp/Connection.js')])
const marp = new Marp({ script: false, emoji: { unicode: false, shortcode: false } })
for (const name of readdirSync('themes').sort().reverse()) marp.themeSet.add(readFileSync(join('themes', name), 'utf8'))
const { html, css } = marp.render(readFileSync(input, 'utf8'))
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Slides</title><style>${css}</style></head><body>${html}</body></html>`
writeFileSync(`${out}.html`, page)

const transport = { send: (message) => child.stdio[3].write(`${message}\0`), close: () => undefined }
let rest = ''
child.stdio[4].setEncoding('utf8').on('data', (chunk) => {
  const messages = (rest + chunk).split('\0')
  rest = messages.pop()
  for (const message of messages) transport.onmessage?.(message)
})
const connection = new Connection('', transport)
const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' })
const { targetInfo } = await connection.send('Target.getTargetInfo', { targetId })
const session = await connection.createSession(targetInfo)
const { frameTree } = await session.send('Page.getFrameTree')
await session.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html: page })
await session.send('Runtime.evaluate', { expression: 'document.fonts.ready.then(() => {})', awaitPromise: true })
const pdf = await session.send('Page.printToPDF', {
  printBackground: true,
  preferCSSPageSize: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
})
writeFileSync(`${out}.pdf`, Buffer.from(pdf.data, 'base64'))
child.kill('SIGKILL')
await new Promise((resolve) => child.once('exit', resolve))
rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
