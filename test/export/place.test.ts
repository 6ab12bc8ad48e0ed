import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '../../src/export/blocks.ts'
import { placeBlocks } from '../../src/export/place.ts'
import type { Shape } from '../../src/export/presentation.ts'

const box = { x: 84, y: 178, width: 1112, height: 462 }

const words = fc.array(fc.constantFrom('a', 'word', 'foundation', 'models'), { minLength: 1, maxLength: 8 }).map((all) => all.join(' '))
const paragraphs = fc.array(
  words.map((text) => ({ runs: [{ text }], size: 32, before: 12 })),
  { minLength: 1, maxLength: 3 },
)
const block = fc.oneof(
  paragraphs.map((all): Block => ({ kind: 'text', name: 'Text', paragraphs: all })),
  paragraphs.map((all): Block => ({ kind: 'text', name: 'Filled', paragraphs: all, fill: 'accent-soft' })),
  fc
    .array(paragraphs, { minLength: 1, maxLength: 6 })
    .map((cells): Block => ({ kind: 'cells', cells: cells.map((all) => ({ name: 'Cell', paragraphs: all })), perRow: 3, over: 'rule' })),
  fc.constant<Block>({ kind: 'picture', name: 'Picture', picture: 'p', alt: '' }),
)
const pictures = new Map([['p', { bytes: new Uint8Array(), mediaType: 'image/png' as const, width: 800, height: 300 }]])

test('blocks stay in their box, and none lies on another', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (blocks) => {
      const shapes = placeBlocks(blocks, box, pictures).filter(({ kind }) => kind !== 'area')
      for (const shape of shapes) {
        expect(shape.box.x).toBeGreaterThanOrEqual(box.x - 0.01)
        expect(shape.box.x + shape.box.width).toBeLessThanOrEqual(box.x + box.width + 0.01)
        expect(shape.box.y + shape.box.height).toBeLessThanOrEqual(box.y + box.height + 0.01)
      }
      shapes.forEach((one, index) => {
        for (const other of shapes.slice(index + 1)) expect(overlap(one, other)).toBe(false)
      })
    }),
    { numRuns: 60, seed: 7, endOnFailure: true },
  )
})

function overlap({ box: a }: Shape, { box: b }: Shape): boolean {
  const near = 0.01
  return a.x + near < b.x + b.width && b.x + near < a.x + a.width && a.y + near < b.y + b.height && b.y + near < a.y + a.height
}

test('a line of code is set smaller rather than parted', () => {
  const code = { runs: [{ text: 'x'.repeat(80), code: true }], size: 26 }
  const [shape] = placeBlocks([{ kind: 'text', name: 'Code', paragraphs: [code], fill: 'code-ground' }], box, pictures)
  if (shape?.kind !== 'text') throw new Error('no text')
  expect((shape.paragraphs[0]?.size ?? 0) * 0.6 * 80).toBeLessThanOrEqual(1112 - 40)
})

test('columns of a table have the width together, and no word is wider than its own', () => {
  const cell = (text: string) => [{ text }]
  const [table] = placeBlocks(
    [
      {
        kind: 'table',
        name: 'Table',
        header: [cell('A'), cell('B')],
        rows: [[cell('short'), cell('a text that goes on '.repeat(20))]],
        align: [],
      },
    ],
    box,
    pictures,
  )
  if (table?.kind !== 'table') throw new Error('no table')
  expect(table.columns.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1112)
  expect(table.columns[0]).toBeGreaterThan(60)
  expect(table.columns[0]).toBeLessThan(300)
})
