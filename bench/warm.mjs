// What a change costs in a process that stays warm: one field of one record is changed again and again, and the lecture, cut to 20 pages, is
// made anew with one open page of the browser. Prints the milliseconds of each stage; then, in builds as a watch makes them, when each output is
// written after the edit. Needs `npm run build`, for the thread of the handouts. Run it with `npm run bench:warm -- [RUNS] [SLIDES]`; 18 slides are 20 pages.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fromSources, unbundled } from './from-sources.mjs'

const runs = Number(process.argv[2] ?? 20)
const slides = Number(process.argv[3] ?? 18)
const deckName = 'foundation-models'
/** What a warm recompile by `typst watch` was measured to take on the machine that the figures of the docs are from, in ms. */
const typst = 15

const {
  loadCourse,
  fontReader,
  realWorld,
  slidesMaker,
  drawDeck,
  runBrowser,
  handoutMaker,
  documentDate,
  buildWith,
  openMeans,
  closeMeans,
} = await fromSources(
  'warm',
  `
export { loadCourse } from './src/build/load.ts'
export { fontReader } from './src/build/font-reader.ts'
export { realWorld } from './src/world/real.ts'
export { slidesMaker } from './src/build/make-slides.ts'
export { drawDeck } from './src/build/draw.ts'
export { runBrowser } from './src/build/browser.ts'
export { handoutMaker } from './src/build/make-handout.ts'
export { documentDate } from './src/build/document-date.ts'
export { buildWith } from './src/build/build.ts'
export { openMeans, closeMeans } from './src/build/means.ts'`,
  {
    // Beside the built thread of the handout, which is used as it is.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(resolve('dist/x.js')).href) },
    external: [...unbundled, 'fsevents', 'subset-font'],
  },
)

// The lecture alone, with its first slides.
const root = mkdtempSync(join(tmpdir(), 'deckhand-bench-'))
cpSync('content', root, { recursive: true })
rmSync(join(root, 'decks/model-landscape.yaml'))
const deckFile = join(root, `decks/${deckName}.yaml`)
const [head, ...items] = readFileSync(deckFile, 'utf8').split(/^(?=  - layout:)/m)
writeFileSync(deckFile, [head, ...items.slice(0, slides)].join(''))
const dataFile = join(root, 'data/models.yaml')
const models = readFileSync(dataFile, 'utf8')
let edits = 0
/** One field of one record says something else, and never the same twice. */
const edit = () => writeFileSync(dataFile, models.replace('name: GPT-4o\n', `name: GPT-4o v${100 + edits++}\n`))

const readFont = fontReader(realWorld)
const browser = runBrowser(undefined, realWorld)
// One page, as a watch keeps it.
let release = () => undefined
const page = await new Promise((resolve) => {
  void browser.use((opened) => (resolve(opened), new Promise((done) => (release = done))))
})
const handout = handoutMaker(readFont, { paint: true })
const stages = new Map()
/** The milliseconds of one stage, and how much of them this process worked. */
const timed = async (name, work) => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const made = await work()
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  const list = stages.get(name) ?? []
  list.push({ wall, cpu: (user + system) / 1000 })
  stages.set(name, list)
  return made
}

let maker
let pages
for (let run = 0; run < runs; run++) {
  edit()
  const loaded = await timed('read and compose', () => loadCourse(realWorld, { root }))
  const [deck] = loaded.decks
  if (!deck?.composed) throw new Error(JSON.stringify(loaded.diagnostics))
  const { composed } = deck
  // What stays warm is the maker: its templates, themes and fonts.
  maker ??= slidesMaker(realWorld, loaded.resources, readFont)
  const drawings = await timed('drawings', () => drawDeck(composed))
  const document = await timed('templates', () => maker.markdown(composed, new Map(), drawings))
  const made = await timed('Marp and page', () => maker.page(composed, document, { ...deck, drawings }))
  await timed('show', () => page.show(made.html))
  await timed('fit', () => page.ask('deckhandFit', document.slideOfPage))
  await timed('print', () => page.print(documentDate(composed)))
  await timed('finished page', () => made.finish())
  await timed('handout', () => handout.make(composed, deck.fonts, ['summary']))
  pages = document.slideOfPage.length
}
release()
await browser.close()
await handout.close()

const least = (name, kind) => Math.min(...stages.get(name).map((each) => each[kind]))
const median = (name, kind) =>
  stages
    .get(name)
    .map((each) => each[kind])
    .sort((a, b) => a - b)[Math.floor(runs / 2)]
const row = (name, first) =>
  `${name.padEnd(24)} first ${first.toFixed(0).padStart(5)}, then least ${least(name, 'wall').toFixed(1).padStart(6)}, median ${median(name, 'wall').toFixed(1).padStart(6)}; this process at work ${least(name, 'cpu').toFixed(1).padStart(6)} ms`
/** The first time is the cold one, of which only that is told. */
const tell = (name) => {
  const first = stages.get(name).shift()
  console.log(row(name, first.wall))
}
console.log(`the lecture, ${pages} pages, ${runs} runs`)
for (const name of stages.keys()) tell(name)

/** Builds again and again, and notes for each output when it was written, counted from the edit. */
const measure = async (title, only, outputs) => {
  const options = { root, out: join(root, 'out'), only }
  const means = openMeans(options, { kept: 1 })
  rmSync(join(root, '.deckhand'), { recursive: true, force: true })
  let start = 0
  let cpu = process.cpuUsage()
  const note = (name) => {
    const { user, system } = process.cpuUsage(cpu)
    const list = stages.get(name) ?? []
    list.push({ wall: performance.now() - start, cpu: (user + system) / 1000 })
    stages.set(name, list)
  }
  const write = async (path, bytes) => {
    await realWorld.write(path, bytes)
    const output = outputs.find((each) => path.endsWith(`/${deckName}/${each}`))
    if (output) note(`${title}: ${output}`)
  }
  for (let run = 0; run < runs; run++) {
    edit()
    ;[start, cpu] = [performance.now(), process.cpuUsage()]
    const { ok, diagnostics } = await buildWith(options, { ...means, world: { ...realWorld, write } })
    if (!ok) throw new Error(JSON.stringify(diagnostics))
    note(`${title}: all done`)
  }
  for (const name of stages.keys()) if (name.startsWith(`${title}:`)) tell(name)
  await closeMeans(means)
}

console.log('from an edit of one record until it is written, in builds as a watch makes them, of')
await measure('HTML alone', ['html'], ['slides.html'])
await measure('PDF alone', ['pdf'], ['slides.pdf'])
await measure('handout alone', ['handout'], ['handout.pdf'])
await measure('the three', ['html', 'pdf', 'handout'], ['slides.html', 'slides.pdf', 'handout.pdf'])
await measure('all', undefined, ['slides.html', 'slides.pdf', 'handout.pdf', 'guided.pdf', 'slides-handout.pdf', 'notes.pdf'])
const [html, pdf, paper] = ['slides.html', 'slides.pdf', 'handout.pdf'].map((output) => `the three: ${output}`)
console.log(
  `written after an edit, least: HTML ${least(html, 'wall').toFixed(0)} ms (${least(html, 'cpu').toFixed(0)} at work), PDF ${least(pdf, 'wall').toFixed(0)}, handout ${least(paper, 'wall').toFixed(0)}; typst watch recompiles 20 slides to their PDF in ${typst} ms here`,
)
rmSync(root, { recursive: true, force: true })
