// Puts PNG pages on one sheet: node scripts/contact-sheet.mjs OUT.png COLUMNS FILE.png…
import { readFileSync, writeFileSync } from 'node:fs'
import { PNG } from 'pngjs'
import { contactSheet } from './sheet.mjs'

const [out, columns, ...files] = process.argv.slice(2)
const images = files.map((file) => PNG.sync.read(readFileSync(file)))
writeFileSync(out, PNG.sync.write(contactSheet(images, Number(columns))))
