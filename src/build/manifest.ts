import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { SlideFit } from '../model/fit.ts'

/** A file that was made. */
export interface Output {
  /** Relative to the folder of outputs, with forward slashes. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** What was done to a slide so that it fits. */
export interface FitEntry extends SlideFit {
  /** Counted from 1. */
  readonly slide: number
  /** Where it stands in the deck's file. */
  readonly line: number
  /** A hash of all that was measured: as long as it is the same, so is what fitting comes to. */
  readonly key: string
}

/** What the manifest says of a deck. */
export interface DeckEntry {
  readonly name: string
  /** Its file, relative to the course. */
  readonly file: string
  readonly title: string
  /** How many pages the slides have. */
  readonly slides: number
  /** The deck has faults now: these are the outputs of the last build that had none. */
  readonly stale?: boolean | undefined
  readonly outputs: readonly Output[]
  /** The course's files that it was made from. */
  readonly sources: readonly { readonly path: string; readonly sha256: string }[]
  /** The slides that were set smaller than the theme is made for, or over several pages, so that they fit. */
  readonly fits: readonly FitEntry[]
  readonly handout?: { readonly preset: string; readonly fill: number; readonly leftOut: readonly string[] } | undefined
}

/** `manifest.json`: what was made, from what, with which hash. */
export interface Manifest {
  readonly deckhand: string
  readonly course: string
  readonly decks: readonly DeckEntry[]
}

const manifestFile: z.ZodType<Manifest> = z.object({
  deckhand: z.string(),
  course: z.string(),
  decks: z.array(
    z.object({
      name: z.string(),
      file: z.string(),
      title: z.string(),
      slides: z.int(),
      stale: z.boolean().optional(),
      outputs: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
      sources: z.array(z.object({ path: z.string(), sha256: z.string() })),
      fits: z.array(z.object({ slide: z.int(), line: z.int(), step: z.int(), parts: z.int(), key: z.string() })).default([]),
      handout: z.object({ preset: z.string(), fill: z.number(), leftOut: z.array(z.string()) }).optional(),
    }),
  ),
})

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
export function mergeEntry(before: DeckEntry | undefined, now: DeckEntry, asked: ReadonlySet<string>): DeckEntry {
  const made = new Set(now.outputs.map(({ path }) => path))
  // What was asked for and not made this time is an older deck's.
  const kept = (before?.outputs ?? []).filter(({ path }) => !made.has(path) && !asked.has(path.split('/').at(-1) ?? ''))
  const outputs = [...now.outputs, ...kept].sort((a, b) => (a.path < b.path ? -1 : 1))
  const handoutEntry = now.handout ?? before?.handout
  return { ...now, outputs, ...(handoutEntry && { handout: handoutEntry }) }
}
