// What the benches of whole commands share: starting them, their time and their memory, and the browser that Deckhand and Marp CLI both get.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const node = process.execPath
const main = resolve('dist/main.js')
const marpCli = resolve('node_modules/@marp-team/marp-cli/marp-cli.js')

/** Runs a command to its end; fails where it does. Gives what it printed, and seconds. */
export function run(command, args, { cwd, env = {} } = {}) {
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  })
  const seconds = (performance.now() - start) / 1000
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed:\n${stderr}${stdout}`)
  return { seconds, stdout }
}

/** `deckhand` with these arguments. */
export function deckhand(args, options) {
  return run(node, [main, ...args], options)
}

/** The same, with the largest memory that its Node process had, in MB; the browser's is not in it. */
export function deckhandMemory(args, folder) {
  const file = join(folder, 'peak-memory')
  const meter = pathToFileURL(resolve('bench/peak-memory.mjs')).href
  run(node, ['--import', meter, main, ...args], { env: { BENCH_PEAK_MEMORY: file } })
  return Number(readFileSync(file, 'utf8')) / 1024
}

/** Node that does nothing: what every command in it takes at least. */
export function bareNode() {
  return run(node, ['-e', '0'])
}

/** Marp CLI, with the project's themes. */
export function marp(args, browser) {
  return run(node, [marpCli, ...args, '--theme-set', 'themes', '--allow-local-files'], {
    env: { CHROME_PATH: browser, CHROME_NO_SANDBOX: '1' },
  })
}

/** Writes a script that starts the browser in the package with its own fonts: for Deckhand and Marp CLI alike. */
export function browserScript(folder) {
  const { version } = JSON.parse(
    readFileSync(join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../../package.json'), 'utf8'),
  )
  const embedded = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'deckhand', `chromium-${version}-2`)
  const script = join(folder, 'browser.sh')
  writeFileSync(script, `#!/bin/sh\nFONTCONFIG_FILE=${embedded}/fonts.conf exec ${embedded}/chromium "$@"\n`, { mode: 0o755 })
  return script
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
}

/** `0.142 (goal: at most 0.167, met)`. */
export function against(ratio, goal) {
  return `${ratio.toFixed(3)} (goal: at most ${goal.toFixed(3)}, ${ratio <= goal ? 'met' : 'NOT met'})`
}
