// Makes the pictures of the docs by building what they show: the lecture, and the example of each layout. npm run pictures
// Names of layouts make only theirs: node scripts/pictures.mjs points table
// --check writes nothing, and fails where a picture is not what the build gives.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PNG } from 'pngjs'
import { exampleLayouts, writeGallery } from './gallery.mjs'
import { renderPdf } from './render-pdf.mjs'
import { contactSheet } from './sheet.mjs'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean', default: false } } })

// Pixels a point. A slide has 960 pt across: 640 px for a layout, 320 px on a contact sheet.
const scales = { slide: 1, handout: 1.6, layout: 2 / 3, sheet: 1 / 3, form: 1.1, pages: 0.55 }
// Where a second page shows something.
const twoPages = ['quiz']

const folder = mkdtempSync(join(tmpdir(), 'deckhand-pictures-'))
const stale = []
try {
  if (positionals.length === 0) {
    await lecture()
    await handouts()
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
async function lecture() {
  const out = build('content', 'lecture', 'pdf,handout')
  const slides = readFileSync(join(out, 'foundation-models/slides.pdf'))
  save('slide-modalities.png', await page(slides, 11, scales.slide))
  save('slide-definition.png', await page(slides, 5, scales.slide))
  save('handout.png', await page(readFileSync(join(out, 'foundation-models/handout.pdf')), 1, scales.handout))
  for (const deck of ['foundation-models', 'model-landscape']) {
    const pages = await renderPdf(readFileSync(join(out, deck, 'slides.pdf')), scales.sheet)
    const images = pages.map(({ png }) => PNG.sync.read(png()))
    save(`${deck}.png`, PNG.sync.write(contactSheet(images, 5)))
  }
}

/** The forms of the lecture's handout, in greys as an office prints them: one page, or the first of several. */
async function handouts() {
  const out = join(build('content', 'handouts', 'handout,guided,slides-handout,notes'), 'foundation-models')
  const large = join(build('content', 'large-print', 'handout', '--large-print'), 'foundation-models')
  const single = { summary: 'handout', guided: 'guided', 'guided-key': 'guided-key' }
  for (const [name, file] of Object.entries(single)) {
    const [only] = await renderPdf(readFileSync(join(out, `${file}.pdf`)), scales.form)
    save(`handouts/${name}.png`, grey(PNG.sync.read(only.png())))
  }
  const several = {
    'slides-handout': join(out, 'slides-handout.pdf'),
    notes: join(out, 'notes.pdf'),
    'large-print': join(large, 'handout.pdf'),
  }
  for (const [name, file] of Object.entries(several)) {
    const pages = (await renderPdf(readFileSync(file), scales.pages)).slice(0, 3)
    const images = pages.map(({ png }) => PNG.sync.read(png()))
    save(`handouts/${name}.png`, grey(contactSheet(images, 3)))
  }
}

/** A picture without its colours: a third of the bytes. */
function grey(image) {
  return PNG.sync.write(image, { colorType: 0 })
}

async function layouts(names) {
  const gallery = join(folder, 'gallery')
  const before = writeGallery(gallery, names)
  const out = build(gallery, 'layouts', 'pdf')
  for (const [layout, first] of before) {
    const pdf = readFileSync(join(out, layout, 'slides.pdf'))
    save(`layouts/${layout}.png`, await page(pdf, first + 1, scales.layout))
    if (twoPages.includes(layout)) save(`layouts/${layout}-2.png`, await page(pdf, first + 2, scales.layout))
  }
}

function build(root, name, only, ...options) {
  const out = join(folder, name)
  execFileSync(process.execPath, ['dist/main.js', 'build', '--root', root, '--out', out, '--only', only, ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return out
}

async function page(pdf, number, scale) {
  return (await renderPdf(pdf, scale))[number - 1].png()
}

function save(name, png) {
  const path = join('docs/pictures', name)
  if (values.check) {
    if (!isSame(path, png)) stale.push(path)
    return
  }
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, png)
  console.log(`wrote ${path}`)
}

function isSame(path, png) {
  try {
    return readFileSync(path).equals(png)
  } catch {
    return false
  }
}
