import type { Marp } from '@marp-team/marp-core'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { recentMemory } from '../model/memory.ts'
import { type RenderMemory, hash, incrementalRenderer } from './incremental.ts'
import { type Features, createMarp } from './marp.ts'
import { markPages } from './marp-rules.ts'
import type { RenderedSlides } from './rendered.ts'

export type { RememberedPart, RenderMemory } from './incremental.ts'
export type { Features } from './marp.ts'
export type { RenderedSlides } from './rendered.ts'

/**
 * Renders a document.
 *
 * @param memory what was rendered before, by this renderer or another; the renderer's own where absent
 */
export type RenderSlides = (markdown: string, memory?: RenderMemory) => RenderedSlides

/** Some pages of all decks of a build; what a page costs is its HTML, some ten thousand characters. */
const rememberedParts = 1500

/** A memory of what was rendered last, for this process. */
export function renderMemory(): RenderMemory {
  return { parts: recentMemory(rememberedParts), css: recentMemory(100) }
}

/** Loads Marp with themes, given as CSS. */
export async function createRenderer(
  themes: readonly string[],
  features: Features,
  own: RenderMemory = renderMemory(),
): Promise<RenderSlides> {
  const marp = await createMarp(themes, features)
  const pack = packOnce(marp.themeSet)
  const marking = markPages(marp)
  const whole = (markdown: string) => marp.render(markdown, { htmlAsArray: true })
  const marked = (markdown: string, withCss: boolean) => marking(() => pack(withCss, () => whole(markdown)))
  const render = incrementalRenderer({ whole, marked }, hash(JSON.stringify([themes, features])))
  return (markdown, memory = own) => render(markdown, memory)
}

type ThemeSet = InstanceType<typeof Marp>['themeSet']

/**
 * A deck that is fitted is rendered several times in one theme: its CSS, the slowest part of it, is made once, and not at all where nobody asks for it.
 *
 * @returns renders as `work` does, with the CSS or without
 */
function packOnce(themes: ThemeSet): <T>(withCss: boolean, work: () => T) => T {
  const known = recentMemory<string>(20)
  const pack = themes.pack.bind(themes)
  let wanted = true
  themes.pack = (name, options) => {
    if (!wanted) return ''
    // A size of slides is a theme of the same name with other CSS.
    const key = hash(JSON.stringify([name, options, themes.get(name ?? '', true)?.css]))
    const css = known.get(key) ?? pack(name, options)
    known.set(key, css)
    return css
  }
  return (withCss, work) => {
    wanted = withCss
    try {
      return work()
    } finally {
      wanted = true
    }
  }
}

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
