import type { TextBlock } from './blocks.ts'
import { type Of, type } from './content.ts'
import type { Part } from './layouts.ts'
import type { Paragraph, Run } from './presentation.ts'

/** Code in a type of one width, a paragraph for each line; lines that are marked stand out. */
export function codeBlock({ code, highlight = [], start }: Of<'code'>, part: Part): TextBlock {
  const ranges = highlight.map((lines) => String(lines).split('-').map(Number))
  const isMarked = (line: number): boolean => ranges.some(([from = 0, to = from]) => from <= line && line <= to)
  const lines = codeLines(code).map((line, index): Paragraph => {
    const number: Run[] = start === undefined ? [] : [{ text: `${String(start + index).padStart(3)}  `, code: true, colour: 'muted' }]
    const own: Run = { text: line === '' ? ' ' : line, code: true, ...(isMarked(index + 1) && { bold: true, marked: true }) }
    return { runs: [...number, own], size: type.code, colour: 'ink' }
  })
  return plainCode(lines.slice(part.start, part.end))
}

/** Lines of code of which nothing more is known. */
export function codeOf(code: string): TextBlock {
  return plainCode(
    codeLines(code).map((text) => ({ runs: [{ text: text === '' ? ' ' : text, code: true }], size: type.code, colour: 'ink' })),
  )
}

export function codeLines(code: string): string[] {
  return code
    .trimEnd()
    .split(/\r\n|[\r\n]/)
    .map((line) => line.replaceAll('\t', '    '))
}

function plainCode(lines: readonly Paragraph[]): TextBlock {
  const paragraphs = lines.map((line) => ({ ...line, leftToRight: true }))
  return { kind: 'text', name: 'Code', paragraphs, fill: 'code-ground' }
}
