import { hex } from '../model/colour.ts'
import { type Tokens, colourOf } from '../theme/tokens.ts'
import type { ColourName, Colours } from './presentation.ts'

/** What the house theme has, for themes that do not say. */
const house: Colours = {
  paper: '#ffffff',
  ink: '#14202b',
  muted: '#51606c',
  accent: '#0b5563',
  'accent-soft': '#e4eef0',
  signal: '#a63a0a',
  hairline: '#c8d1d7',
  night: '#062b32',
  'night-ink': '#ffffff',
  'night-muted': '#bdd1d5',
  'night-accent': '#85aab1',
  'scrim-ink': '#ffffff',
  'scrim-muted': '#d8e6ea',
  'scrim-accent': '#a9d5de',
  'code-ground': '#f2f5f7',
  'code-mark': '#dcebee',
}

/** The colours of a theme by its tokens, with the accent that the course chose. */
export function deckColours(tokens: Tokens, accent: string | undefined): Colours {
  const own: Tokens = accent === undefined ? tokens : new Map([...tokens, ['--brand', accent]])
  const colour = (name: ColourName): string => {
    const found = colourOf(`var(--${name})`, own)
    return found ? hex(found) : house[name]
  }
  return {
    paper: colour('paper'),
    ink: colour('ink'),
    muted: colour('muted'),
    accent: colour('accent'),
    'accent-soft': colour('accent-soft'),
    signal: colour('signal'),
    hairline: colour('hairline'),
    night: colour('night'),
    'night-ink': colour('night-ink'),
    'night-muted': colour('night-muted'),
    'night-accent': colour('night-accent'),
    'scrim-ink': colour('scrim-ink'),
    'scrim-muted': colour('scrim-muted'),
    'scrim-accent': colour('scrim-accent'),
    'code-ground': colour('code-ground'),
    'code-mark': colour('code-mark'),
  }
}

/** The families of a theme, by its tokens, or those that the course chose by name. */
export function deckFonts(tokens: Tokens, families: { readonly text?: string; readonly code?: string }): { text: string; code: string } {
  const family = (token: string, chosen: string | undefined, house: string): string => {
    // A font of the course's own files has no name that another machine knows.
    if (chosen !== undefined && !/^Course (Text|Code)$/.test(chosen)) return chosen
    return /^\s*['"]?([A-Za-z0-9][A-Za-z0-9 ]*)/.exec(tokens.get(token) ?? '')?.[1]?.trim() ?? house
  }
  return { text: family('--font-text', families.text, 'Source Sans 3'), code: family('--font-code', families.code, 'Source Code Pro') }
}
