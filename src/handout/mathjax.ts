import type { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js'
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js'
import { HTMLDocument } from '@mathjax/src/js/handlers/html/HTMLDocument.js'
import { TeX } from '@mathjax/src/js/input/tex.js'
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js'
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js'
import '@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js'
import '@mathjax/src/js/input/tex/braket/BraketConfiguration.js'
import '@mathjax/src/js/input/tex/cancel/CancelConfiguration.js'
import '@mathjax/src/js/input/tex/color/ColorConfiguration.js'
import '@mathjax/src/js/input/tex/configmacros/ConfigMacrosConfiguration.js'
import '@mathjax/src/js/input/tex/mathtools/MathtoolsConfiguration.js'
import '@mathjax/src/js/input/tex/newcommand/NewcommandConfiguration.js'
import { SVG } from '@mathjax/src/js/output/svg.js'
import { MathJaxTexFont } from '@mathjax/mathjax-tex-font/js/svg.js'
import { textOf } from './flatten-svg.ts'
import { texMacros } from './tex-macros.ts'

/** A formula, or a part of it that may begin a line, as MathJax draws it. */
export interface Drawn {
  readonly svg: LiteElement
  /** The space before it where it does not begin a line, in thousandths of the type size. */
  readonly space: number
}

/** Draws TeX: the parts of an inline formula, a displayed one as a whole. */
export type DrawTex = (tex: string, display: boolean) => Drawn[]

// No package that loads others, writes HTML or addresses.
const packages = ['base', 'ams', 'boldsymbol', 'braket', 'cancel', 'color', 'configmacros', 'mathtools', 'newcommand']
const em = 16

/**
 * Loads MathJax without its own page: it draws with the glyphs that KaTeX has, the same each time.
 *
 * @param measure the width of letters that its font lacks, in thousandths of the type size
 * @returns a function that throws an Error with MathJax's reason where it cannot set a formula
 */
export function createTex(measure: (text: string) => number): DrawTex {
  const plain = createDocument(measure)
  return (tex, display) => {
    // What a formula defines holds in it alone.
    const defines = /\\(?:[gex]?def|let|newcommand|renewcommand|(?:re)?newenvironment|Declare)/.test(tex)
    return parts((defines ? createDocument(measure) : plain)(tex, display))
  }
}

function createDocument(measure: (text: string) => number): (tex: string, display: boolean) => LiteElement {
  const adaptor = liteAdaptor()
  adaptor.nodeSize = (node) => ['attributes' in node ? measure(textOf(node)) / 1000 : 0, 1]
  const input = new TeX<LiteElement, unknown, unknown>({
    packages,
    macros: texMacros,
    maxMacros: 1000,
    formatError: (_jax: unknown, error: unknown) => {
      throw error
    },
  })
  const output = new SVG({ fontCache: 'none', fontData: MathJaxTexFont, linebreaks: { inline: true } })
  const document = new HTMLDocument(adaptor.parse('', 'text/html'), adaptor, { InputJax: input, OutputJax: output })
  return (tex, display) => document.convert(tex, { display, em, ex: output.font.params.x_height * em, containerWidth: 40 * em })
}

// The widths that MathJax names by number, in thousandths of the type size.
const spaces = [0, 111, 167, 222, 278, 333]

function parts(container: LiteElement): Drawn[] {
  const drawn: Drawn[] = []
  let space = 0
  for (const child of container.children) {
    if (!('attributes' in child)) continue
    if (child.kind === 'svg') {
      drawn.push({ svg: child, space })
      space = 0
    } else if (child.kind === 'mjx-break') space += spaceOf(child)
  }
  return drawn
}

function spaceOf({ attributes }: LiteElement): number {
  const { size, newline, prebreak } = attributes
  if (newline !== undefined || prebreak !== undefined) return 0
  if (size !== undefined) return spaces[Number(size)] ?? 0
  // Another width is written as what a letter of one em lacks.
  const [, spacing = '-1'] = /letter-spacing:\s*(-?[\d.]+)em/.exec(String(attributes['style'] ?? '')) ?? []
  return (Number(spacing) + 1) * 1000
}
