/**
 * The colours of series. Each has at least 3 : 1 on white; any two differ by at least 6 in lightness (L*), so that they
 * stay apart in greyscale, and by a CIEDE2000 of at least 17 to viewers without one of the three kinds of cone.
 */
export const palette = ['#0b5563', '#c38400', '#250082', '#a74449', '#8b5ecc', '#5c2700'] as const

/** More series than this cannot be told apart by their colours. */
export const maxSeries = palette.length

/** The colour of a series, which a theme may set: `var(--chart-1, #0b5563)`. */
export function seriesColour(index: number): string {
  const at = index % palette.length
  return `var(--chart-${at + 1}, ${palette[at]})`
}

// White on ochre would have 3 : 1 only.
const takesInk = 1

/** The colour of type that stands on the colour of a series; a theme with a palette of its own may set one for all. */
export function onSeries(index: number): string {
  return `var(--on-chart, ${index % palette.length === takesInk ? '#14202b' : '#ffffff'})`
}

/** The colours of everything else, which a theme may set. */
export const colours = {
  ink: 'var(--ink, #14202b)',
  muted: 'var(--muted, #51606c)',
  hairline: 'var(--hairline, #c8d1d7)',
  paper: 'var(--paper, #ffffff)',
  accent: 'var(--accent, #0b5563)',
  accentSoft: 'var(--accent-soft, #e4f0f2)',
} as const
