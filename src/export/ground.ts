import type { ColourName, Paragraph, Shape } from './presentation.ts'

const onDark: Readonly<Partial<Record<ColourName, ColourName>>> = {
  ink: 'night-ink',
  muted: 'night-muted',
  accent: 'night-accent',
  signal: 'night-accent',
}
const onLight: Readonly<Partial<Record<ColourName, ColourName>>> = {
  'night-ink': 'ink',
  'night-muted': 'muted',
  'night-accent': 'accent',
}

/** Shapes over a picture: under them a scrim, through which it is seen, and all text in colours that can be read on that. */
export function onGround(
  shapes: readonly Shape[],
  scrim: 'dark' | 'light',
  size: { readonly width: number; readonly height: number },
): Shape[] {
  const colours = scrim === 'dark' ? onDark : onLight
  const recolour = (name: ColourName | undefined): ColourName => {
    const own = name ?? (scrim === 'dark' ? 'ink' : 'night-ink')
    return colours[own] ?? own
  }
  const paragraphs = (all: readonly Paragraph[]): Paragraph[] =>
    all.map((one) => ({
      ...one,
      colour: recolour(one.colour),
      runs: one.runs.map((run) => (run.colour ? { ...run, colour: recolour(run.colour) } : run)),
    }))
  const over = shapes.map((shape): Shape => {
    // What has a ground of its own stands on that.
    if (shape.kind === 'text') return shape.fill ? shape : { ...shape, paragraphs: paragraphs(shape.paragraphs) }
    if (shape.kind === 'area') return { ...shape, fill: recolour(shape.fill) }
    if (shape.kind === 'table') return { ...shape, rows: shape.rows.map((row) => ({ ...row, cells: paragraphs(row.cells) })) }
    return shape
  })
  const isDark = scrim === 'dark'
  const veil = { kind: 'area', name: 'Scrim', fill: isDark ? 'night' : 'paper', transparency: isDark ? 0.24 : 0.12 } as const
  return [{ ...veil, box: { x: 0, y: 0, ...size } }, ...over]
}
