import svgpath from 'svgpath'
import type { Drawn } from './mathjax.ts'
import { type LetterFace, flattenSvg } from './flatten-svg.ts'
import type { FormulaUse } from './formula-uses.ts'
import type { Page } from './operations.ts'
import type { GlyphRun, Shaper } from './shape.ts'

/** A formula or a part of one, in thousandths of its own type size, which is `mathScale` times the text's. */
export interface FormulaPart {
  readonly width: number
  /** How far it reaches above and below the baseline. */
  readonly ascent: number
  readonly descent: number
  /** The outline to fill: path data from the left end of the baseline, y downwards. */
  readonly d: string
  /** The space before it where another part stands before it on the line. */
  readonly space: number
}

export interface Formula {
  /** One part, or those between which a line may break. */
  readonly parts: readonly FormulaPart[]
  /** What stands at the right margin of a displayed formula. */
  readonly number?: string
  /** The same displayed formula in parts, where it is too wide for most columns and can be broken. */
  readonly broken?: readonly FormulaPart[]
}

/** The formulas of a deck by their TeX; none for what cannot be set. */
export type SetFormula = (tex: string, display: boolean) => Formula | undefined

/** A formula that is not set well, and the index of the slide that it is taken from. */
export interface FormulaFault {
  readonly tex: string
  readonly slide: number | undefined
  /** Why it stands there as its TeX source; or in how many pt it is set, so that it is no wider than its column. */
  readonly fault: { readonly reason: string } | { readonly size: number }
}

/** So large the small letters of a formula (0.44 of its size) are nearly as high as the text's (Source Sans 3: 0.49), as on slides. */
export const mathScale = 1.1

// Lines do not break in what is no wider than about a third of a column.
const unbroken = 11_000
// A displayed formula that is no wider stands whole in nearly every column.
const narrow = 20_000
// Longer TeX is no formula that a page could hold; nor is a larger drawing.
const longest = 4000
const largest = { width: 1_000_000, height: 60_000 }

/** Formulas, each set once. */
export interface DeckFormulas {
  readonly uses: readonly FormulaUse[]
  readonly find: SetFormula
  readonly faults: readonly FormulaFault[]
}

/** Sets formulas. MathJax is loaded where there is one that the shaper does not remember. */
export async function setFormulas(uses: readonly FormulaUse[], shaper: Shaper): Promise<DeckFormulas> {
  const known = new Map<string, Formula>()
  for (const { tex, display } of uses) {
    const key = keyOf(tex, display)
    const formula = shaper.formulas.get(key)
    if (formula) known.set(key, formula)
  }
  if (uses.every(({ tex, display }) => known.has(keyOf(tex, display)))) return found(uses, known, new Map())
  const { createTex } = await import('./mathjax.ts')
  const draw = createTex((text) => shapeLetters(text, 'regular', shaper).reduce((sum, run) => sum + run.width, 0) / mathScale)
  const faults = new Map<string, FormulaFault>()
  for (const { tex, display, slide } of uses) {
    const key = keyOf(tex, display)
    if (known.has(key) || faults.has(key)) continue
    try {
      const formula = setTex(tex, display, draw, shaper)
      known.set(key, formula)
      shaper.formulas.set(key, formula)
    } catch (error) {
      faults.set(key, { tex, slide, fault: { reason: reasonOf(error) } })
    }
  }
  return found(uses, known, faults)
}

function found(uses: readonly FormulaUse[], known: ReadonlyMap<string, Formula>, faults: ReadonlyMap<string, FormulaFault>): DeckFormulas {
  return { uses, find: (tex, display) => known.get(keyOf(tex, display)), faults: [...faults.values()] }
}

function keyOf(tex: string, display: boolean): string {
  return `${display ? 'display' : 'inline'} ${tex}`
}

function setTex(source: string, display: boolean, draw: (tex: string, display: boolean) => Drawn[], shaper: Shaper): Formula {
  if (source.length > longest) throw new Error(`it has ${source.length} characters, and ${longest} are allowed`)
  const { tex, number } = display ? withoutNumber(source) : { tex: source }
  const partsOf = (of: string, shown: boolean): FormulaPart[] =>
    bracketed(draw(of, shown)).map((drawn) => joined(drawn.map(({ svg, space }) => ({ ...boxOf(svg, shaper), space }))))
  const parts = partsOf(tex, display)
  const whole = joined(parts)
  if (whole.width > largest.width || whole.ascent + whole.descent > largest.height) throw new Error('it is larger than a page')
  if (!display) return { parts: whole.width <= unbroken ? [whole] : parts }
  const broken = whole.width > narrow ? partsOf(`\\displaystyle ${tex}`, false) : []
  return { parts: [whole], ...(broken.length > 1 && { broken }), ...(number !== undefined && { number }) }
}

// The code points of brackets, as MathJax names its glyphs.
const opening = new Set(['28', '5B', '7B', '27E8'])
const closing = new Set(['29', '5D', '7D', '27E9'])

