import { z } from 'zod'

/** Asks for one page of a deck alone, in a picture of this size in px. */
export interface StagePage {
  /** From 0. */
  readonly page: number
  readonly width: number
  readonly height: number
  /** A selector of what alone is to be seen; `background` for what stands behind the content. */
  readonly only?: string
}

/** Asks for one picture of a page of pictures alone. */
export interface StageImage {
  /** From 0. */
  readonly index: number
  /** In px, for one that has no px of its own. */
  readonly outlineWidth?: number
}

/** What is seen, in whole px. */
export const stagedBox = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable()

export type StagedBox = NonNullable<z.output<typeof stagedBox>>
