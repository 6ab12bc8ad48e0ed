import type { HandoutDeck } from './blocks.ts'
import { type Inline, plainText, text } from '../model/inline.ts'
import { dataText } from './data-text.ts'
import { naturalWidth } from './lines.ts'
import { type Operation, moved } from './operations.ts'
import { type Preset, typeSize } from './preset.ts'
import { qrCode } from './qr.ts'
import { setText } from './set-text.ts'
import type { Face, Shaper } from './shape.ts'
import type { Tag } from './tags.ts'
import { toWords } from './words.ts'

/** The head of the page, from its own top left corner. Lengths in pt. */
export interface TitleBlock {
  readonly height: number
  readonly operations: readonly Operation[]
}

const qrSide = 56.7 // 20 mm: a telephone reads it from a hand's breadth
const quietZone = 6 // white that it needs around it, three of its modules

/** Course, title and subtitle, or what the sheet is called, to the left; lecturer, institution, dates and address to the right, beside a QR code; a rule below. */
export function setTitle(deck: HandoutDeck, width: number, preset: Preset, shaper: Shaper, label?: readonly Inline[]): TitleBlock {
  const { size } = preset
  const { url } = deck.handout
  const facts = factsOf(deck).map((fact) => toWords(fact, shaper, { tag: { role: 'P' } }))
  const factSize = typeSize(preset, 'small')
  const factLine = factSize * 1.25
  const widest = Math.max(0, ...facts.map(naturalWidth)) * (factSize / 1000)
  const side = Math.min(widest, width * (url === undefined ? 0.45 : 0.36))
  const code = url === undefined ? 0 : qrSide + size
  const left = width - code - side - (side === 0 ? 0 : 2 * size)

  const operations: Operation[] = []
  let y = 0
  const put = (value: readonly Inline[], face: Face, at: number, ink: 'black' | 'grey', role: Tag['role'] = 'P'): void => {
    const set = setText(toWords(value, shaper, { face, tag: { role } }), left, { size: at, line: at * 1.15, ink, wrap: 'balance' })
    operations.push(...moved(set.paint(), 0, y))
    y += set.height
  }
  if (plainText(deck.title) !== deck.course) put([text(deck.course)], 'regular', factSize, 'grey')
  put(deck.title, 'semibold', size * 1.8, 'black', 'H1')
  // What stands under the title is what the sheet is called.
  if (deck.subtitle && !label) put(deck.subtitle, 'regular', size * 1.05, 'grey')

  let factY = 0
  for (const fact of facts) {
    const set = setText(fact, side, { size: factSize, line: factLine, ink: 'black', align: 'right' })
    operations.push(...moved(set.paint(), width - code - side, factY))
    factY += set.height
  }
  if (label) {
    const set = setText(toWords(label, shaper, { tag: { role: 'P' } }), width - code, { size, line: size * 1.25, ink: 'black' })
    y = Math.max(y, factY - 0.5 * size)
    operations.push(...moved(set.paint(), 0, y))
    y += set.height
  }
  if (url !== undefined) operations.push(paintCode(url, width - qrSide))
  const bottom = Math.max(Math.max(y, factY) + 0.4 * size, code === 0 ? 0 : qrSide + quietZone)
  operations.push({ kind: 'rule', x: 0, y: bottom, width, thickness: 1, ink: 'black' })
  return { height: bottom + 0.7 * size, operations }
}

function factsOf(deck: HandoutDeck): (readonly Inline[])[] {
  const { url } = deck.handout
  const data = dataText(deck.data, deck.language)
  const said = [
    ...[deck.lecturer, deck.institution, deck.date].flatMap((fact) => (fact === undefined ? [] : [[text(fact)]])),
    ...(data.length === 0 ? [] : [data]),
  ]
  return url === undefined ? said : [...said, [{ kind: 'link', href: url, children: [text(shortAddress(url))] }]]
}

/** An address as one types it. */
function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
}

function paintCode(url: string, x: number): Operation {
  const { size, d } = qrCode(url)
  return {
    kind: 'path',
    x,
    y: 0,
    scale: qrSide / size,
    d,
    fill: 'black',
    width: qrSide,
    tag: { role: 'Figure', alt: `QR code: ${shortAddress(url)}` },
  }
}
