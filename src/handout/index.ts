export { groupName } from './blocks.ts'
export { type HandoutLayout, layoutHandout } from './layout.ts'
export { paintHandout } from './paint.ts'
export { type Shaper, loadShaper } from './shape.ts'
