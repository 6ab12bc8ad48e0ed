import type { ColourName, Paragraph, Shape } from './presentation.ts'

const onDark: Readonly<Partial<Record<ColourName, ColourName>>> = {
  ink: 'scrim-ink',
  muted: 'scrim-muted',
  accent: 'scrim-accent',
  signal: 'scrim-accent',
  'night-ink': 'scrim-ink',
  'night-muted': 'scrim-muted',
  'night-accent': 'scrim-accent',
}
const onLight: Readonly<Partial<Record<ColourName, ColourName>>> = {
  'night-ink': 'ink',
  'night-muted': 'muted',
  'night-accent': 'accent',
}

/** Shapes over a picture: all text in colours that can be read on its scrim. */
export function onGround(shapes: readonly Shape[], scrim: 'dark' | 'light'): Shape[] {
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
  return shapes.map((shape): Shape => {
    // What has a ground of its own stands on that.
    if (shape.kind === 'text') return shape.fill ? shape : { ...shape, paragraphs: paragraphs(shape.paragraphs) }
    if (shape.kind === 'area') return { ...shape, fill: recolour(shape.fill) }
    if (shape.kind === 'table') return { ...shape, rows: shape.rows.map((row) => ({ ...row, cells: paragraphs(row.cells) })) }
    return shape
  })
}
