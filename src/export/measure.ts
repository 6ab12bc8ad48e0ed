import { textWidth } from '../charts/text.ts'
import type { Paragraph, Run } from './presentation.ts'

/** From one base line to the next, as a part of the type size. */
export const lineHeight = 1.26

/** How far a list and each of its levels is indented, as a part of the type size. */
export const indentation = 1.4

/** A machine without the deck's font takes another one, which may be this much wider. */
const fallbackWidth = 1.06

/** How high paragraphs are in a column of this width, in px, when their type is multiplied by `scale`. */
export function heightOf(paragraphs: readonly Paragraph[], width: number, scale: number): number {
  return paragraphs.reduce((height, paragraph, index) => {
    const size = paragraph.size * scale
    const above = index === 0 ? 0 : (paragraph.before ?? 0) * scale
    return height + above + linesOf(paragraph, width - indentOf(paragraph, scale), scale) * size * lineHeight
  }, 0)
}

/** How far the text of a paragraph stands from the edge of its column, in px. */
export function indentOf({ size, level = 0, mark }: Paragraph, scale: number): number {
  return mark || level > 0 ? (level + 1) * indentation * size * scale : 0
}

/** How wide a paragraph is on one line, in px. */
export function widthOf(paragraph: Paragraph, scale = 1): number {
  return paragraph.runs.reduce((width, run) => width + runWidth(run, run.text, paragraph, scale), 0)
}

/** The widest piece of a paragraph that no line can part, in px. */
export function widestWord(paragraph: Paragraph, scale = 1): number {
  const words = paragraph.runs.flatMap((run) => run.text.split(/\s+/).map((word) => runWidth(run, word, paragraph, scale)))
  return Math.max(0, ...words)
}

function linesOf(paragraph: Paragraph, width: number, scale: number): number {
  let lines = 1
  let at = 0
  for (const run of paragraph.runs) {
    if (run.breakBefore) {
      lines++
      at = 0
    }
    for (const piece of run.text.split(/(?<=\s)/)) {
      const own = runWidth(run, piece.trimEnd(), paragraph, scale)
      if (at > 0 && at + own > width) {
        lines++
        at = 0
      }
      // What is wider than the column goes on over lines of its own.
      if (own > width) lines += Math.ceil(own / width) - 1
      at = own > width ? own % width : at + runWidth(run, piece, paragraph, scale)
    }
  }
  return lines
}

function runWidth(run: Run, text: string, { size, bold }: Paragraph, scale: number): number {
  const type = size * scale * (run.raised || run.lowered ? 0.66 : 1)
  if (run.code) return [...text].length * type * 0.6
  return textWidth(text, type, run.bold || bold ? 600 : 400) * fallbackWidth
}
