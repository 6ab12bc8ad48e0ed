// Makes the pictures of the docs by building what they show: the lecture, and the example of each layout. npm run pictures
// Names of layouts make only theirs: node scripts/pictures.mjs points table
// --check writes nothing, and fails where a picture is not what the build gives.
// --lecture DIR takes the lecture's outputs from there, where they are made already.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PNG } from 'pngjs'
import { exampleLayouts, writeGallery } from './gallery.mjs'
import { renderPdf } from './render-pdf.mjs'
import { contactSheet } from './sheet.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false }, lecture: { type: 'string' } },
})

// Pixels a point. A slide has 960 pt across: 640 px for a layout, 320 px on a contact sheet.
const scales = { slide: 1, handout: 1.6, layout: 2 / 3, sheet: 1 / 3, form: 1.1, pages: 0.55 }
// Where a second page shows something.
const twoPages = ['quiz']

const folder = mkdtempSync(join(tmpdir(), 'deckhand-pictures-'))
const stale = []
try {
  if (positionals.length === 0) {
    const made = values.lecture ?? build('content', 'lecture', 'pdf,handout,guided,slides-handout,notes')
    await lecture(made)
    await handouts(join(made, 'foundation-models'))
  }
  await layouts(positionals.length === 0 ? exampleLayouts() : positionals)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (stale.length > 0) {
  console.error(`not up to date: ${stale.join(', ')} — run npm run pictures, and look at them`)
  process.exit(1)
}

/** Two slides and the handout for the README, and a contact sheet of each deck. */
async function lecture(out) {
  const slides = await pages(join(out, 'foundation-models/slides.pdf'), scales.slide, [5, 11])
  save('slide-definition.png', slides[0])
  save('slide-modalities.png', slides[1])
  save('handout.png', (await pages(join(out, 'foundation-models/handout.pdf'), scales.handout))[0])
  for (const deck of ['foundation-models', 'model-landscape'])
    save(`${deck}.png`, contactSheet(await pages(join(out, deck, 'slides.pdf'), scales.sheet), 5))
}

/** The forms of the lecture's handout, in greys as an office prints them: one page, or the first of several. */
async function handouts(out) {
  const large = join(build('content', 'large-print', 'handout', '--large-print'), 'foundation-models')
  const single = { summary: 'handout', guided: 'guided', 'guided-key': 'guided-key' }
  for (const [name, file] of Object.entries(single))
    saveGrey(`handouts/${name}.png`, (await pages(join(out, `${file}.pdf`), scales.form))[0])
  const several = {
    'slides-handout': join(out, 'slides-handout.pdf'),
    notes: join(out, 'notes.pdf'),
    'large-print': join(large, 'handout.pdf'),
  }
  for (const [name, file] of Object.entries(several))
    saveGrey(`handouts/${name}.png`, contactSheet(await pages(file, scales.pages, [1, 2, 3]), 3))
}

async function layouts(names) {
  const gallery = join(folder, 'gallery')
  const before = writeGallery(gallery, names)
  const out = build(gallery, 'layouts', 'pdf')
  for (const [layout, first] of before) {
    const numbers = twoPages.includes(layout) ? [first + 1, first + 2] : [first + 1]
    const shown = await pages(join(out, layout, 'slides.pdf'), scales.layout, numbers)
    shown.forEach((image, index) => save(`layouts/${layout}${index === 0 ? '' : `-${index + 1}`}.png`, image))
  }
}

function build(root, name, only, ...options) {
  const out = join(folder, name)
  execFileSync(process.execPath, ['dist/main.js', 'build', '--root', root, '--out', out, '--only', only, ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return out
}

/** Pages of a PDF, as pictures. */
async function pages(file, scale, only) {
  return (await renderPdf(readFileSync(file), scale, only)).map(({ width, height, rgba }) =>
    Object.assign(new PNG({ width, height }), { data: Buffer.from(rgba) }),
  )
}

function save(name, image) {
  const path = join('docs/pictures', name)
  if (values.check && !hasPixels(path, image)) stale.push(path)
  if (!values.check) write(path, PNG.sync.write(image))
}

/** Without its colours: a third of the bytes. */
function saveGrey(name, image) {
  const path = join('docs/pictures', name)
  const png = PNG.sync.write(image, { colorType: 0 })
  if (values.check && !hasPixels(path, PNG.sync.read(png))) stale.push(path)
  if (!values.check) write(path, png)
}

function write(path, png) {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, png)
  console.log(`wrote ${path}`)
}

/** To read a picture takes a fraction of the time that it takes to write one. */
function hasPixels(path, { width, height, data }) {
  try {
    const there = PNG.sync.read(readFileSync(path))
    return there.width === width && there.height === height && there.data.equals(data)
  } catch {
    return false
  }
}
