import { type Preset, typeSize } from './preset.ts'
import type { ShapedBlock, ShapedGroup } from './shape-group.ts'
import type { Word } from './words.ts'

/** The area of a group's words were every line full to its end, in square pt: no setting takes less. */
export function leastArea(shaped: ShapedGroup, preset: Preset): number {
  const ems = shaped.blocks.reduce((sum, block) => sum + blockWidth(block, preset), 0) / 1000
  return ems * preset.size * preset.line
}

function blockWidth(block: ShapedBlock, preset: Preset): number {
  const total = (words: readonly Word[]): number => words.reduce((sum, word) => sum + word.width + word.space, 0)
  switch (block.kind) {
    case 'table':
      return (
        [block.table.header, ...block.table.parts.flat()].flat().reduce((sum, { words }) => sum + total(words), 0) *
        (typeSize(preset, 'table') / preset.size) ** 2
      )
    case 'formula':
    case 'figure':
    case 'lines':
      return 0
    default:
      return total(block.words) * (block.small ? (typeSize(preset, 'small') / preset.size) ** 2 : 1)
  }
}
