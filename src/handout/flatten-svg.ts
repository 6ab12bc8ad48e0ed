import type { LiteElement, LiteNode } from '@mathjax/src/js/adaptors/lite/Element.js'
import { type Clip, type Matrix, type Outline, type Pen, createPen, identity, times } from './pen.ts'

/** The outlines of the letters of a text in this face, in thousandths of its size with y upwards, and where each stands. */
export type SetLetters = (text: string, face: LetterFace) => readonly { readonly d: string; readonly x: number; readonly y: number }[]
export type LetterFace = 'regular' | 'italic' | 'bold'

// What MathJax's style sheet says of the lines of a table, in thousandths of the type size.
const tableLine = 60
const dash = 140

/**
 * The drawing of a formula as one outline, from its SVG: nested maps are applied, lines and frames become areas,
 * letters that the font for mathematics lacks come from the text's. Colours and grounds are left out: paper has none.
 *
 * @throws Error where the SVG has something else
 */
export function flattenSvg(svg: LiteElement, letters: SetLetters): Outline {
  const pen = createPen()
  for (const child of svg.children) flatten(child, identity, undefined, pen, letters)
  return pen.outline()
}

function flatten(node: LiteNode, outer: Matrix, clip: Clip | undefined, pen: Pen, letters: SetLetters): void {
  if (!('attributes' in node)) return
  const matrix = times(outer, transformOf(node))
  switch (node.kind) {
    case 'g':
      for (const child of node.children) flatten(child, matrix, clip, pen, letters)
      return
    case 'svg': {
      const { map, inside } = viewport(node)
      for (const child of node.children) flatten(child, times(matrix, map), inside, pen, letters)
      return
    }
    case 'path':
      // What is cut off is told in the units of the drawing that cuts.
      pen.path(textAttribute(node, 'd'), matrix, clip && unscaled(clip, transformOf(node)))
      return
    case 'rect':
      return flattenRect(node, matrix, pen)
    case 'line':
      return flattenLine(node, matrix, pen)
    case 'text': {
      const size = number(node, 'font-size', 1000) / 1000
      for (const { d, x, y } of letters(textOf(node), faceOf(node))) pen.path(d, times(matrix, [size, 0, 0, -size, x * size, -y * size]))
      return
    }
    default:
      throw new Error(`a formula is drawn with <${node.kind}>`)
  }
}

function flattenRect(node: LiteElement, matrix: Matrix, pen: Pen): void {
  if ('data-bgcolor' in node.attributes) return
  const [x, y] = [number(node, 'x', 0), number(node, 'y', 0)]
  const [right, top] = [x + number(node, 'width', 0), y + number(node, 'height', 0)]
  if (node.attributes['fill'] !== 'none') return pen.polygon([x, y, right, y, right, top, x, top], matrix)
  const half = number(node, 'stroke-width', tableLine) / 2
  pen.polygon(band(x - half, y, right + half, y, half), matrix)
  pen.polygon(band(x - half, top, right + half, top, half), matrix)
  pen.polygon(band(x, y, x, top, half), matrix)
  pen.polygon(band(right, y, right, top, half), matrix)
}

function flattenLine(node: LiteElement, matrix: Matrix, pen: Pen): void {
  const [x1, y1] = [number(node, 'x1', 0), number(node, 'y1', 0)]
  const [x2, y2] = [number(node, 'x2', 0), number(node, 'y2', 0)]
  const half = number(node, 'stroke-width', tableLine) / 2
  const length = Math.hypot(x2 - x1, y2 - y1)
  if (!/dashed|dotted/.test(String(node.attributes['class'] ?? ''))) return pen.polygon(band(x1, y1, x2, y2, half), matrix)
  for (let from = 0; from < length; from += 2 * dash) {
    const [a, b] = [from / length, Math.min(1, (from + dash) / length)]
    pen.polygon(band(x1 + (x2 - x1) * a, y1 + (y2 - y1) * a, x1 + (x2 - x1) * b, y1 + (y2 - y1) * b, half), matrix)
  }
}

/** The corners of a line with a width, anticlockwise where y goes up, as the outlines of glyphs are. */
function band(x1: number, y1: number, x2: number, y2: number, half: number): number[] {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1
  const [dx, dy] = [((y1 - y2) / length) * half, ((x2 - x1) / length) * half]
  return [x1 - dx, y1 - dy, x2 - dx, y2 - dy, x2 + dx, y2 + dy, x1 + dx, y1 + dy]
}

/** A drawing inside the drawing: it shows a piece of a long stroke, and nothing beyond it. */
function viewport(node: LiteElement): { readonly map: Matrix; readonly inside: Clip } {
  const [left = 0, top = 0, width = 1, height = 1] = textAttribute(node, 'viewBox')
    .split(/[\s,]+/)
    .map(Number)
  const [scaleX, scaleY] = [number(node, 'width', width) / width, number(node, 'height', height) / height]
  return {
    map: [scaleX, 0, 0, scaleY, number(node, 'x', 0) - left * scaleX, number(node, 'y', 0) - top * scaleY],
    inside: { left, top, right: left + width, bottom: top + height },
  }
}

/** A clip in the units inside a map that scales and moves. */
function unscaled({ left, top, right, bottom }: Clip, [a, , , d, e, f]: Matrix): Clip {
  const [x1, x2] = [(left - e) / a, (right - e) / a]
  const [y1, y2] = [(top - f) / d, (bottom - f) / d]
  return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) }
}

function transformOf(node: LiteElement): Matrix {
  return [...textAttribute(node, 'transform').matchAll(/(\w+)\(([^)]*)\)/g)].reduce<Matrix>((matrix, [, name, list = '']) => {
    const [a = 0, b, c = 0, d = 0, e = 0, f = 0] = list
      .trim()
      .split(/[\s,]+/)
      .map(Number)
    switch (name) {
      case 'translate':
        return times(matrix, [1, 0, 0, 1, a, b ?? 0])
      case 'scale':
        return times(matrix, [a, 0, 0, b ?? a, 0, 0])
      case 'matrix':
        return times(matrix, [a, b ?? 0, c, d, e, f])
      default:
        throw new Error(`a formula is drawn with ${name}()`)
    }
  }, identity)
}

function faceOf(node: LiteElement): LetterFace {
  if (node.attributes['font-weight'] === 'bold') return 'bold'
  return node.attributes['font-style'] === 'italic' ? 'italic' : 'regular'
}

/** The text in an element. */
export function textOf(node: LiteElement): string {
  return node.children.map((child) => ('value' in child ? child.value : textOf(child))).join('')
}

function number(node: LiteElement, name: string, absent: number): number {
  const value = Number.parseFloat(textAttribute(node, name))
  return Number.isFinite(value) ? value : absent
}

function textAttribute(node: LiteElement, name: string): string {
  return String(node.attributes[name] ?? '')
}
