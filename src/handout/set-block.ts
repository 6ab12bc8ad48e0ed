import { millimetre } from './lengths.ts'
import { naturalWidth } from './lines.ts'
import { type Operation, moved } from './operations.ts'
import { paragraphUnits } from './paragraph-units.ts'
import { type Preset, onGrid, textStyle } from './preset.ts'
import { setFigure } from './set-figure.ts'
import { setFormula } from './set-formula.ts'
import { type SetText, capHeight, setText } from './set-text.ts'
import type { ShapedBlock } from './shape-group.ts'
import { tableUnits } from './table-units.ts'
import type { Unit } from './unit.ts'

/** Sets a block to a width, as what a column takes; what stands before and after it says how far apart they are and what keeps together. */
export function setBlock(
  block: ShapedBlock,
  before: ShapedBlock | undefined,
  after: ShapedBlock | undefined,
  width: number,
  preset: Preset,
): Unit[] {
  switch (block.kind) {
    case 'paragraph': {
      const set = setText(block.words, width, textStyle(preset, block.small ? 'small' : 'text'))
      const gap = before?.kind === 'paragraph' && !block.small && !before.small ? 0.5 * preset.line : 0
      // What leads up to a table stays with it, and a source with what it is the source of.
      const keep = (after !== undefined && shown.has(after.kind)) || (after?.kind === 'paragraph' && after.small)
      return paragraphUnits(set, block.small ? 0 : gap, keep, preset)
    }
    case 'item': {
      const gap = before?.kind === 'item' && block.level === 0 ? preset.itemGap * preset.line : 0
      // A point keeps the first of those under it; a question the lines for its answer; the last one a caption.
      const keep =
        (block.level === 0 && after?.kind === 'item' && after.level === 1) ||
        after?.kind === 'lines' ||
        (after?.kind === 'paragraph' && after.small)
      const set = setItem(block, width, preset)
      return set.height <= longItem * preset.line ? [{ ...set, gap, keep }] : paragraphUnits(set, gap, keep, preset)
    }
    case 'table':
      // A caption stays with its table.
      return tableUnits(block.table, after?.kind === 'paragraph' && after.small, width, preset)
    case 'figure': {
      const keep = after?.kind === 'paragraph' && after.small
      const set = setFigure(block.figure, width, preset.size)
      return set ? [{ ...set, height: onGrid(set.height, preset), gap: 0, keep }] : tableUnits(block.table, keep, width, preset)
    }
    case 'formula': {
      // What its symbols mean stays with it.
      const set = setFormula(block.formula, width, textStyle(preset, 'text'))
      return [{ ...set, height: onGrid(set.height, preset), gap: 0, keep: after?.kind === 'paragraph' }]
    }
    case 'lines':
      // A tight page has one line for an answer.
      return [answerLines(preset.groupGap < 1 ? 1 : block.count, width, preset)]
  }
}

/** What is led up to. */
const shown: ReadonlySet<ShapedBlock['kind']> = new Set<ShapedBlock['kind']>(['table', 'figure', 'formula'])

/** An item of so many lines is torn apart rather than left out. */
const longItem = 12

function setItem(block: Extract<ShapedBlock, { kind: 'item' }>, width: number, preset: Preset): SetText {
  const style = textStyle(preset, block.small ? 'small' : 'text')
  const marker = setText(block.marker, width, style)
  const markerWidth = (naturalWidth(block.marker) / 1000) * style.size
  // Markers of one kind hang alike; a wide one (an entry's number) pushes its text only as far as it needs.
  const indent = Math.max(0.9 * style.size, markerWidth + 0.4 * style.size) + block.level * style.size
  const set = setText(block.words, width - indent, style)
  return {
    height: onGrid(Math.max(marker.height + set.lead, set.height), preset),
    lead: set.lead,
    tops: set.tops,
    cramped: set.cramped,
    paint: () => [...moved(marker.paint(), block.level * style.size, set.lead), ...moved(set.paint(), indent, 0)],
  }
}

/** Ruled lines to write on, at least 6 mm apart and 9 mm in large print, the first as far from the baseline above it. Source: ruled paper, 6 to 8 mm. */
function answerLines(count: number, width: number, preset: Preset): Unit {
  const below = 0.12 * preset.line
  const baseline = (preset.line - capHeight * preset.size) / 2
  const least = preset.pages === 'many' ? 1.5 * leastRuling : leastRuling
  const first = onGrid(least + below - baseline, preset)
  const distance = onGrid(least, preset)
  const line = (index: number): Operation => ({
    kind: 'rule',
    x: 0,
    y: first + index * distance - below,
    width,
    thickness: 0.3,
    ink: 'grey',
  })
  return {
    height: first + (count - 1) * distance,
    gap: 0,
    keep: false,
    cramped: false,
    paint: () => Array.from({ length: count }, (_, index) => line(index)),
  }
}

const leastRuling = 6 * millimetre
