import { millimetre } from './lengths.ts'
import type { TextStyle } from './set-text.ts'

/** One way to set the page. Lengths in pt unless they are factors. */
export interface Preset {
  readonly name: string
  readonly columns: number
  /** Type size of the text. */
  readonly size: number
  /** From baseline to baseline. */
  readonly line: number
  /** Between columns. */
  readonly gutter: number
  /** Between a group and the next, in lines. */
  readonly groupGap: number
  /** Between an item of a list and the next, in lines. */
  readonly itemGap: number
  readonly margin: number
  /** Whether what has no room goes on over further pages. */
  readonly pages: 'one' | 'many'
}

/** Kinds of type, as a factor of the text's size; and under which it never is. */
const kinds = {
  text: { factor: 1, least: 9 },
  table: { factor: 0.92, least: 9 },
  small: { factor: 0.86, least: 7.8 },
} as const

export type TypeKind = keyof typeof kinds

/** The size of a kind of type under a preset, in pt. Large print has one size for all. */
export function typeSize({ size, pages }: Preset, kind: TypeKind): number {
  const { factor, least } = kinds[kind]
  return pages === 'many' ? size : Math.max(least, size * factor)
}

/** How text of a kind is set under a preset: its leading shrinks with it. */
export function textStyle(preset: Preset, kind: TypeKind): TextStyle {
  const size = typeSize(preset, kind)
  return { size, line: (preset.line * size) / preset.size, ink: 'black' }
}

/**
 * A height on the grid: all columns of a page share baselines half a line apart,
 * so whatever is no text of the normal size is as high as so many halves of a line. One column has nobody to share them with.
 */
export function onGrid(height: number, preset: Preset): number {
  if (preset.columns === 1) return height
  const half = preset.line / 2
  return Math.ceil(height / half - 0.01) * half
}

/** Columns, size in pt, leading as a factor, gap between groups and between items in lines, margin and gutter in mm. */
type Setting = readonly [number, number, number, number, number, number, number]

function preset([columns, size, leading, groupGap, itemGap, margin, gutter]: Setting): Preset {
  const line = size * leading
  return {
    name: `${columns} column${columns === 1 ? '' : 's'}, ${size} pt on ${line.toFixed(1)} pt`,
    columns,
    size,
    line,
    gutter: gutter * millimetre,
    groupGap,
    itemGap,
    margin: margin * millimetre,
    pages: 'one',
  }
}

const settings: readonly Setting[] = [
  [2, 12, 1.34, 1, 0.5, 16, 8],
  [2, 11.5, 1.32, 1, 0.5, 16, 8],
  [2, 11, 1.32, 1, 0.5, 15, 7.5],
  [2, 11, 1.27, 1, 0, 15, 7.5],
  [2, 10.5, 1.27, 1, 0, 14, 7],
  [2, 10, 1.27, 1, 0, 14, 7],
  [2, 10, 1.22, 0.5, 0, 13, 6.5],
  [2, 9.5, 1.23, 0.5, 0, 13, 6],
  [2, 9, 1.22, 0.5, 0, 12, 6],
  [2, 9, 1.17, 0.5, 0, 11, 5.5],
  [3, 9, 1.17, 0.5, 0, 11, 5],
  [2, 9, 1.13, 0.5, 0, 10, 5],
  [3, 9, 1.13, 0.5, 0, 10, 5],
]

const closer: readonly Setting[] = [
  [2, 10, 1.17, 0.5, 0, 11, 5.5],
  [2, 10, 1.13, 0.5, 0, 10, 5],
]

/** From the roomiest to the tightest; the first that fits is taken. Text is never under 9 pt, margins never under 10 mm. */
export const ladder: readonly Preset[] = settings.map(preset)

/** The tightest settings of a ladder, one for each number of columns: what fits none of them fits nowhere. */
export function tightest(presets: readonly Preset[]): Preset[] {
  return presets.filter(({ columns }, index) => !presets.slice(index + 1).some((later) => later.columns === columns))
}

/** For sheets to write on: a blank needs a wide column. Its lines are higher than others, so that text may be closer. */
export const guidedLadder: readonly Preset[] = settings
  .filter(([columns]) => columns < 3)
  .flatMap((setting) => (setting[1] === 9.5 ? [...closer, setting] : [setting]))
  .map(preset)

/** For those who need large print; one column, so that a line holds enough words. Source: APHont and RNIB guidance, 14 pt and more. */
export const largePrint: Preset = { ...preset([1, 14, 1.36, 1, 0.5, 16, 8]), pages: 'many' }
