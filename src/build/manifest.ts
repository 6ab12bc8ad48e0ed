import { createHash } from 'node:crypto'
import { z } from 'zod'

const output = z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string() })
const source = z.strictObject({ path: z.string(), sha256: z.string() })
const handout = z.strictObject({ preset: z.string(), fill: z.number(), leftOut: z.array(z.string()) })

const deckEntry = z.strictObject({
  name: z.string(),
  title: z.string(),
  slides: z.int(),
  /** The deck has faults now: these are the outputs of the last build that had none. */
  stale: z.boolean().optional(),
  outputs: z.array(output),
  sources: z.array(source),
  handout: handout.optional(),
})

/** `manifest.json`: what was made, from what, with which hash. */
export const manifestFile = z.strictObject({
  deckhand: z.string(),
  course: z.string(),
  decks: z.array(deckEntry),
})

export type Manifest = z.output<typeof manifestFile>
export type DeckEntry = z.output<typeof deckEntry>

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function renderManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** A manifest that an earlier build wrote; `undefined` where it is not one. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const result = manifestFile.safeParse(JSON.parse(text))
    return result.success ? result.data : undefined
  } catch {
    return undefined
  }
}

/** Joins what this build made of a deck with what an earlier build made and this one did not touch. */
export function mergeEntry(before: DeckEntry | undefined, now: DeckEntry): DeckEntry {
  const made = new Set(now.outputs.map(({ path }) => path))
  const kept = (before?.outputs ?? []).filter(({ path }) => !made.has(path))
  const outputs = [...now.outputs, ...kept].sort((a, b) => (a.path < b.path ? -1 : 1))
  const handoutEntry = now.handout ?? before?.handout
  return { ...now, outputs, ...(handoutEntry && { handout: handoutEntry }) }
}
