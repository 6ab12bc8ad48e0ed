import type { Paper } from '../model/course.ts'
import type { World } from '../world/world.ts'

/** The outputs of a deck, by their short names. */
export const outputKinds = ['md', 'html', 'pdf', 'handout'] as const
export type OutputKind = (typeof outputKinds)[number]

export const outputNames: Readonly<Record<OutputKind, string>> = {
  md: 'slides.md',
  html: 'slides.html',
  pdf: 'slides.pdf',
  handout: 'handout.pdf',
}

/** The output that a file belongs to, by its path from the folder of outputs: `lecture/images/net.png` comes with the Markdown. */
export function kindOf(path: string): OutputKind {
  const [, name = ''] = path.split('/')
  if (name === 'thumbnail.svg') return 'html'
  return outputKinds.find((kind) => outputNames[kind] === name) ?? 'md'
}

/** What a check and a build share. */
export interface CheckOptions {
  /** The folder of course.yaml. */
  readonly root: string
  /** Names of decks; all where absent. */
  readonly decks?: readonly string[] | undefined
  readonly paper?: Paper | undefined
  /** The path of a browser; found by itself where absent. */
  readonly browser?: string | undefined
  /** Another world than the file system: for tests and embedding. */
  readonly world?: World | undefined
}

export interface BuildOptions extends CheckOptions {
  /** The folder of the outputs. */
  readonly out: string
  /** Which outputs; all where absent. */
  readonly only?: readonly OutputKind[] | undefined
  /** Hears what is being done. */
  readonly onProgress?: ((step: string) => void) | undefined
}
