// What laying out a one-page handout costs once its fonts are loaded, words shaped included: the lecture's, one of four times its content,
// and one of 300 blocks. Beside it, what pdf-lib takes to break the same words into lines of one column in one size, once: as a ratio.
// Run it with `npm run bench:handout`.
import { readFileSync } from 'node:fs'
import { fromSources, unbundled } from './from-sources.mjs'

const runs = Number(process.argv[2] ?? 15)
const { loadCourse, fontReader, realWorld, loadShaper, loadLanguage, formulasOf, setFormulas, layoutHandout, PDFDocument, fontkit } =
  await fromSources(
    'handout',
    `
export { loadCourse } from './src/build/load.ts'
export { fontReader } from './src/build/font-reader.ts'
export { realWorld } from './src/world/real.ts'
export { loadShaper } from './src/handout/shape.ts'
export { loadLanguage } from './src/handout/language.ts'
export { setFormulas } from './src/handout/formula.ts'
export { formulasOf } from './src/handout/formula-uses.ts'
export { layoutHandout } from './src/handout/layout.ts'
export { PDFDocument } from 'pdf-lib'
export * as fontkit from '@cantoo/fontkit'`,
    { external: unbundled },
  )

const { decks } = await loadCourse(realWorld, { root: 'content', decks: ['foundation-models'] })
const [{ composed, fonts }] = decks
const readFont = fontReader(realWorld)

const words = 'a large model trained on broad data at scale that can be adapted to a wide range of downstream tasks'.split(' ')
/** A point of some two lines, unlike the others. */
const point = (index) => [{ kind: 'text', text: [...words.slice(index % 7), ...words.slice(0, index % 11), `number ${index}`].join(' ') }]
const of = (count) => ({
  ...composed,
  references: [],
  slides: Array.from({ length: count / 6 }, (_, slide) => ({
    content: { layout: 'points', title: point(slide), items: Array.from({ length: 6 }, (__, item) => point(6 * slide + item)) },
  })),
})
const cases = {
  'the lecture': composed,
  'four times the lecture': { ...composed, slides: [1, 2, 3, 4].flatMap(() => composed.slides) },
  '300 blocks': of(300),
}

/** Every piece of prose of a deck, as plain text. */
const proseOf = (value) => {
  if (Array.isArray(value)) return value.every((part) => part?.kind) ? [value.map(plain).join('')] : value.flatMap(proseOf)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(proseOf) : []
}
const plain = (node) => node.text ?? (node.children ?? []).map(plain).join('')

const pdf = await PDFDocument.create()
pdf.registerFontkit(fontkit)
const bytes = readFileSync('node_modules/@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf')
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

for (const [name, deck] of Object.entries(cases)) {
  const times = []
  const peers = []
  let layout
  for (let run = 0; run < runs; run++) {
    // Fresh: nothing is shaped yet, as in a build.
    const loaded = await loadShaper(fonts, readFont)
    const { find } = await setFormulas(formulasOf(deck), loaded)
    const shaper = { ...loaded, language: await loadLanguage(deck.language), formula: find }
    let start = performance.now()
    layout = layoutHandout(deck, shaper)
    times.push(performance.now() - start)
    const font = await pdf.embedFont(bytes, { subset: true })
    const page = pdf.addPage()
    start = performance.now()
    for (const text of proseOf(deck.slides)) page.drawText(text, { font, size: 9, maxWidth: 260, x: 20, y: 500 })
    peers.push(performance.now() - start)
  }
  const [ours, peer] = [median(times), median(peers)]
  const { preset, fill, dropped } = layout
  console.log(
    `${name}: ${ours.toFixed(0)} ms (first ${times[0].toFixed(0)} ms), ${(ours / peer).toFixed(2)} of pdf-lib's ${peer.toFixed(0)} ms; ${preset.name}, ${Math.round(fill * 100)} % full, ${dropped.length} left out`,
  )
}
