import type { Drawing } from '../charts/draw.ts'
import type { Size } from '../charts/marks.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import { type FontSet, shippedFonts } from '../fonts/catalog.ts'
import { subsetFontCss } from '../fonts/faces.ts'
import type { ComposedDeck, ComposedSlide } from '../model/composed.ts'
import { sha256 } from '../world/hash.ts'

/** The charts and diagrams of a deck. */
export interface Drawings {
  /** The SVGs by their address in the slides: `drawings/chart-0a1b2c3d.svg`. */
  readonly svgs: ReadonlyMap<string, string>
  /** The address of each slide's drawing, by the index of the slide. */
  readonly ofSlide: ReadonlyMap<number, string>
  readonly diagnostics: readonly Diagnostic[]
}

/** What is left of a slide between its edges, its title and its foot, and what each line beside the drawing takes of it. In px. */
const areas = { '16:9': { width: 1112, height: 486 }, '4:3': { width: 848, height: 486 } } as const
const lines = { lead: 58, caption: 54 } as const

/** Draws what a deck has to draw; the libraries are loaded with the first drawing. */
export async function drawDeck(deck: ComposedDeck): Promise<Drawings> {
  const svgs = new Map<string, string>()
  const ofSlide = new Map<number, string>()
  const diagnostics: Diagnostic[] = []
  for (const [index, slide] of deck.slides.entries()) {
    const drawing = await draw(slide, areas[deck.size])
    if (!drawing) continue
    diagnostics.push(...drawing.faults.map((fault) => ({ ...fault, file: deck.file, range: slide.range })))
    const address = `drawings/${slide.content.layout}-${hash(drawing.svg)}.svg`
    svgs.set(address, drawing.svg)
    ofSlide.set(index, address)
  }
  return { svgs, ofSlide, diagnostics }
}

/** Charts that were drawn, as long as their values are about. */
const drawn = new WeakMap<object, { readonly size: Size; readonly drawing: Drawing }>()

async function draw({ content }: ComposedSlide, area: Size): Promise<Drawing | undefined> {
  if (content.layout !== 'chart' && content.layout !== 'diagram') return undefined
  const size = { width: area.width, height: area.height - (content.lead ? lines.lead : 0) - (content.caption ? lines.caption : 0) }
  if (content.layout === 'chart') {
    // A deck is drawn for its slides, and again to be compared with what it was.
    const known = drawn.get(content.chart)
    if (known?.size.width === size.width && known.size.height === size.height) return known.drawing
    const drawing = (await import('../charts/draw.ts')).drawChart(content.chart, size)
    drawn.set(content.chart, { size, drawing })
    return drawing
  }
  return (await import('../charts/diagram.ts')).drawDiagram(content.mermaid, size, `d${hash(content.mermaid)}`)
}

/**
 * The drawings as files beside `slides.md`, for Marp CLI and Marp for VS Code: a picture in an `<img>` sees no font
 * but its own, so each has the faces that it is set in.
 */
export async function drawingFiles({ svgs }: Drawings, fonts: FontSet, readFont: ReadFont): Promise<Map<string, string>> {
  if (svgs.size === 0) return new Map()
  const text = [...svgs.values()].join('\n').replaceAll(/<[^>]*>/g, ' ')
  const set: FontSet = { ...shippedFonts, fallbacks: fonts.fallbacks }
  const faces = await subsetFontCss({ text, code: false, drawings: true, fonts: set }, readFont)
  const used = faces.split('\n').filter((face) => /font-style:normal;font-weight:(400|600)/.test(face))
  // A ligature of a picture's font loses its letters in a PDF.
  const style = [...used, 'text{font-variant-ligatures:none}'].join('\n')
  return new Map([...svgs].map(([address, svg]) => [address, svg.replace('>', () => `>\n<style>${style}</style>`)]))
}

function hash(text: string): string {
  return sha256(text).slice(0, 8)
}