/** Parts, those that stand in one pair of brackets together: no line breaks in there. */
function bracketed(parts: readonly Drawn[]): Drawn[][] {
  const together: Drawn[][] = []
  let depth = 0
  for (const part of parts) {
    const last = together.at(-1)
    if (depth > 0 && last) last.push(part)
    else together.push([part])
    depth = Math.max(0, depth + bracketsIn(part.svg))
  }
  return together
}

/** How many more brackets open in a drawing than close. */
function bracketsIn({ attributes, children }: Drawn['svg']): number {
  const glyph = String(attributes['data-c'] ?? '')
  const own = opening.has(glyph) ? 1 : closing.has(glyph) ? -1 : 0
  return children.reduce((sum, child) => sum + ('attributes' in child ? bracketsIn(child) : 0), own)
}

/** A formula's number is set apart from it, at the margin. */
function withoutNumber(tex: string): { tex: string; number?: string } {
  const tags = [...tex.matchAll(/\\tag(\*?)\s*\{([^{}]*)\}/g)]
  const [tag] = tags
  if (!tag) return { tex }
  if (tags.length > 1) throw new Error('it has more than one \\tag')
  const [whole, star, name = ''] = tag
  return { tex: tex.replace(whole, ''), number: star === '*' ? name : `(${name})` }
}

/** Its box is where MathJax says that it ends, and nowhere short of its ink. */
function boxOf(svg: Drawn['svg'], shaper: Shaper): Omit<FormulaPart, 'space'> {
  const [left, top, width, height] = String(svg.attributes['viewBox'] ?? '')
    .split(' ')
    .map(Number)
  if (left === undefined || top === undefined || width === undefined || height === undefined)
    throw new Error('it asks for the width of a page')
  const ink = flattenSvg(svg, (text, face) => letters(text, face, shaper))
  const start = Math.min(0, ink.left + overhang)
  const moved = start < 0 ? translated(ink.d, -start) : ink.d
  return {
    width: Math.max(width, ink.right - overhang) - start,
    ascent: Math.max(-top, -ink.top),
    descent: Math.max(top + height, ink.bottom),
    d: moved,
  }
}

// So far slanted letters may hang over their box.
const overhang = 120

/** Parts beside each other as one. */
function joined(parts: readonly FormulaPart[]): FormulaPart {
  let x = 0
  const placed = parts.map((part, index) => {
    const at = x + (index === 0 ? 0 : part.space)
    x = at + part.width
    return translated(part.d, at)
  })
  return {
    width: x,
    ascent: Math.max(0, ...parts.map(({ ascent }) => ascent)),
    descent: Math.max(0, ...parts.map(({ descent }) => descent)),
    d: placed.join(''),
    space: parts[0]?.space ?? 0,
  }
}

/** Path data that is pairs of whole numbers, moved to the right. */
function translated(d: string, dx: number): string {
  return dx === 0 ? d : d.replaceAll(/(-?\d+) (-?\d+)/g, (_, x: string, y: string) => `${Math.round(Number(x) + dx)} ${y}`)
}

const faces = { regular: 'regular', italic: 'italic', bold: 'semibold' } as const

function shapeLetters(text: string, face: LetterFace, shaper: Shaper): readonly GlyphRun[] {
  return shaper.shape(text, faces[face], { rightToLeft: /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) })
}

/** Letters as outlines of the text's fonts, in its size. */
function letters(text: string, face: LetterFace, shaper: Shaper): { d: string; x: number; y: number }[] {
  const lacking = shaper.missing(text)
  if (lacking.length > 0) throw new Error(`no font has ${lacking.join(' ')}`)
  let pen = 0
  return shapeLetters(text, face, shaper).flatMap((run) => {
    const { outline, unitsPerEm } = shaper.open(run.face)
    const scale = 1000 / mathScale / unitsPerEm
    return run.glyphs.map(({ id, advance, shift, rise }) => {
      const [x, y] = [(pen + shift) / mathScale, rise / mathScale]
      pen += advance
      return { d: svgpath(outline(id)).scale(scale).toString(), x, y }
    })
  })
}

function reasonOf(error: unknown): string {
  // Brackets in brackets by the thousand.
  if (error instanceof RangeError) return 'it is nested too deep'
  return error instanceof Error ? error.message : texMessage(error)
}

/** MathJax throws what is no Error. */
function texMessage(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error)
}

// In smaller type than this, in pt, a formula is told.
const leastSize = 7

/** The formulas that a layout sets in type that is hard to read. */
export function smallFormulas(pages: readonly Page[], uses: readonly FormulaUse[]): FormulaFault[] {
  const sizes = new Map<string, number>()
  for (const operation of pages.flatMap(({ operations }) => operations)) {
    if (operation.kind !== 'path' || operation.tag?.role !== 'Formula' || operation.scale * 1000 >= leastSize) continue
    const { alt = '' } = operation.tag
    sizes.set(alt, Math.min(sizes.get(alt) ?? leastSize, operation.scale * 1000))
  }
  return [...sizes].map(([tex, size]) => ({ tex, slide: uses.find((use) => use.tex === tex)?.slide, fault: { size } }))
}
