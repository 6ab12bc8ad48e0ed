import { join, resolve } from 'node:path'
import { type Diagnostic, hasErrors, sortDiagnostics, systemReason } from '../diagnostics/diagnostic.ts'
import { realWorld } from '../world/real.ts'
import type { World } from '../world/world.ts'
import { sha256 } from '../world/hash.ts'
import { renderIndexPage } from './index-page.ts'
import { type DeckEntry, type Manifest, type Output, readManifest, renderManifest } from './manifest.ts'
import { type ReadShard, mergeFaults, shardFault } from './merge-faults.ts'
import { type OutputFolder, holdOutputs, outputFolder } from './output-folder.ts'

export interface MergeOptions {
  /** The folders of outputs of the shards. */
  readonly shards: readonly string[]
  /** The folder of the outputs of all. */
  readonly out: string
  /** Another world than the file system: for tests and embedding. */
  readonly world?: World | undefined
}

/** What a merge did. */
export interface MergeResult {
  /** Whether `out` now is what a build of all decks would have made. */
  readonly ok: boolean
  readonly diagnostics: readonly Diagnostic[]
  readonly decks: readonly DeckEntry[]
}

/**
 * Joins what the builds of the shards of a course made: every output, the manifest and the index.
 * All is looked at before anything is written: where a shard is not whole or belongs to others, `out` stays as it is.
 */
export async function merge({ shards: folders, out, world = realWorld }: MergeOptions): Promise<MergeResult> {
  const diagnostics: Diagnostic[] = []
  const result = (decks: readonly DeckEntry[]): MergeResult => {
    const sorted = sortDiagnostics(diagnostics)
    return { ok: !hasErrors(sorted), diagnostics: sorted, decks: hasErrors(sorted) ? [] : decks }
  }
  const shards = await readShards(world, folders, diagnostics)
  diagnostics.push(...mergeFaults(shards))
  if (diagnostics.length > 0) return result([])
  for (const shard of shards) {
    for (const output of outputsOf(shard.manifest)) await readOutput(world, shard, output, diagnostics)
  }
  const [first] = shards
  if (!first || diagnostics.length > 0) return result([])
  const manifest = joined(first.manifest, shards)
  const release = await holdOutputs(world, resolve(out))
  try {
    await writeMerged(world, manifest, shards, resolve(out), diagnostics)
  } finally {
    await release()
  }
  return result(manifest.decks)
}

async function writeMerged(
  world: World,
  manifest: Manifest,
  shards: readonly ReadShard[],
  out: string,
  diagnostics: Diagnostic[],
): Promise<void> {
  const before = await readManifest(world, join(out, 'manifest.json'))
  const target = outputFolder(world, out, undefined, diagnostics)
  for (const shard of shards) await copyOutputs(world, shard, target, diagnostics)
  if (diagnostics.length > 0) return
  await target.write('index.html', renderIndexPage(manifest))
  await target.write('manifest.json', renderManifest(manifest))
  for (const output of leftBehind(before, manifest)) await target.remove(output)
}

async function readShards(world: World, folders: readonly string[], diagnostics: Diagnostic[]): Promise<ReadShard[]> {
  const shards = await Promise.all(
    folders.map(async (folder) => ({ folder, manifest: await readManifest(world, join(resolve(folder), 'manifest.json')) })),
  )
  return shards.flatMap(({ folder, manifest }) => {
    if (manifest && isTidy(manifest)) return [{ folder, manifest }]
    const message = 'there is no manifest of a build in this folder'
    diagnostics.push(
      shardFault(folder, {
        code: 'merge/no-manifest',
        message,
        hint: 'name the folder that was given as --out to deckhand build --shard 1/2',
      }),
    )
    return []
  })
}

/** The bytes of an output, where they are what the manifest says. */
async function readOutput(world: World, shard: ReadShard, output: Output, diagnostics: Diagnostic[]): Promise<Uint8Array | undefined> {
  const tell = (message: string): undefined => {
    const hint = 'bring the folder over whole, or build the shard again'
    diagnostics.push({ ...shardFault(shard.folder, { code: 'merge/wrong-output', message, hint }) })
  }
  try {
    const path = join(resolve(shard.folder), output.path)
    if ((await world.stat(path))?.kind !== 'file') return tell(`${output.path} is not there`)
    const bytes = await world.read(path)
    return sha256(bytes) === output.sha256 ? bytes : tell(`${output.path} is not the file that was built`)
  } catch (error) {
    return tell(`${output.path} cannot be read: ${systemReason(error)}`)
  }
}

/** One output after the other, so that the memory that it takes does not grow with the course. */
async function copyOutputs(world: World, shard: ReadShard, target: OutputFolder, diagnostics: Diagnostic[]): Promise<void> {
  for (const output of outputsOf(shard.manifest)) {
    const bytes = await readOutput(world, shard, output, diagnostics)
    if (bytes) await target.write(output.path, bytes)
  }
}

/** The manifest of all decks: what a build that was not divided would have written. */
function joined({ deckhand, course, language }: Manifest, shards: readonly ReadShard[]): Manifest {
  const decks = new Map(shards.flatMap(({ manifest }) => manifest.decks.map((deck) => [deck.name, deck] as const)))
  return { deckhand, course, language, decks: [...decks.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

/** What an earlier merge or build made here, and this one no longer has. */
function leftBehind(before: Manifest | undefined, now: Manifest): Output[] {
  const made = new Set(outputsOf(now).map(({ path }) => path))
  return (before ? outputsOf(before) : []).filter(({ path }) => !made.has(path))
}

function outputsOf(manifest: Manifest): Output[] {
  return manifest.decks.flatMap(({ outputs }) => outputs)
}

/** Whether each output is in the folder of its deck; that none leads out of its folder is seen to where a manifest is read. */
function isTidy({ decks }: Manifest): boolean {
  return decks.every(({ name, outputs }) => outputs.every(({ path }) => path.startsWith(`${name}/`)))
}
