// From save to pixels: the lecture is served and shown in a real browser; the title of a slide is changed again and again, by a file that is
// renamed into the place of the deck. Prints the milliseconds from just before the save until the first frame that shows the new title was painted,
// and its parts. Needs `npm run build`. Run it with `npm run bench:live -- [RUNS] [SLIDE]`.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import puppeteer from 'puppeteer-core'
import { fromSources, unbundled } from './from-sources.mjs'

const runs = Number(process.argv[2] ?? 20)
const slide = Number(process.argv[3] ?? 5)
const deckName = 'foundation-models'
/** Clocks of all processes, in ms since 1970. */
const now = () => performance.timeOrigin + performance.now()

const { findBrowser } = await fromSources('live', "export { findBrowser } from './src/print/find-browser.ts'", { external: unbundled })
const folder = mkdtempSync(join(tmpdir(), 'deckhand-bench-'))
cpSync('content', join(folder, 'content'), { recursive: true, filter: (path) => basename(path) !== '.deckhand' })
const deckFile = join(folder, `content/decks/${deckName}.yaml`)

const server = spawn(process.execPath, [resolve('dist/main.js'), 'serve', '--port', '0'], {
  cwd: folder,
  stdio: ['ignore', 'pipe', 'inherit'],
})
let told = ''
const until = (pattern) =>
  new Promise((done, fail) => {
    const look = () => pattern.exec(told) && done(pattern.exec(told))
    server.stdout.on('data', look)
    server.on('exit', () => fail(new Error(`it has ended: ${told}`)))
    look()
  })
server.stdout.setEncoding('utf8').on('data', (text) => (told += text))
const [, address] = await until(/at (http:\S+?):? /)
await until(/ ms/)

const search = await findBrowser(undefined, process.env)
const { path, embedded } = search.found
const browser = await puppeteer.launch({
  executablePath: path,
  headless: 'shell',
  pipe: true,
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  env: { ...process.env, ...(embedded && { FONTCONFIG_FILE: embedded.fontConfig }) },
  defaultViewport: { width: 1280, height: 720 },
})
const page = await browser.newPage()
await page.goto(`${address}${deckName}/slides.html#/${slide}`)
await page.evaluate(() => {
  const clock = () => performance.timeOrigin + performance.now()
  // A frame is painted when the next task after its callbacks runs.
  window.shows = (text) =>
    new Promise((done) => {
      const times = {}
      const heard = PerformanceObserver.supportedEntryTypes // touched so that the clock is warm
      void heard
      addEventListener('message', function hear({ data }) {
        if (data !== 'painted') return
        removeEventListener('message', hear)
        done({ ...times, painted: clock() })
      })
      document.addEventListener('deckhand:changed', function change() {
        if (!document.querySelector('.slide.current').textContent.includes(text)) return
        document.removeEventListener('deckhand:changed', change)
        times.applied = clock()
        requestAnimationFrame(() => postMessage('painted', '*'))
      })
    })
})

const text = readFileSync(deckFile, 'utf8')
const items = text.split(/^(?=  - layout:)/m)
const edited = (title) => items.map((item, index) => (index === slide ? item.replace(/title: .*/, `title: ${title}`) : item)).join('')
const times = []
for (let run = 0; run <= runs; run++) {
  const title = `Title ${String.fromCodePoint(97 + (run % 26))}${run} of a slide`
  const showing = page.evaluate((wanted) => window.shows(wanted), title)
  writeFileSync(`${deckFile}.new`, edited(title))
  const before = told.length
  const start = now()
  renameSync(`${deckFile}.new`, deckFile)
  const { applied, painted } = await showing
  while (!/ ms/.test(told.slice(before))) await new Promise((done) => server.stdout.once('data', done))
  const build = Number(/in (\d+) ms/.exec(told.slice(before))?.[1])
  // The first edit finds nothing warm.
  if (run > 0)
    times.push({
      'until it was applied': applied - start,
      'until it was painted': painted - start,
      'the whole build, PDFs and handouts too': build,
    })
  // What is compared with the commit is done by then.
  await new Promise((done) => setTimeout(done, 150))
}
const place = await page.evaluate(() => location.hash)
await browser.close()
server.kill('SIGINT')
await new Promise((done) => server.on('close', done))
rmSync(folder, { recursive: true, force: true })

console.log(`slide ${slide} of the lecture, ${runs} edits of its title; the page is at ${place}`)
for (const name of Object.keys(times[0])) {
  const sorted = times.map((each) => each[name]).sort((a, b) => a - b)
  const [least, median, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((time) => time.toFixed(1).padStart(6))
  console.log(`${name.padEnd(40)} least ${least}, median ${median}, most ${most} ms`)
}
