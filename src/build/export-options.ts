import type { World } from '../world/world.ts'

/** What of a deck is exported as pictures. */
export interface PngOptions {
  /** How wide they are, in px. */
  readonly width: number
  /** The title slide alone, in the shape of a link preview. */
  readonly onlyTitle: boolean
}

/** What an export takes. */
export interface ExportOptions {
  /** The folder of course.yaml. */
  readonly root: string
  /** The folder of the outputs. */
  readonly out: string
  /** Names of decks; all where absent. */
  readonly decks?: readonly string[] | undefined
  readonly pptx: boolean
  readonly png?: PngOptions | undefined
  /** The path of a browser, or the address of one elsewhere (`ws://…`); found by itself where absent. */
  readonly browser?: string | undefined
  /** Another world than the file system: for tests and embedding. */
  readonly world?: World | undefined
  /** Hears what is being done. */
  readonly onProgress?: ((step: string) => void) | undefined
}
