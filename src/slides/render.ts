import type { Marp } from '@marp-team/marp-core'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** The slides of a Marp document: one SVG element each, with the CSS that they share. */
export interface RenderedSlides {
  readonly slides: readonly string[]
  readonly css: string
  /** In px. */
  readonly width: number
  readonly height: number
  /** The speaker notes of each slide, a text for each comment. */
  readonly notes: readonly (readonly string[])[]
}

export type RenderSlides = (markdown: string) => RenderedSlides

/** What of Marp a deck needs beside slides; what it does not need is not loaded. */
export interface Features {
  /** KaTeX, for formulas. */
  readonly math: boolean
  /** Shiki, for code in colour. */
  readonly code: boolean
}

/** Loads Marp with themes, given as CSS. */
export async function createRenderer(themes: readonly string[], features: Features): Promise<RenderSlides> {
  const { Marp } = await import('@marp-team/marp-core')
  const marp = new Marp({
    script: false,
    slug: false,
    emoji: { unicode: false, shortcode: false },
    container: [
      { tag: 'main', class: 'deck' },
      { tag: 'div', class: 'slide' },
    ],
  })
  if (features.math) {
    const { default: katexPlugin } = await import('@marp-team/marp-core/plugins/katex')
    // The path is a mark that the page replaces by the fonts themselves.
    marp.use(katexPlugin({ fontPath: 'katex-fonts/', options: { throwOnError: false, strict: false, trust: false, errorColor } }))
  }
  if (features.code) {
    const { default: shikiPlugin } = await import('@marp-team/marp-core/plugins/shiki')
    marp.use(shikiPlugin())
    marp.shikiTransformers.push({
      name: 'line-numbers',
      // Where the block says from which number on: ```python start=10
      line(node, line) {
        const start = /\bstart=(\d+)/.exec(String(this.options.meta?.__raw ?? ''))?.[1]
        if (start !== undefined) node.properties['data-line'] = String(Number(start) + line - 1)
      },
    })
  }
  for (const css of themes) marp.themeSet.add(css)
  rememberCss(marp.themeSet)
  return (markdown) => {
    const { html, css, comments } = marp.render(markdown, { htmlAsArray: true })
    // The theme and the document decide the size; Marp says it on each slide.
    const [, width = 1280, height = 720] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(html[0] ?? '') ?? []
    return { slides: html, css, width: Number(width), height: Number(height), notes: comments }
  }
}

type ThemeSet = InstanceType<typeof Marp>['themeSet']

/** A deck that is fitted is rendered several times in one theme: its CSS, the slowest part of it, is made once. */
function rememberCss(themes: ThemeSet): void {
  const known = new Map<string, string>()
  const pack = themes.pack.bind(themes)
  themes.pack = (name, options) => {
    // A size of slides is a theme of the same name with other CSS.
    const key = JSON.stringify([name, options, themes.get(name ?? '')?.css])
    const css = known.get(key) ?? pack(name, options)
    known.set(key, css)
    return css
  }
}

// A colour that nobody sets: what KaTeX shows in it, it could not set.
const errorColor = '#cc0001'

/** Whether a Marp document holds a block of code. */
export function hasCode(markdown: string): boolean {
  return /^[ >]*(```|~~~)/m.test(markdown)
}

/** Blocks of code in a language that Shiki does not know: they stand there without colour. */
export function languageFaults(rendered: RenderedSlides, place: (slide: number) => Pick<Diagnostic, 'file' | 'range'>): Diagnostic[] {
  return rendered.slides.flatMap((html, index) =>
    [...html.matchAll(/<pre\b(?![^>]*\bshiki\b)[^>]*><code class="language-([^"]+)"/g)].map(([, language = '']) => ({
      ...place(index),
      code: 'markdown/unknown-language' as const,
      severity: 'warning' as const,
      message: `there is no language '${decode(language)}' to colour code by`,
      hint: 'name it as Shiki does (python, ts, c++, shell …), or leave it out',
    })),
  )
}

/** Whether a Marp document holds a formula. */
export function hasMath(markdown: string): boolean {
  return /(?<!\\)\$/.test(markdown.replaceAll(/<!--[\s\S]*?-->/g, ''))
}

/** The faults of formulas that KaTeX could not set: it shows them in red, we say where. */
export function mathFaults(rendered: RenderedSlides, place: (slide: number) => Pick<Diagnostic, 'file' | 'range'>): Diagnostic[] {
  return rendered.slides.flatMap((html, index) =>
    [...html.matchAll(/<span class="katex-error" title="([^"]*)"|mathcolor="#cc0001"><mtext>([^<]*)<\/mtext>/g)].map(
      ([, title, macro = '']) => ({
        ...place(index),
        code: 'markdown/math' as const,
        severity: 'error' as const,
        message: `KaTeX cannot set a formula: ${title === undefined ? `it does not know, or does not allow, ${decode(macro)}` : decode(title)}`,
        hint: 'check its TeX; a dollar that is money is written \\$',
      }),
    ),
  )
}

function decode(html: string): string {
  return html.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
