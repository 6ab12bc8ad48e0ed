import type { Block, CellsBlock, PictureBlock, TableBlock, TextBlock } from './blocks.ts'
import { heightOf, indentOf, widestWord, widthOf } from './measure.ts'
import type { Box, Paragraph, Pictures, Shape, TableShape } from './presentation.ts'

/** By how much type and space are multiplied: the first of these with which all has room. */
const scales = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4]

/** Between blocks, and between cells, in px. */
const gap = 22
const columnGap = 36
/** Where an arrow stands in it. */
const wideColumnGap = 60
const arrow = 22

const leastForWords = 0.58
const leastPicture = 150
/** Larger than this a picture shows its px. */
const mostPictureScale = 1.5
const tableSize = 24
const cellPadding = { x: 10, y: 7 }
const barWidth = 6

/** Puts blocks under each other into a box, all of them as much smaller as they must be. */
export function placeBlocks(blocks: readonly Block[], box: Box, pictures: Pictures): Shape[] {
  const heights = (scale: number): number[] => blocks.map((block) => leastHeight(block, box.width, scale, pictures))
  const total = (scale: number): number => sum(heights(scale)) + gap * scale * Math.max(0, blocks.length - 1)
  const fits = (one: number): boolean => total(one) <= box.height
  // A word, or a line of code, is not parted as long as what is set smaller for it can be read.
  const whole = scales.find((one) => one >= leastForWords && fits(one) && blocks.every((block) => isUnparted(block, box.width, one)))
  const scale = whole ?? scales.find(fits) ?? scales.at(-1) ?? 1
  const spare = Math.max(0, box.height - total(scale))
  const isShort = blocks[0]?.kind === 'cells' || (blocks[0]?.kind === 'text' && blocks[0].bar !== undefined)
  const drawn = blocks.filter(({ kind }) => kind === 'picture').length
  const least = heights(scale)
  // What has its own form hangs a little under the title.
  let y = box.y + (isShort && drawn === 0 ? Math.min(70, spare * 0.3) : 0)
  return blocks.flatMap((block, index) => {
    const own = (least[index] ?? 0) + (block.kind === 'picture' ? spare / drawn : 0)
    // Text that ends a slide has the rest of it: there is room to write on.
    const isLast = index === blocks.length - 1
    const height = block.kind === 'text' && block.isBody && isLast ? Math.max(own, box.y + box.height - y) : own
    const shapes = placeBlock(block, { x: box.x, y, width: box.width, height }, scale, pictures)
    y += height + gap * scale
    return shapes
  })
}

/** A picture as large as a box allows, in the middle of it. */
export function placePicture(
  { name, picture, alt, mostScale = mostPictureScale }: Omit<PictureBlock, 'kind'>,
  box: Box,
  pictures: Pictures,
): Shape {
  const { width = 16, height = 9 } = pictures.get(picture) ?? {}
  const scale = Math.min(box.width / width, box.height / height, mostScale)
  const shown = { width: width * scale, height: height * scale }
  const middle = { x: box.x + (box.width - shown.width) / 2, y: box.y + (box.height - shown.height) / 2 }
  return { kind: 'picture', name, picture, alt, box: { ...middle, ...shown } }
}

/** Paragraphs with their type and space multiplied. */
export function scaled(paragraphs: readonly Paragraph[], scale: number): Paragraph[] {
  return paragraphs.map((paragraph) => ({
    ...paragraph,
    size: paragraph.size * scale,
    ...(paragraph.before !== undefined && { before: paragraph.before * scale }),
  }))
}

/** Whether no word, and no line of code, is wider than its column. */
function isUnparted(block: Block, width: number, scale: number): boolean {
  if (block.kind === 'cells') {
    const own = cellWidth(block, width)
    return block.cells.every(({ paragraphs }) => paragraphs.every((paragraph) => widestWord(paragraph, scale) <= own))
  }
  if (block.kind !== 'text') return true
  const own = width - 2 * insetOf(block)
  return block.paragraphs.every((paragraph) => {
    const isCode = paragraph.runs.every((run) => run.code)
    return (isCode ? widthOf : widestWord)(paragraph, scale) + indentOf(paragraph, scale) <= own
  })
}

function leastHeight(block: Block, width: number, scale: number, pictures: Pictures): number {
  switch (block.kind) {
    case 'text':
      return textHeight(block, width, scale)
    case 'table':
      return sum(tableRows(block, width, scale).map(({ height }) => height))
    case 'cells':
      return sum(cellRows(block, width, scale)) + gap * scale * (Math.ceil(block.cells.length / block.perRow) - 1)
    case 'picture':
      return Math.min(leastPicture * scale, pictures.get(block.picture)?.height ?? leastPicture * scale)
  }
}

function placeBlock(block: Block, box: Box, scale: number, pictures: Pictures): Shape[] {
  switch (block.kind) {
    case 'text':
      return placeText(block, box, scale)
    case 'table':
      return [placeTable(block, box, scale)]
    case 'cells':
      return placeCells(block, box, scale)
    case 'picture':
      return [placePicture(block, box, pictures)]
  }
}

const insetOf = ({ fill, bar }: TextBlock): number => (fill ? 20 : bar ? 24 : 0)

function textHeight(block: TextBlock, width: number, scale: number): number {
  const inset = insetOf(block)
  return heightOf(block.paragraphs, width - 2 * inset, scale) + (block.fill ? 2 * inset : 0)
}

