// Makes the pictures of what moves: the player, the presenter view, and the pages of deckhand serve. npm run screens
// They are taken in an installed Chrome or Chromium, with that machine's own fonts round the slides, so no test compares them.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { once } from 'node:events'
import puppeteer from 'puppeteer-core'

const pictures = 'docs/pictures/screens'
const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser']
const installed = names.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))).find(existsSync)
const executablePath = process.env.DECKHAND_BROWSER ?? installed
if (executablePath === undefined) {
  console.error('there is no Chrome or Chromium here: name one in DECKHAND_BROWSER')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'deckhand-screens-'))
mkdirSync(pictures, { recursive: true })
const browser = await puppeteer.launch({ executablePath, pipe: true, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
let serving
try {
  const root = join(folder, 'content')
  cpSync('content', root, { recursive: true, filter: (path) => !path.endsWith('.deckhand') })
  commit(folder)
  serving = await serve(root)
  await player(`${serving.url}foundation-models/slides.html`)
  await presenter(`${serving.url}foundation-models/slides.html?presenter`)
  edit(join(root, 'data/models.yaml'), 'name: GPT-4o\n', 'name: GPT-4 omni\n')
  await course(serving.url)
  await screen('workbench', { width: 1440, height: 810 }, `${serving.url}foundation-models/`, async (page) => {
    await page.waitForNetworkIdle()
  })
  edit(join(root, 'decks/foundation-models.yaml'), 'layout: definition', 'layout: defintion')
  await screen('faults', { width: 1280, height: 720 }, `${serving.url}foundation-models/slides.html#/5`, async (page) => {
    await page.waitForFunction(() => document.documentElement.outerHTML.includes('defintion') || document.querySelector('[class*=overlay]'))
    await pause(300)
  })
} finally {
  serving?.process.kill('SIGINT')
  await browser.close()
  if (serving) await once(serving.process, 'exit')
  rmSync(folder, { recursive: true, force: true })
}

async function player(url) {
  const size = { width: 1280, height: 720 }
  await screen('player', size, `${url}#/12`, async (page) => {
    await page.mouse.move(500, 300)
    await page.mouse.move(520, 320)
  })
  await screen('overview', size, `${url}#/12`, (page) => page.keyboard.press('o'))
  await screen('search', size, `${url}#/12`, async (page) => {
    await page.keyboard.press('/')
    await page.keyboard.type('emergent')
  })
  await screen('reading', size, `${url}#/12`, (page) => page.keyboard.press('r'))
}

/** The clock of the page stands at a time of its own, so that the minutes of the lecture are not those of the making of its picture. */
async function presenter(url) {
  await screen('presenter', { width: 1280, height: 800 }, `${url}#/5`, async (page) => {
    await page.keyboard.press('ArrowRight')
    await page.evaluate(() => (window.later = 9.2 * 60_000))
    await pause(1200)
  })
}

async function course(url) {
  await screen('course', { width: 1280, height: 1500 }, url, async (page) => {
    await page.waitForFunction(() => document.body.textContent.includes('Changed since'), { timeout: 20_000 })
    await pause(300)
  })
}

async function screen(name, viewport, url, prepare) {
  const page = await browser.newPage()
  await page.setViewport(viewport)
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  await page.evaluateOnNewDocument(() => {
    const real = Date.now
    const start = real()
    window.later = 0
    const now = () => new Date(2026, 10, 24, 10, 15).getTime() + real() - start + window.later
    window.Date = class extends Date {
      constructor(...parts) {
        super(...(parts.length === 0 ? [now()] : parts))
      }
      static now() {
        return now()
      }
    }
  })
  await page.goto(url)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await prepare(page)
  await pause(200)
  writeFileSync(join(pictures, `${name}.png`), await page.screenshot())
  await page.close()
  console.log(`wrote ${join(pictures, `${name}.png`)}`)
}

async function serve(root) {
  const command = spawn(process.execPath, ['dist/main.js', 'serve', '--root', root, '--out', join(folder, 'out'), '--port', '4790'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise((resolve, reject) => {
    let told = ''
    command.stdout.setEncoding('utf8').on('data', (text) => {
      told += text
      const [url] = /http:\/\/\S+\//.exec(told) ?? []
      if (url !== undefined && / in \d+ ms/.test(told)) resolve(url)
    })
    command.on('exit', () => reject(new Error(`serve ended: ${told}`)))
  })
  return { process: command, url }
}

function commit(where) {
  const git = (...parts) => execFileSync('git', ['-c', 'user.name=d', '-c', 'user.email=d@example.org', ...parts], { cwd: where })
  writeFileSync(join(where, '.gitignore'), 'out/\n.deckhand/\n')
  git('init', '-q')
  git('add', '-A')
  git('commit', '-qm', 'course')
}

function edit(file, before, after) {
  const text = readFileSync(file, 'utf8')
  if (!text.includes(before)) throw new Error(`${file} has no '${before.trim()}'`)
  writeFileSync(file, text.replace(before, after))
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
