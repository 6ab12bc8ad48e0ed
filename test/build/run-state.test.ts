import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { renderRunState, runStatePath, unchangedRun } from '../../src/build/run-state.ts'
import { observeWorld } from '../../src/world/observe.ts'
import { temporaryFolder } from '../support/cli.ts'
import { memoryWorld } from '../support/memory-world.ts'

test('what was told on a day is told anew on another, where the day was asked for', async () => {
  await using folder = await temporaryFolder()
  const options = { root: folder.path, out: `${folder.path}/out` }
  const path = runStatePath(options, {})
  await mkdir(dirname(path), { recursive: true })
  const on = (today: string): boolean => unchangedRun(options, { ...memoryWorld({}), today: () => today }) !== undefined
  for (const asks of [false, true]) {
    const world = observeWorld(memoryWorld({}))
    if (asks) world.today()
    await writeFile(path, renderRunState(world.sightings(), [], { diagnostics: [], texts: [], decks: 0 }))
    expect([on('2026-11-24'), on('2026-11-25')]).toEqual([true, !asks])
  }
})
