/** One way to set the page. Lengths in pt unless they are factors. */
export interface Preset {
  readonly name: string
  readonly columns: number
  /** Type size of the text. */
  readonly size: number
  /** From baseline to baseline, as a factor of the size. */
  readonly leading: number
  /** Between columns. */
  readonly gutter: number
  /** Between a group and the next, as a factor of the line. */
  readonly groupGap: number
  readonly margin: number
}

/** Type for captions and references, as a factor of the text's size; never under `smallest`. */
export const smallFactor = 0.88
export const smallest = 7.5

const millimetre = 72 / 25.4

/** From the roomiest to the tightest; the first that fits is taken. Text is never under 9 pt. */
export const ladder: readonly Preset[] = [
  [1, 12, 1.35],
  [2, 12, 1.32],
  [2, 11.5, 1.3],
  [2, 11, 1.3],
  [2, 10.5, 1.28],
  [2, 10, 1.27],
  [2, 9.5, 1.25],
  [3, 9.5, 1.24],
  [2, 9, 1.24],
  [3, 9, 1.22],
  [2, 9, 1.18],
  [3, 9, 1.16],
  [2, 9, 1.12],
].map(([columns = 2, size = 10, leading = 1.25], index, all) => {
  const tightness = index / (all.length - 1)
  return {
    name: `${columns} column${columns === 1 ? '' : 's'}, ${size} pt on ${(size * leading).toFixed(1)} pt`,
    columns,
    size,
    leading,
    gutter: (7 - 2.5 * tightness) * millimetre,
    groupGap: 1 - 0.5 * tightness,
    margin: (16 - 6 * tightness) * millimetre,
  }
})

/** The size of the sheet in pt. Sources: ISO 216 (210 × 297 mm), ANSI letter (8.5 × 11 in). */
export const sheets = {
  a4: { width: 210 * millimetre, height: 297 * millimetre },
  letter: { width: 612, height: 792 },
} as const
