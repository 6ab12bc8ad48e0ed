import { z } from 'zod'
import { codeNames } from '../diagnostics/codes.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { handoutForms } from '../model/handout.ts'
import type { Store } from '../world/store.ts'
import { sha256 } from '../world/hash.ts'
import { fitCount } from './manifest.ts'
import type { OutputFolder } from './output-folder.ts'
import { staysInside } from './paths.ts'

/** A file that was made, by what it holds. Its name is relative to the deck's folder. */
export interface MadeFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** What making slides came to. Slides are told by their index, so that it holds wherever they stand in the deck's file. */
export interface MadeSlides {
  readonly pages: number
  /** Over how many pages each slide goes. */
  readonly pagesOfSlides: readonly number[]
  readonly files: readonly MadeFile[]
  readonly diagnostics: readonly Diagnostic[]
  /** What was done to slides so that they fit. */
  readonly fits: readonly { readonly slide: number; readonly step: number; readonly parts: number; readonly key?: string | undefined }[]
  /** A hash of the Markdown as it was given away: with what was done to slides, and also the audience's where it was asked for. */
  readonly markdown: string
}

/** Something that a form shows in short, or not at all. */
export interface MadeChange {
  readonly name: string
  readonly slide?: number | undefined
}

/** What making a form of the handout came to. */
export interface MadeSheets {
  readonly form: (typeof handoutForms)[number]
  readonly pages: number
  readonly preset: string
  readonly fill: number
  readonly shortened: readonly MadeChange[]
  readonly leftOut: readonly MadeChange[]
  readonly files: readonly MadeFile[]
  readonly diagnostics: readonly Diagnostic[]
}

const position = z.object({ line: z.int(), column: z.int() })
const files = z.array(z.object({ name: z.string().refine(staysInside), bytes: z.int(), sha256: z.string() }))

const rememberedDiagnostic: z.ZodType<Diagnostic> = z.object({
  code: z.enum(codeNames),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  hint: z.string(),
  file: z.string(),
  range: z.object({ start: position, end: position }),
})

/** Diagnostics as they are remembered. */
export const rememberedDiagnostics = z.array(rememberedDiagnostic)

export const madeSlides: z.ZodType<MadeSlides> = z.object({
  pages: z.int(),
  pagesOfSlides: z.array(z.int()),
  files,
  diagnostics: rememberedDiagnostics,
  fits: z.array(z.object({ slide: z.int(), step: fitCount, parts: fitCount, key: z.string().optional() })),
  markdown: z.string(),
})

const change = z.object({ name: z.string(), slide: z.int().optional() })

export const madeSheets: z.ZodType<MadeSheets> = z.object({
  form: z.enum(handoutForms),
  pages: z.int(),
  preset: z.string(),
  fill: z.number(),
  shortened: z.array(change),
  leftOut: z.array(change),
  files,
  diagnostics: rememberedDiagnostics,
})

/** The files of one deck: kept as they are made, and found again. */
export interface DeckFiles {
  /** Keeps what was made, so that it need not be made again. */
  keep(name: string, content: string | Uint8Array): MadeFile
  /** What files hold, by their names; of those that stand where they belong `undefined`. Nothing at all where one is not at hand. */
  contents(files: readonly MadeFile[]): Promise<ReadonlyMap<string, Uint8Array | undefined> | undefined>
}

/** @param deck the name of its folder */
export function deckFiles(deck: string, out: OutputFolder, store: Store): DeckFiles {
  const made = new Map<string, Uint8Array>()
  return {
    keep: (name, content) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      const hash = sha256(bytes)
      made.set(hash, bytes)
      store.keepBytes(hash, bytes)
      return { name, bytes: bytes.length, sha256: hash }
    },
    contents: async (files) => {
      const found = new Map<string, Uint8Array | undefined>()
      for (const { name, sha256: hash } of files) {
        const standing = await out.holds(`${deck}/${name}`, hash)
        const bytes = standing ? undefined : (made.get(hash) ?? (await store.bytes(hash)))
        if (!standing && bytes === undefined) return undefined
        // Another build may remove it from the store before it is written.
        if (bytes) made.set(hash, bytes)
        found.set(name, bytes)
      }
      return found
    },
  }
}
