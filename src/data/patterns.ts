import type { CollectionSettings } from '../model/course.ts'

/** Whether a text matches as a whole. */
export type Matches = (text: string) => boolean

/** The patterns of all fields, by how they are written; for those that cannot be read, why. */
export interface Patterns {
  readonly matches: ReadonlyMap<string, Matches>
  readonly faults: ReadonlyMap<string, string>
}

/**
 * Compiles the patterns of collections. They come with the data and run over many texts, so they are read by RE2,
 * whose time grows with the text and never explodes; it is loaded with the first pattern.
 */
export async function compilePatterns(collections: readonly CollectionSettings[]): Promise<Patterns> {
  const written = new Set(collections.flatMap(({ fields }) => Object.values(fields ?? {}).flatMap(({ pattern }) => pattern ?? [])))
  const matches = new Map<string, Matches>()
  const faults = new Map<string, string>()
  if (written.size === 0) return { matches, faults }
  const { RE2JS } = await import('re2js')
  for (const pattern of written) {
    try {
      const compiled = RE2JS.compile(pattern)
      matches.set(pattern, (text) => compiled.matches(text))
    } catch (error) {
      faults.set(pattern, error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error))
    }
  }
  return { matches, faults }
}
