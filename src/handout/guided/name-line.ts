import { type Inline, text } from '../../model/inline.ts'
import type { Terms } from '../../model/terms.ts'

/** Wide enough for a name that is written by hand, in no-break spaces. */
const nameWidth = 60

/** What the sheet is called, and whose it is: a blank, on which the key says that it is the key. */
export function nameLine({ title, name, key }: Terms['guided']): Inline[] {
  return [
    { kind: 'strong', children: [text(title)] },
    text(`   ${name}\u00a0`),
    { kind: 'blank', open: true, children: [text(`${key}${'\u00a0'.repeat(nameWidth)}`)] },
  ]
}
