// What a change costs in a process that stays warm: one field of one record is changed again and again, and the lecture is made anew
// with one open page of the browser. Prints the milliseconds of each stage, the least of all runs, and what they come to
// for the HTML, the PDF and the handout. Run it with `npm run bench:warm -- [DECK] [RUNS] [SLIDES]`.
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [deckName = 'foundation-models', runsText = '20', slidesText = '0'] = process.argv.slice(2)
const runs = Number(runsText)

// Beside the project's libraries, which it loads.
const file = resolve('node_modules/.cache/deckhand-bench-warm.mjs')
await build({
  stdin: {
    contents: `
export { loadCourse } from './src/build/load.ts'
export { fontReader } from './src/build/font-reader.ts'
export { realWorld } from './src/world/real.ts'
export { slidesMaker } from './src/build/make-slides.ts'
export { drawDeck } from './src/build/draw.ts'
export { runBrowser } from './src/build/browser.ts'
export { handoutMaker } from './src/build/make-handout.ts'
export { documentDate } from './src/build/document-date.ts'
export { sha256 } from './src/build/hash.ts'`,
    resolveDir: '.',
  },
  outfile: file,
  bundle: true,
  platform: 'node',
  format: 'esm',
  banner: {
    js: `import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(${JSON.stringify(pathToFileURL(resolve('src/x.js')).href)});`,
  },
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(resolve('src/build/x.js')).href) },
  external: ['citeproc', 'hyphen', 'katex', 'shiki', 'harfbuzzjs', 'beautiful-mermaid', 'fsevents', 'subset-font'],
  logLevel: 'error',
})
const { loadCourse, fontReader, realWorld, slidesMaker, drawDeck, runBrowser, handoutMaker, documentDate, sha256 } = await import(
  pathToFileURL(file).href
)

/** The course on disk, but for the list of models: in it, one field of one record says something else each time. */
const edited = (run) => ({
  ...realWorld,
  read: async (path) => {
    const bytes = await realWorld.read(path)
    if (!path.endsWith('data/models.yaml')) return bytes
    return Buffer.from(
      Buffer.from(bytes)
        .toString('utf8')
        .replace('name: GPT-4o\n', `name: GPT-4o ${'abcdefghij'[run % 10]}\n`),
    )
  },
})

const readFont = fontReader(realWorld)
const browser = runBrowser(undefined, realWorld)
const page = await browser.open()
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
let known
for (let run = 0; run < runs; run++) {
  const world = edited(run)
  const loaded = await timed('read and compose', () => loadCourse(world, { root: 'content', decks: [deckName] }))
  const [deck] = loaded.decks
  if (!deck?.composed) throw new Error(JSON.stringify(loaded.diagnostics))
  const slides = Number(slidesText) > 0 ? deck.composed.slides.slice(0, Number(slidesText)) : deck.composed.slides
  const composed = { ...deck.composed, slides }
  // What stays warm is the maker: its templates, themes and fonts.
  maker ??= slidesMaker(world, loaded.resources, readFont)
  const drawings = await timed('drawings', () => drawDeck(composed))
  const document = await timed('templates', () => maker.markdown(composed, new Map(), drawings))
  const made = await timed('Marp and page', () => maker.page(composed, document, { ...deck, drawings }))
  await timed('show', () => page.show(made.html))
  await timed('fit', () => page.ask('deckhandFit', document.slideOfPage))
  const pdf = await timed('print', () => page.print(documentDate(composed)))
  const { html } = await timed('finished page', () => made.finish())
  const sheets = await timed('handout', () => handout.make(composed, deck.fonts, ['summary']))
  known = { pages: document.slideOfPage.length, html, pdf, sheets, markdown: document.markdown }
}
const least = (name, kind = 'wall') =>
  Math.min(
    ...stages
      .get(name)
      .slice(1)
      .map((each) => each[kind]),
  )
console.log(`${deckName}: ${known.pages} pages, ${runs} runs`)
for (const name of stages.keys()) {
  console.log(
    `${name.padEnd(18)} first ${stages.get(name)[0].wall.toFixed(1).padStart(7)}  least ${least(name).toFixed(1).padStart(6)}  this process ${least(name, 'cpu').toFixed(1).padStart(6)} ms`,
  )
}
const sum = (...names) => names.reduce((total, name) => total + least(name), 0).toFixed(0)
console.log(`HTML ${sum('read and compose', 'drawings', 'templates', 'Marp and page', 'finished page')} ms`)
console.log(`PDF ${sum('read and compose', 'drawings', 'templates', 'Marp and page', 'show', 'fit', 'print')} ms`)
console.log(`handout ${sum('read and compose', 'handout')} ms`)
console.log(
  `sha256 of the last: html ${sha256(known.html).slice(0, 12)}, pdf ${sha256(known.pdf).slice(0, 12)}, handout ${sha256(known.sheets[0].sheets[0].pdf).slice(0, 12)}`,
)
await browser.close()
await handout.close()
rmSync(file)
