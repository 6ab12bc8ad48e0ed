export type { HandoutDeck } from './blocks.ts'
export { type Handout, makeHandout } from './make.ts'
export { type Shaper, loadShaper } from './shape.ts'
