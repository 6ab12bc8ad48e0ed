import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { DeckEntry, Manifest } from './manifest.ts'
import { version } from './version.ts'

/** What a shard's build says that it made. */
export interface ReadShard {
  /** Its folder, as it was named. */
  readonly folder: string
  readonly manifest: Manifest
}

/** A fault of a shard, put to its manifest. */
export function shardFault(folder: string, fault: Pick<Diagnostic, 'code' | 'message' | 'hint'>): Diagnostic {
  return { ...fault, severity: 'error', file: `${folder.replace(/[/\\]+$/, '')}/manifest.json`, range: fileStart }
}

/** Why shards do not belong together; none where they do. */
export function mergeFaults(shards: readonly ReadShard[]): Diagnostic[] {
  const versions = shards.flatMap(versionFault)
  // What another version wrote may mean something else.
  return versions.length > 0
    ? versions
    : [...courseFaults(shards), ...sourceFaults(shards), ...missingShards(shards), ...deckFaults(shards)]
}

function versionFault({ folder, manifest }: ReadShard): Diagnostic[] {
  if (manifest.deckhand === version) return []
  const message = `it was made by Deckhand ${manifest.deckhand}, and this is ${version}`
  return [shardFault(folder, { code: 'merge/other-version', message, hint: 'build and merge with one version' })]
}

function courseFaults(shards: readonly ReadShard[]): Diagnostic[] {
  const [first, ...others] = shards
  return others.flatMap(({ folder, manifest }) => {
    if (manifest.course === first?.manifest.course && manifest.language === first.manifest.language) return []
    const message = `it is of the course '${manifest.course}', and ${first?.folder} is of '${first?.manifest.course}'`
    return [shardFault(folder, { code: 'merge/other-course', message, hint: 'merge the shards of one course' })]
  })
}

/** Shards of one commit were made from the same files. */
function sourceFaults(shards: readonly ReadShard[]): Diagnostic[] {
  const known = new Map<string, { readonly sha256: string; readonly folder: string }>()
  return shards.flatMap(({ folder, manifest }) => {
    // Outputs that an earlier build left, because the deck has faults now, tell nothing of this one.
    const sources = manifest.decks.filter(({ stale }) => !stale).flatMap((deck) => deck.sources)
    const other = sources.find(({ path, sha256 }) => (known.get(path)?.sha256 ?? sha256) !== sha256)
    for (const { path, sha256 } of sources) if (!known.has(path)) known.set(path, { sha256, folder })
    if (other === undefined) return []
    const message = `it was made from another ${other.path} than ${known.get(other.path)?.folder}`
    return [shardFault(folder, { code: 'merge/other-course', message, hint: 'build all shards from one commit' })]
  })
}

function missingShards(shards: readonly ReadShard[]): Diagnostic[] {
  const parts = shards.flatMap(({ folder, manifest: { shard } }) => (shard ? [{ folder, ...shard }] : []))
  const [first] = parts
  if (!first) return []
  const odd = parts.filter(({ count }) => count !== first.count)
  if (odd.length > 0) {
    return odd.map(({ folder, count }) => {
      const message = `it is one of ${count} shards, and ${first.folder} is one of ${first.count}`
      return shardFault(folder, { code: 'merge/missing-shard', message, hint: 'merge the shards of one division' })
    })
  }
  const present = new Set(parts.map(({ index }) => index))
  const missing = Array.from({ length: first.count }, (_, at) => at + 1).filter((index) => !present.has(index))
  return missing.map((index) => {
    const message = `its decks are divided into ${first.count} shards, and ${index}/${first.count} is not here`
    return shardFault(first.folder, { code: 'merge/missing-shard', message, hint: 'name its folder too, or see why its build failed' })
  })
}

function deckFaults(shards: readonly ReadShard[]): Diagnostic[] {
  const known = new Map<string, { readonly bytes: string; readonly folder: string }>()
  return shards.flatMap(({ folder, manifest }) =>
    manifest.decks.flatMap((deck) => {
      const bytes = bytesOf(deck)
      const first = known.get(deck.name)
      if (first === undefined) known.set(deck.name, { bytes, folder })
      if (first === undefined || first.bytes === bytes) return []
      const message = `the deck '${deck.name}' has other outputs here than in ${first.folder}`
      return [
        shardFault(folder, { code: 'merge/deck-twice', message, hint: 'build each deck in one shard, each shard into an empty folder' }),
      ]
    }),
  )
}

function bytesOf({ outputs }: DeckEntry): string {
  return outputs
    .map(({ path, sha256 }) => `${path} ${sha256}`)
    .sort()
    .join('\n')
}
