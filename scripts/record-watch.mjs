// Records a watch session with a fault in the middle into docs/watch.md: the built command, on a copy of the lecture.
// Run it with `node scripts/record-watch.mjs`, after `npm run build`.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'deckhand-record-'))
cpSync('content', join(folder, 'content'), { recursive: true, filter: (path) => basename(path) !== '.deckhand' })
const child = spawn(process.execPath, [resolve('dist/main.js'), 'watch'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
let session = '$ deckhand watch\n'
let heard = () => undefined
for (const stream of [child.stdout, child.stderr]) {
  stream.setEncoding('utf8').on('data', (text) => {
    session += text
    heard()
  })
}
/** Waits until a text has been told, from a place in the session on. */
const told = async (pattern, from) => {
  while (!pattern.test(session.slice(from))) await new Promise((resolve) => (heard = resolve))
}
const edit = async (note, file, before, after, pattern) => {
  const path = join(folder, 'content', file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(before)) throw new Error(`${file} has no '${before}'`)
  session += `\n# ${note}\n`
  const from = session.length
  writeFileSync(path, text.replace(before, after))
  await told(pattern, from)
}

await told(/Ctrl-C/, 0)
const done = / ms.*\n/
await edit('a model gets another name', 'data/models.yaml', 'name: GPT-4o\n', 'name: GPT-4o mini\n', done)
await edit('a slip of the pen', 'decks/foundation-models.yaml', 'layout: definition', 'layout: defintion', done)
await edit('the data change meanwhile', 'data/models.yaml', 'name: GPT-4o mini\n', 'name: GPT-4o\n', done)
await edit('it is mended', 'decks/foundation-models.yaml', 'layout: defintion', 'layout: definition', done)
session += '\n^C\n'
const ended = new Promise((resolve) => child.on('close', resolve))
child.kill('SIGINT')
session += `$ echo $?\n${await ended}\n`
rmSync(folder, { recursive: true, force: true })

const docs = 'docs/watch.md'
const block = session
  .trimEnd()
  .split('\n')
  .map((line) => `    ${line}`.trimEnd())
  .join('\n')
const text = readFileSync(docs, 'utf8')
writeFileSync(
  docs,
  text.replace(/(<!-- session -->\n\n)[^]*?(\n\n<!-- end -->)/, (_, start, end) => start + block + end),
)
