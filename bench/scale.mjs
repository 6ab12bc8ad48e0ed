// A course of 100 decks of 30 slides over 1,000 records. It prints
// full:   a build of all slides beside Marp CLI's best for HTML and PDF of the same slides.md, with the same browser and themes
// record: a build after one record has changed that ten decks show, beside building these ten by name
// memory: the largest memory of the Node process, for 50 to 400 decks of few slides
// Run it with `npm run bench:scale`; smaller: node bench/scale.mjs [full] [record] [memory] --decks 5 --slides 10 --records 100 --runs 1
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { changeRecord, makeCourse } from './course.mjs'
import { against, browserScript, deckhand, deckhandMemory, marp, median } from './run.mjs'

const number = (value) => ({ type: 'string', default: String(value) })
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { decks: number(100), slides: number(30), records: number(1000), runs: number(3), sample: number(20) },
})
const [decks, slides, records, runs, sample] = ['decks', 'slides', 'records', 'runs', 'sample'].map((name) => Number(values[name]))
const parts = { full, record, memory }
const chosen = positionals.length > 0 ? positionals : Object.keys(parts)

const work = mkdtempSync(join(tmpdir(), 'deckhand-bench-'))
const root = join(work, 'content')
const out = join(work, 'out')
const { names, showing } = makeCourse(root, { decks, slides, records })
// Deckhand first: it unpacks the browser where that has not been done.
deckhand(['build', names[0], '--root', root, '--out', join(work, 'first')])
const browser = browserScript(work)
const build = (...args) => deckhand(['build', '--root', root, '--out', out, '--browser', browser, ...args])
console.log(`${decks} decks of ${slides} slides over ${records} records, on ${availableParallelism()} cores`)
try {
  for (const part of chosen) parts[part]()
} finally {
  rmSync(work, { recursive: true, force: true })
}

function full() {
  const markdown = join(work, 'markdown')
  build('--only', 'md')
  for (const name of names) cpSync(join(out, name), join(markdown, name), { recursive: true })
  const marpTime = (input, kind, parallel) => {
    const flags = ['-I', input, '-o', join(work, 'marp'), '--parallel', String(parallel), ...(kind === 'pdf' ? ['--pdf'] : [])]
    const { seconds } = marp(flags, browser)
    const made = readdirSync(join(work, 'marp'), { recursive: true }).filter((name) => name.endsWith(`.${kind}`))
    if (made.length !== readdirSync(input).length) throw new Error(`Marp CLI made ${made.length} ${kind} files`)
    rmSync(join(work, 'marp'), { recursive: true })
    return seconds
  }
  const few = join(work, 'few')
  mkdirSync(few)
  for (const name of names.slice(0, sample)) cpSync(join(markdown, name), join(few, name), { recursive: true })
  const tried = [...new Set([1, 2, 3, 5, 8, availableParallelism()])].sort((a, b) => a - b)
  const best = (kind) => {
    const times = tried.map((parallel) => ({ parallel, seconds: marpTime(few, kind, parallel) }))
    const told = times.map(({ parallel, seconds }) => `${parallel}: ${seconds.toFixed(1)} s`).join(', ')
    console.log(`  Marp CLI, ${kind} of ${Math.min(sample, decks)} decks by --parallel: ${told}`)
    return times.reduce((least, time) => (time.seconds < least.seconds ? time : least)).parallel
  }
  const parallel = { html: best('html'), pdf: best('pdf') }
  const ratios = []
  for (let round = 0; round < runs; round++) {
    rmSync(out, { recursive: true, force: true })
    rmSync(join(root, '.deckhand'), { recursive: true, force: true })
    const ours = build('--only', 'md,html,pdf').seconds
    const [html, pdf] = ['html', 'pdf'].map((kind) => marpTime(markdown, kind, parallel[kind]))
    ratios.push(ours / (html + pdf))
    const theirs = `Marp CLI ${html.toFixed(1)} s (html, --parallel ${parallel.html}) + ${pdf.toFixed(1)} s (pdf, --parallel ${parallel.pdf})`
    console.log(`  run ${round + 1}: Deckhand ${ours.toFixed(1)} s (md, html, pdf), ${theirs}: ${ratios.at(-1).toFixed(3)}`)
  }
  console.log(`full build, of Marp CLI's best: ${against(median(ratios), 1 / 6)}`)
}

function record() {
  build()
  const ratios = []
  for (let round = 0; round < runs; round++) {
    const before = outputs()
    // To what it never was before: that would be found.
    changeRecord(root, `hosted, version ${round + 2}`)
    const changed = build().seconds
    const after = outputs()
    const rebuilt = names.filter((name) => before[name] !== after[name])
    if (rebuilt.join() !== showing.join()) throw new Error(`other decks changed than those that show the record: ${rebuilt.join(' ')}`)
    const alone = build('--force', ...showing).seconds
    ratios.push(changed / alone)
    console.log(`  run ${round + 1}: after one record ${changed.toFixed(2)} s, its ${showing.length} decks alone ${alone.toFixed(2)} s`)
  }
  console.log(`one record changed, of its ${showing.length} decks alone: ${against(median(ratios), 1.5)}`)
}

/** Of each deck the hashes of its outputs, in one text. */
function outputs() {
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
  return Object.fromEntries(manifest.decks.map((deck) => [deck.name, deck.outputs.map(({ sha256 }) => sha256).join()]))
}

function memory() {
  const peaks = [50, 100, 200, 400].map((count) => {
    const [course, made] = [join(work, `content-${count}`), join(work, `out-${count}`)]
    makeCourse(course, { decks: count, slides: 6, records })
    const peak = deckhandMemory(['build', '--root', course, '--out', made, '--browser', browser], work)
    console.log(`  ${count} decks of 6 slides: ${peak.toFixed(0)} MB`)
    for (const folder of [course, made]) rmSync(folder, { recursive: true })
    return peak
  })
  console.log(
    `memory of the Node process: ${peaks.at(-1).toFixed(0)} MB for 400 decks (goal: under 600 MB, ${peaks.at(-1) < 600 ? 'met' : 'NOT met'})`,
  )
  console.log(`400 decks, of what 50 take: ${(peaks.at(-1) / peaks[0]).toFixed(2)}`)
}
