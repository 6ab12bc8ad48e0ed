// Makes the pictures of the README from the outputs in out/: npm run pictures
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { renderPdf } from './render-pdf.mjs'

const pictures = [
  ['docs/pictures/slide-modalities.png', 'out/foundation-models/slides.pdf', 11, 1],
  ['docs/pictures/slide-definition.png', 'out/foundation-models/slides.pdf', 5, 1],
  ['docs/pictures/handout.png', 'out/foundation-models/handout.pdf', 1, 1.6],
]

mkdirSync('docs/pictures', { recursive: true })
for (const [picture, pdf, page, scale] of pictures) {
  const pages = await renderPdf(readFileSync(pdf), scale)
  writeFileSync(picture, pages[page - 1].png())
  console.log(`wrote ${picture}`)
}
