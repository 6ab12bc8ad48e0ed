import type { Ink } from '../operations.ts'

/** Grey levels and one dark hue that a greyscale printer turns into dark grey. */
const inks: Readonly<Record<Ink, string>> = {
  black: '0 0 0',
  grey: '0.35 0.35 0.35',
  faint: '0.6 0.6 0.6',
  accent: '0.04 0.27 0.33',
  slate: '0.47 0.47 0.47',
  silver: '0.7 0.7 0.7',
  pale: '0.87 0.87 0.87',
  white: '1 1 1',
}

/** The operator that fills in an ink. */
export function filled(ink: Ink): string {
  return `${inks[ink]} rg`
}

/** The operator that strokes in an ink. */
export function stroked(ink: Ink): string {
  return `${inks[ink]} RG`
}
