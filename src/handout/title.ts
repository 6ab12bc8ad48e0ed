import type { HandoutDeck } from './blocks.ts'
import { plainText, text } from '../model/inline.ts'
import { terms } from '../model/terms.ts'
import { naturalWidth } from './lines.ts'
import { type Operation, moved } from './operations.ts'
import type { Preset } from './preset.ts'
import { setText } from './set-text.ts'
import type { Face, Shaper } from './shape.ts'
import type { Tag } from './tags.ts'
import { toWords } from './words.ts'

/** The head of the page, from its own top left corner. Lengths in pt. */
export interface TitleBlock {
  readonly height: number
  readonly operations: readonly Operation[]
}

/** Course, title and subtitle to the left; lecturer, institution and dates to the right; a rule below. */
export function setTitle(deck: HandoutDeck, width: number, preset: Preset, shaper: Shaper): TitleBlock {
  const { size } = preset
  const facts = [
    deck.lecturer,
    deck.institution,
    deck.date,
    deck.asOf === undefined ? undefined : `${terms(deck.language).asOf} ${deck.asOf}`,
  ].flatMap((fact) => (fact === undefined ? [] : [toWords([text(fact)], shaper, { tag: { role: 'P' } })]))
  const factSize = Math.max(8, size * 0.85)
  const factLine = factSize * 1.25
  const widest = Math.max(0, ...facts.map(naturalWidth)) * (factSize / 1000)
  const side = Math.min(widest, width * 0.45)
  const left = width - side - (side === 0 ? 0 : 2 * size)

  const operations: Operation[] = []
  let y = 0
  const put = (value: Parameters<typeof toWords>[0], face: Face, at: number, ink: 'black' | 'grey', role: Tag['role'] = 'P'): void => {
    const set = setText(toWords(value, shaper, { face, tag: { role } }), left, { size: at, line: at * 1.15, ink })
    operations.push(...moved(set.operations, 0, y))
    y += set.height
  }
  if (plainText(deck.title) !== deck.course) put([text(deck.course)], 'regular', factSize, 'grey')
  put(deck.title, 'semibold', size * 1.8, 'black', 'H1')
  if (deck.subtitle) put(deck.subtitle, 'regular', size * 1.05, 'grey')

  let factY = 0
  for (const fact of facts) {
    const set = setText(fact, side, { size: factSize, line: factLine, ink: 'black', align: 'right' })
    operations.push(...moved(set.operations, width - side, factY))
    factY += set.height
  }
  const bottom = Math.max(y, factY) + 0.45 * size
  operations.push({ kind: 'rule', x: 0, y: bottom, width, thickness: 1, ink: 'black' })
  return { height: bottom + 0.9 * size, operations }
}