function placeText(block: TextBlock, box: Box, scale: number): Shape[] {
  const { name, paragraphs, fill, bar } = block
  const inset = insetOf(block)
  const own = bar && !fill ? { ...box, x: box.x + inset, width: box.width - inset } : box
  const stroke: Shape[] = bar ? [{ kind: 'area', name: `${name}: stroke`, fill: bar, box: { ...box, width: barWidth } }] : []
  return [
    ...stroke,
    {
      kind: 'text',
      name,
      box: own,
      paragraphs: scaled(paragraphs, scale),
      ...(block.isBody && { placeholder: 'body' as const }),
      ...(fill && { fill, inset }),
      anchor: fill ? 'middle' : 'top',
    },
  ]
}

const gapOf = ({ leadsOn }: CellsBlock): number => (leadsOn ? wideColumnGap : columnGap)

function cellWidth(block: CellsBlock, width: number): number {
  return (width - gapOf(block) * (block.perRow - 1)) / block.perRow
}

/** Over the text of a cell, for its rule or dot. */
const overhead = ({ over }: CellsBlock): number => (over === 'rule' ? 14 : over === 'dot' ? 34 : 0)

function cellRows(block: CellsBlock, width: number, scale: number): number[] {
  const own = cellWidth(block, width)
  const heights = block.cells.map(({ paragraphs }) => heightOf(paragraphs, own, scale) + overhead(block))
  return Array.from({ length: Math.ceil(heights.length / block.perRow) }, (_, row) =>
    Math.max(...heights.slice(row * block.perRow, (row + 1) * block.perRow)),
  )
}

function placeCells(block: CellsBlock, box: Box, scale: number): Shape[] {
  const { cells, perRow, over, leadsOn } = block
  const width = cellWidth(block, box.width)
  const rows = cellRows(block, box.width, scale)
  return cells.flatMap(({ name, paragraphs }, index): Shape[] => {
    const row = Math.floor(index / perRow)
    const x = box.x + (index % perRow) * (width + gapOf(block))
    const y = box.y + sum(rows.slice(0, row)) + gap * scale * row
    const isLastOfRow = index % perRow === perRow - 1 || index === cells.length - 1
    const top = overhead(block)
    const text = { x, y: y + top, width, height: (rows[row] ?? 0) - top }
    return [
      ...(over === 'rule' ? [area(`${name}: rule`, { x, y, width, height: 3 }, 'accent')] : []),
      ...(over === 'dot'
        ? [
            area(`${name}: line`, { x, y: y + 8, width: isLastOfRow ? width : width + gapOf(block), height: 2 }, 'hairline'),
            { ...area(`${name}: dot`, { x, y, width: 18, height: 18 }, 'accent'), form: 'dot' as const },
          ]
        : []),
      ...(leadsOn && !isLastOfRow
        ? [
            {
              ...area(
                `${name}: arrow`,
                { x: x + width + (gapOf(block) - arrow) / 2, y: y + top + 8, width: arrow, height: arrow },
                'accent',
              ),
              form: 'arrow' as const,
            },
          ]
        : []),
      { kind: 'text', name, box: text, paragraphs: scaled(paragraphs, scale), anchor: 'top' },
    ]
  })
}

function area(name: string, box: Box, fill: 'accent' | 'hairline'): Extract<Shape, { kind: 'area' }> {
  return { kind: 'area', name, box, fill }
}

function tableParagraphs({ header, rows, align }: TableBlock): Paragraph[][] {
  const paragraph = (runs: TableBlock['header'][number], column: number, bold: boolean): Paragraph => ({
    runs,
    size: tableSize,
    align: align[column] === 'right' ? 'right' : 'left',
    ...(bold && { bold, colour: 'accent' as const }),
  })
  return [
    header.map((runs, column) => paragraph(runs, column, true)),
    ...rows.map((row) => row.map((runs, column) => paragraph(runs, column, false))),
  ]
}

/** Each column as wide as its longest cell asks for; where that is too much, no narrower than its longest word. */
function tableColumns(rows: readonly (readonly Paragraph[])[], width: number, scale: number): number[] {
  const count = Math.max(...rows.map((row) => row.length))
  const ofColumn = (measure: (cell: Paragraph, scale: number) => number, column: number): number =>
    Math.max(...rows.map((row) => (row[column] ? measure(row[column], scale) : 0))) + 2 * cellPadding.x + 4
  const wanted = Array.from({ length: count }, (_, column) => ofColumn(widthOf, column))
  const least = Array.from({ length: count }, (_, column) => ofColumn(widestWord, column))
  const all = sum(wanted)
  if (all <= width) return wanted.map((own) => (own * width) / all)
  const spare = Math.max(0, width - sum(least))
  // A column of long texts gives more than one of short ones.
  const asked = wanted.map((own, column) => Math.sqrt(Math.max(0, own - (least[column] ?? 0))))
  const columns = least.map((own, column) => own + (spare * (asked[column] ?? 0)) / (sum(asked) || 1))
  return columns.map((own) => (own * width) / sum(columns))
}

function tableRows(block: TableBlock, width: number, scale: number): TableShape['rows'] {
  const rows = tableParagraphs(block)
  const columns = tableColumns(rows, width, scale)
  return rows.map((cells) => {
    const heights = cells.map((cell, column) => heightOf([cell], (columns[column] ?? 0) - 2 * cellPadding.x, scale))
    return { height: Math.max(...heights) + 2 * cellPadding.y * scale, cells: scaled(cells, scale) }
  })
}

function placeTable(block: TableBlock, box: Box, scale: number): Shape {
  const rows = tableRows(block, box.width, scale)
  const columns = tableColumns(tableParagraphs(block), box.width, scale)
  return { kind: 'table', name: block.name, box: { ...box, height: sum(rows.map(({ height }) => height)) }, columns, rows }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
