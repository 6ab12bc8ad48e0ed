import { PDFDocument, rgb } from 'pdf-lib'
import { layoutHandout } from '../../src/handout/layout.ts'
import type { Operation, Page } from '../../src/handout/operations.ts'
import type { Face, Shaper } from '../../src/handout/shape.ts'
import type { Tag } from '../../src/handout/tags.ts'
import { type Inline, text } from '../../src/model/inline.ts'
import { handoutDeck, points } from './handout.ts'

const link = (href: string, said: string): Inline => ({ kind: 'link', href, children: [text(said)] })
const plain = (value: string): readonly Inline[] => (value === '' ? [] : [text(value)])

/** More characters than a block of a font's map to Unicode may hold. */
export const alphabets =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ абвгдежзийклмнопрстуфхцчшщъыьэюя 0123456789'

/** Wider than any line. */
export const longWord = 'abcde'.repeat(40)

/** A deck that has what a summary can hold. */
export const fullDeck = handoutDeck(
  [
    points('Waves and ﬁne AVATARs', [
      [text('fi ffl, e\u0301, a\u00a0b, n\u00adm, ∮, 😀, 👩‍🔬, π0. '), { kind: 'code', text: 'code()' }, { kind: 'cite', numbers: [1] }],
      [
        text('Before '),
        link(
          'https://example.org/(a)?b=\\ü',
          'a link of so many words that it must go over two lines, however wide the column is in which the layout sets it, and however small',
        ),
        text(' after.'),
      ],
      plain(alphabets),
      plain(`${longWord} end`),
    ]),
    {
      layout: 'points',
      title: [text('Nested '), link('https://example.org/in', 'link')],
      items: [{ text: plain('Above'), points: [plain('Under'), [link('https://example.org/under', 'https://example.org/under')]] }],
    },
    {
      layout: 'table',
      title: plain('A table'),
      caption: plain('Said of it.'),
      perSlide: 11,
      query: {
        kind: 'table',
        header: [plain('Name'), plain('Year')],
        align: ['left', 'right'],
        rows: [
          [plain('Ada'), plain('')],
          [plain(''), plain('1843')],
        ],
      },
    },
    { layout: 'definition', term: plain('Term'), text: [{ kind: 'strike', children: plain('Struck') }, text(' out.')] },
  ],
  { lecturer: 'Ada Łukasiewicz', subtitle: plain('Beneath it') },
)

export const metadata = { title: 'A deck & <more>', author: 'Ada Łukasiewicz', language: 'en', date: '2026-11' }

/** Its page, and two that have what only other forms of the handout have: figures, formulas, captions, cells that span, what goes on over pages. */
export function taggedPages(shaper: Shaper): Page[] {
  const summary = layoutHandout(fullDeck, shaper).pages
  const say = (value: string, tag: Tag | undefined, y: number, x = 40, face: Face = 'regular'): Operation[] => {
    let at = x
    return shaper.shape(value, face).map((run) => {
      const operation: Operation = { kind: 'text', x: at, y, size: 10, run: { ...run, scale: 1, ...(tag && { tag }) }, ink: 'black' }
      at += run.width / 100
      return operation
    })
  }
  const over: Tag = { role: 'P' }
  const formula: Tag = { role: 'Formula', alt: 'a over b', parent: over }
  const table: Tag = { role: 'Table' }
  const row = (): Tag => ({ role: 'TR', parent: table })
  const [head, first, second] = [row(), row(), row()]
  const first2: Page = {
    width: 595,
    height: 842,
    operations: [
      ...say('Further', { role: 'H2' }, 60),
      ...say('Not all', { role: 'H3' }, 80),
      ...say('It has ', over, 100),
      { kind: 'path', x: 80, y: 100, scale: 0.01, d: 'M0 0h500v-500H0zm100-100q50 50 100 0t100 0', fill: 'black', tag: formula },
      { kind: 'path', x: 90, y: 100, scale: 0.01, d: 'M0 0L100 0', stroke: 'grey', tag: formula },
      ...say('and goes ', over, 100, 100),
      ...say('Of a table', { role: 'Caption', parent: table }, 120),
      ...say('Both', { role: 'TH', scope: 'Column', columnSpan: 2, parent: head }, 140),
      ...say('Row', { role: 'TH', scope: 'Row', parent: first }, 160),
      ...say('שלום سلام', { role: 'TD', parent: first }, 160, 100),
      ...say('Row', { role: 'TH', scope: 'Row', parent: second }, 180),
      { kind: 'empty', x: 100, y: 180, tag: { role: 'TD', parent: second } },
      { kind: 'slide', x: 40, y: 200, width: 160, height: 90, page: 2, tag: { role: 'Figure', alt: 'Slide 3' } },
      { kind: 'slide', x: 240, y: 200, width: 160, height: 90, page: 0, tag: { role: 'Figure', alt: 'Slide 1' } },
      { kind: 'rule', x: 40, y: 300, width: 0.5, thickness: 90, ink: 'grey' },
      { kind: 'slide', x: 240, y: 300, width: 160, height: 90, page: 2 },
    ],
  }
  const last: Page = {
    width: 595,
    height: 842,
    operations: [
      { kind: 'path', x: 40, y: 40, scale: 1, d: 'M0 0C1 2 3 4 5 6S7 8 9 10A5 5 0 0110 10', stroke: 'accent', strokeWidth: 0.5 },
      ...say('on. 文 has no glyph.', over, 60),
    ],
  }
  return [...summary, first2, last]
}

/** Three slides, as a PDF without tags. */
export async function slidesPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (const shade of [0.2, 0.5, 0.8]) {
    document.addPage([960, 540]).drawRectangle({ x: 0, y: 0, width: 480, height: 540, color: rgb(shade, shade, shade) })
  }
  return document.save()
}
