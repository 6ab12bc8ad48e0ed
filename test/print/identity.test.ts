import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runBrowser } from '../../src/build/browser.ts'
import { localIdentity } from '../../src/print/identity.ts'
import { realWorld } from '../../src/world/real.ts'
import { localBrowser } from '../support/browser.ts'
import { temporaryFolder } from '../support/cli.ts'
import { browsers } from '../support/processes.ts'

const system = `${process.platform} ${process.arch}`

async function script(file: string, lines: string): Promise<string> {
  await writeFile(file, `#!/bin/sh\n${lines}\n`)
  await chmod(file, 0o755)
  return file
}

test('the browser that comes with Deckhand is known by its version, without being started', async () => {
  const browser = runBrowser(undefined, realWorld)
  expect(await browser.identity()).toMatch(/^@sparticuz\/chromium \d+\.\d+\.\d+-\d+$/)
  expect(browsers(process.pid)).toEqual([])
  await browser.close()
})

test('another one is known by what it says of itself, not by where it is or what its file holds', async () => {
  await using folder = await temporaryFolder()
  const { path } = await localBrowser()
  const version = join(folder.path, 'version')
  await writeFile(version, 'Chromium 143.0.1.2 built on Debian\n')
  const one = await script(join(folder.path, 'chromium'), `cat '${version}'`)
  expect(await localIdentity({ path: one })).toBe(`Chromium 143.0.1.2 built on Debian ${system}`)
  await mkdir(join(folder.path, 'elsewhere'))
  const other = await script(join(folder.path, 'elsewhere/chrome'), `cat  '${version}'`)
  expect(await localIdentity({ path: other })).toBe(await localIdentity({ path: one }))
  await writeFile(version, 'Chromium 144.0.0.1 built on Debian\n')
  expect(await localIdentity({ path: one })).toBe(`Chromium 144.0.0.1 built on Debian ${system}`)
  expect(await localIdentity({ path })).toMatch(/^Chromium \d+\.\d+\.\d+\.\d+ \w+ \w+$/)
})

test('one that does not say is started and asked', async () => {
  await using folder = await temporaryFolder()
  const { path, embedded } = await localBrowser()
  const silent = await script(
    join(folder.path, 'silent'),
    `case "$*" in *--version*) exit 1;; esac\nFONTCONFIG_FILE='${embedded?.fontConfig}' exec '${path}' "$@"`,
  )
  const browser = runBrowser(silent, realWorld)
  expect(await browser.identity()).toMatch(/^HeadlessChrome\/[\d.]+ \(.+\)$/)
  await browser.close()
})

test('where there is no browser there is none to name', async () => {
  const browser = runBrowser('/nowhere/chrome', realWorld)
  expect(await browser.identity()).toBeUndefined()
  expect(await browser.use(async () => 'used')).toBeUndefined()
  await browser.close()
})
