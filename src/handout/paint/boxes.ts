import type { Painted } from './content.ts'
import { pathBox } from './path.ts'

/** Left, bottom, right and top, in pt, y upwards. */
export type Box = readonly [number, number, number, number]

/** What holds all of what is painted, on a page so high. */
export function boxAround(operations: readonly Painted[], pageHeight: number): Box {
  return operations
    .map((operation) => boxOf(operation, pageHeight))
    .reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])])
}

function boxOf(operation: Painted, pageHeight: number): Box {
  const { x, y } = operation
  switch (operation.kind) {
    case 'path':
      return pathBox(operation, pageHeight)
    case 'slide':
      return [x, pageHeight - y - operation.height, x + operation.width, pageHeight - y]
    case 'rule':
      return [x, pageHeight - y - operation.thickness / 2, x + operation.width, pageHeight - y + operation.thickness / 2]
    case 'text': {
      const { size, run } = operation
      return [x, pageHeight - y - 0.25 * size, x + (run.width * size) / 1000, pageHeight - y + 0.75 * size]
    }
  }
}
