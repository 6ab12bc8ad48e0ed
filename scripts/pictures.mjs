// Makes the pictures of the README from the outputs in out/, and those of the layouts from their examples: npm run pictures
// Names of layouts make only theirs: node scripts/pictures.mjs points table
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleLayouts, writeGallery } from './gallery.mjs'
import { renderPdf } from './render-pdf.mjs'

const pictures = [
  ['docs/pictures/slide-modalities.png', 'out/foundation-models/slides.pdf', 11, 1],
  ['docs/pictures/slide-definition.png', 'out/foundation-models/slides.pdf', 5, 1],
  ['docs/pictures/handout.png', 'out/foundation-models/handout.pdf', 1, 1.6],
]
// A slide has 960 pt across; its picture 640 px.
const scale = 2 / 3
// Where a second page shows something.
const twoPages = ['quiz']

const asked = process.argv.slice(2)
if (asked.length === 0) {
  mkdirSync('docs/pictures', { recursive: true })
  for (const [picture, pdf, page, factor] of pictures) await write(picture, pdf, page, factor)
}

const folder = mkdtempSync(join(tmpdir(), 'deckhand-gallery-'))
try {
  const layouts = asked.length === 0 ? exampleLayouts() : asked
  const pages = writeGallery(folder, layouts)
  execFileSync(process.execPath, ['dist/main.js', 'build', '--root', folder, '--out', join(folder, 'out'), '--only', 'pdf'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  mkdirSync('docs/pictures/layouts', { recursive: true })
  for (const [layout, before] of pages) {
    const pdf = join(folder, 'out', layout, 'slides.pdf')
    await write(`docs/pictures/layouts/${layout}.png`, pdf, before + 1, scale)
    if (twoPages.includes(layout)) await write(`docs/pictures/layouts/${layout}-2.png`, pdf, before + 2, scale)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function write(picture, pdf, page, factor) {
  const pages = await renderPdf(readFileSync(pdf), factor)
  writeFileSync(picture, pages[page - 1].png())
  console.log(`wrote ${picture}`)
}
