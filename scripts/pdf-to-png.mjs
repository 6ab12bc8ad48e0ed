// Turns the pages of PDFs into PNG files, to look at: node scripts/pdf-to-png.mjs FILE.pdf… [--out DIR] [--scale 1]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { renderPdf } from './render-pdf.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'out/png' }, scale: { type: 'string', default: '1' } },
})
mkdirSync(values.out, { recursive: true })
for (const file of positionals) {
  const pages = await renderPdf(readFileSync(file), Number(values.scale))
  const name = `${basename(dirname(file))}-${basename(file, '.pdf')}`
  pages.forEach(({ png }, index) => writeFileSync(join(values.out, `${name}-${String(index + 1).padStart(2, '0')}.png`), png()))
  console.log(`${file}: ${pages.length} pages → ${values.out}`)
}
