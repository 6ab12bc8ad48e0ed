// What fitting costs: wall time of a cold build of the lecture, beside the same build whose browser measures nothing.
// In turn, so that both meet the same machine. Prints the ratios; run it with `npm run bench:fitting`.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const runs = Number(process.argv[2] ?? 15)
const work = mkdtempSync(join(tmpdir(), 'deckhand-bench-'))

// The same package, with an inspector that finds every slide to fit as it comes.
const unfitted = join(work, 'unfitted')
for (const part of ['dist', 'templates', 'themes', 'package.json']) cpSync(part, join(unfitted, part), { recursive: true })
symlinkSync(resolve('node_modules'), join(unfitted, 'node_modules'))
writeFileSync(join(unfitted, 'dist/inspect.js'), 'globalThis.deckhandFit = () => []\n')

const build = (folder, out) => {
  const start = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'dist/main.js'), 'build', '--root', 'content', '--only', 'md,html,pdf,handout', '--out', out],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`the build failed: ${stderr}`)
  return performance.now() - start
}

build('.', join(work, 'warm'))
build(unfitted, join(work, 'warm'))
const ratios = []
for (let run = 0; run < runs; run++) {
  // Each into a folder of its own: nothing is known of an earlier fitting.
  const fitted = build('.', join(work, `fitted-${run}`))
  const plain = build(unfitted, join(work, `plain-${run}`))
  ratios.push(fitted / plain)
  console.log(`run ${run + 1}: with fitting ${(fitted / 1000).toFixed(2)} s, without ${(plain / 1000).toFixed(2)} s`)
}
ratios.sort((a, b) => a - b)
const { decks } = JSON.parse(readFileSync(join(work, 'fitted-0', 'manifest.json'), 'utf8'))
console.log(`slides that were fitted: ${decks.map(({ name, fits }) => `${name} ${fits.length}`).join(', ')}`)
console.log(
  `with fitting, of without: median ${ratios[Math.floor(runs / 2)].toFixed(3)}, from ${ratios[0].toFixed(3)} to ${ratios.at(-1).toFixed(3)}`,
)
rmSync(work, { recursive: true, force: true })
