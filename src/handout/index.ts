export type { HandoutDeck } from './blocks.ts'
export { type Change, type FormReport, type MadeForm, makeHandouts } from './make.ts'
export { type Shaper, loadShaper } from './shape.ts'
