// How long slides take from opening the file to the first key that they obey, beside Marp CLI's own page of the same slides.md
// in the same browser: in turn, fifteen times each. Prints medians in ms, and their ratio; run it with `npm run bench:open`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const deck = 'foundation-models'
const runs = Number(process.argv[2] ?? 15)
const { version } = JSON.parse(
  readFileSync(join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../../package.json'), 'utf8'),
)
const embedded = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'deckhand', `chromium-${version}-2`)
process.env.FONTCONFIG_FILE = join(embedded, 'fonts.conf')
const work = mkdtempSync(join(tmpdir(), 'deckhand-bench-'))

// Deckhand first: it unpacks the browser where that has not been done.
node('dist/main.js', 'build', deck, '--root', 'content', '--out', work, '--only', 'md,html')
const ours = join(work, deck, 'slides.html')
const theirs = join(work, deck, 'marp.html')
node('node_modules/@marp-team/marp-cli/marp-cli.js', join(work, deck, 'slides.md'), '--theme-set', 'themes', '-o', theirs)

const browser = await puppeteer.launch({
  executablePath: join(embedded, 'chromium'),
  headless: 'shell',
  pipe: true,
  args: ['--no-sandbox', '--disable-gpu'],
})
// The first page of a browser pays for its start.
await open(ours)
const times = { ours: [], theirs: [] }
for (let run = 0; run < runs; run++) {
  times.ours.push(await open(ours))
  times.theirs.push(await open(theirs))
}
await browser.close()

const rows = { Deckhand: [times.ours, ours], 'Marp CLI': [times.theirs, theirs] }
console.log('| | first key obeyed | size |\n| --- | --- | --- |')
for (const [name, [list, file]] of Object.entries(rows)) {
  console.log(`| ${name} | ${median(list).toFixed(0)} ms | ${Math.round(statSync(file).size / 1000)} KB |`)
}
const ratio = median(times.ours) / median(times.theirs)
console.log(`\nDeckhand takes ${ratio.toFixed(2)} of what Marp CLI's page takes.`)
rmSync(work, { recursive: true, force: true })

function node(...args) {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args[0]} failed: ${stderr}`)
}

/** When, in ms after the browser went to the file, a key led to the second slide. */
async function open(file) {
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 720 })
  await page.evaluateOnNewDocument(pressUntilObeyed)
  await page.goto(pathToFileURL(file).href)
  const time = await (await page.waitForFunction('window.obeyed')).jsonValue()
  await page.close()
  return time
}

/** Runs in the page before anything of it: both name the slide in the address as soon as they have gone to it. */
function pressUntilObeyed() {
  const pressing = setInterval(() => {
    const { body } = document
    if (!body) return
    body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }))
    if (!/^#\/?2$/.test(location.hash)) return
    window.obeyed = performance.now()
    clearInterval(pressing)
  }, 1)
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}
