// Wall time of a cold build of one deck, all outputs, beside Marp CLI making HTML and PDF of the same slides.md
// with the same browser, and beside the bare script that does the least that any tool must: in turn, five times.
// Prints the ratios; run it with `npm run bench`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

const deck = 'foundation-models'
const runs = Number(process.argv[2] ?? 5)
const { version } = JSON.parse(
  readFileSync(join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../../package.json'), 'utf8'),
)
const work = mkdtempSync(join(tmpdir(), 'deckhand-bench-'))
const embedded = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'deckhand', `chromium-${version}-2`)

// Both start the same browser with the same fonts; the wrapper only counts its starts.
const started = join(work, 'started')
const browser = join(work, 'browser.sh')
writeFileSync(browser, `#!/bin/sh\necho x >> ${started}\nFONTCONFIG_FILE=${embedded}/fonts.conf exec ${embedded}/chromium "$@"\n`, {
  mode: 0o755,
})

const time = (command, args, env = {}) => {
  const start = performance.now()
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env } })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`)
  return (performance.now() - start) / 1000
}
const node = process.execPath
const deckhand = (out) =>
  time(node, ['dist/main.js', 'build', deck, '--root', 'content', '--only', 'md,html,pdf,handout', '--out', out, '--browser', browser])
const marp = (input, output, ...flags) =>
  time(node, ['node_modules/@marp-team/marp-cli/marp-cli.js', input, '--theme-set', 'themes', ...flags, '-o', output], {
    CHROME_PATH: browser,
    CHROME_NO_SANDBOX: '1',
  })

const first = join(work, 'first')
deckhand(first)
const markdown = join(first, deck, 'slides.md')
marp(markdown, join(work, 'warm.pdf'), '--pdf')

const rows = []
for (let run = 0; run < runs; run++) {
  const out = join(work, `run-${run}`)
  mkdirSync(out)
  const ours = deckhand(out)
  for (const name of ['slides.md', 'slides.html', 'slides.pdf', 'handout.pdf']) {
    if (!existsSync(join(out, deck, name))) throw new Error(`${name} was not made`)
  }
  const slides = time(node, [
    'dist/main.js',
    'build',
    deck,
    '--root',
    'content',
    '--out',
    join(out, 'slides'),
    '--browser',
    browser,
    '--only',
    'md,html,pdf',
  ])
  const html = marp(markdown, join(out, 'marp.html'))
  const pdf = marp(markdown, join(out, 'marp.pdf'), '--pdf')
  const bare = time(node, ['bench/bare.mjs', markdown, browser, join(out, 'bare')])
  const sum = html + pdf
  rows.push({ all: ours / sum, slides: slides / sum, bare: bare / sum })
  console.log(
    `run ${run + 1}: deckhand, all outputs ${ours.toFixed(2)} s, without the handout ${slides.toFixed(2)} s · ` +
      `marp html ${html.toFixed(2)} s + pdf ${pdf.toFixed(2)} s · bare script ${bare.toFixed(2)} s`,
  )
}
const starts = readFileSync(started, 'utf8').split('\n').length - 1
console.log(`browser starts: ${starts}`)
for (const [name, key] of [
  ['deckhand, all outputs', 'all'],
  ['deckhand, without the handout', 'slides'],
  ['bare script, html and pdf', 'bare'],
]) {
  const ratios = rows.map((row) => row[key]).sort((a, b) => a - b)
  console.log(
    `of marp's sum: ${name.padEnd(30)} median ${ratios[Math.floor(runs / 2)].toFixed(3)}, from ${ratios[0].toFixed(3)} to ${ratios.at(-1).toFixed(3)}`,
  )
}
rmSync(work, { recursive: true, force: true })
