export type { HandoutDeck } from './blocks.ts'
export { type Change, type FormReport, type MadeForm, makeHandouts, makeSlideSheets } from './make.ts'
export { type Shaper, loadShaper } from './shape.ts'
export type { PrintedSlides } from './shown-pages.ts'
