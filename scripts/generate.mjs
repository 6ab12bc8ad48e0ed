// Makes what follows from the code: schemas/, the reference in docs/, themes/deckhand-fonts.css and the floors of the lint.
// node scripts/generate.mjs (--check fails where a file is not up to date)
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const bundle = join('node_modules', '.cache', `generated-${process.pid}.mjs`)
await build({
  entryPoints: ['scripts/generated.ts'],
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'error',
})
const { generatedFiles } = await import(pathToFileURL(bundle).href)
rmSync(bundle)

const stale = []
for (const [file, text] of Object.entries(await generatedFiles())) {
  const current = read(file)
  if (current === text) continue
  if (process.argv.includes('--check')) stale.push(file)
  else {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, text)
    console.log(`wrote ${file}`)
  }
}
if (stale.length > 0) {
  console.error(`not up to date: ${stale.join(', ')} — run npm run generate`)
  process.exit(1)
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
