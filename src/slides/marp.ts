import type { Marp } from '@marp-team/marp-core'

/** What of Marp a deck needs beside slides; what it does not need is not loaded. */
export interface Features {
  /** KaTeX, for formulas. */
  readonly math: boolean
  /** Shiki, for code in colour. */
  readonly code: boolean
}

/** Marp with themes, given as CSS, as Deckhand uses it. */
export async function createMarp(themes: readonly string[], features: Features): Promise<Marp> {
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
      // Shiki leaves a line without colour after half a second: on a busy machine the same code would come out otherwise.
      preprocess(_code, options) {
        options.tokenizeTimeLimit = 0
      },
      // Where the block says from which number on: ```python start=10
      line(node, line) {
        const start = /\bstart=(\d+)/.exec(String(this.options.meta?.__raw ?? ''))?.[1]
        if (start !== undefined) node.properties['data-line'] = String(Number(start) + line - 1)
      },
    })
  }
  for (const css of themes) marp.themeSet.add(css)
  return marp
}

// A colour that nobody sets: what KaTeX shows in it, it could not set.
const errorColor = '#cc0001'
