// Puts PNG pages on one sheet: node scripts/contact-sheet.mjs OUT.png COLUMNS FILE.png…
import { readFileSync, writeFileSync } from 'node:fs'
import { PNG } from 'pngjs'

const [out, columnsText, ...files] = process.argv.slice(2)
const columns = Number(columnsText)
const gap = 8
const images = files.map((file) => PNG.sync.read(readFileSync(file)))
const width = Math.max(...images.map((image) => image.width))
const height = Math.max(...images.map((image) => image.height))
const sheet = new PNG({ width: columns * (width + gap) + gap, height: Math.ceil(images.length / columns) * (height + gap) + gap })
sheet.data.fill(0x88)
images.forEach((image, index) => {
  const x = gap + (index % columns) * (width + gap)
  const y = gap + Math.floor(index / columns) * (height + gap)
  PNG.bitblt(image, sheet, 0, 0, image.width, image.height, x, y)
})
writeFileSync(out, PNG.sync.write(sheet))
