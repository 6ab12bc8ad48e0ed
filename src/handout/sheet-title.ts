import type { HandoutDeck } from './blocks.ts'
import type { Frame } from './frame.ts'
import { type Operation, moved } from './operations.ts'
import { type Preset, largePrint } from './preset.ts'
import type { Shaper } from './shape.ts'
import { setTitle } from './title.ts'

/** The title over the first of a sheet's pages. */
export interface SheetTitle {
  /** What it takes of that page, in pt: nothing where it has a page of its own. */
  readonly taken: number
  readonly operations: readonly Operation[]
}

const titlePreset: Preset = { ...largePrint, size: 9.5 }
/** A title that takes more than this of the page would leave too little to what it stands over. */
const most = 1 / 3

/** The white between it and a slide, beyond that of text. In pt. */
const below = 6

/** The title of a deck as a sheet has it, within its frame. */
export function setSheetTitle(deck: HandoutDeck, frame: Frame, shaper: Shaper): SheetTitle {
  const { height, operations } = setTitle(deck, frame.width, titlePreset, shaper)
  return { taken: height > most * frame.height ? 0 : height + below, operations: moved(operations, frame.left, frame.top) }
}

/** Pages with their title: on the first of them, or before it. */
export function withTitle({ taken, operations }: SheetTitle, [first = [], ...others]: readonly (readonly Operation[])[]): Operation[][] {
  const rest = others.map((page) => [...page])
  return taken === 0 ? [[...operations], [...first], ...rest] : [[...operations, ...first], ...rest]
}
