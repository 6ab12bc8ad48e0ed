import { createHash } from 'node:crypto'
import { escapeXml } from '../model/xml.ts'
import { withoutUnusedMath } from './math-css.ts'
import { pageCss } from './page-css.ts'
import type { RenderedSlides } from './render.ts'

/** What a page needs beside its slides. */
export interface PageParts {
  readonly title: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly rendered: RenderedSlides
  /** The id of each page that links may lead to, by the page's index. */
  readonly ids: readonly (string | undefined)[]
  /** The pictures by their address in the slides. */
  readonly images: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly mediaType: string }>
  /** `@font-face` rules with the fonts inside. */
  readonly fontCss: string
  /** The KaTeX fonts by file name, as base64; only those the CSS names are put in. */
  readonly mathFonts: ReadonlyMap<string, string>
  readonly player: Player
  readonly deck: PlayedDeck
}

/** What plays the slides in the reader's browser. */
export interface Player {
  readonly script: string
  readonly css: string
}

/** What a page tells its player of the deck, beside the slides. */
export interface PlayedDeck {
  /** Tells decks apart where a browser remembers something of them. */
  readonly id: string
  /** The minutes that the lecture may take. */
  readonly minutes?: number | undefined
  /** The pages on which a section begins, by their index, and the minutes that each may take. */
  readonly sections: ReadonlyMap<number, number | undefined>
  /** Whether it is the audience's copy: its player has nothing that is the lecturer's alone. */
  readonly audience?: boolean | undefined
}

/**
 * One self-contained page: fonts, styles, slides, notes and the player in one file, which asks for nothing.
 * Scripts are allowed by hash only; styles may stand inline, for Marp and KaTeX write `style` attributes.
 */
export function renderPage(parts: PageParts): string {
  const { title, language, direction, rendered, fontCss, player } = parts
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash(player.script)}'`,
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const slides = renderSlides(parts)
  return `<!doctype html>
<html lang="${escapeXml(language)}"${direction === 'rtl' ? ' dir="rtl"' : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Deckhand">
<title>${escapeXml(title)}</title>
<style>
${fontCss}
${embedInCss(parts)}
${pageCss(rendered)}
${player.css}
</style>
</head>
<body>
<main class="deck"${deckAttributes(parts.deck)}>
${slides.join('\n')}
</main>
<script>${player.script}</script>
</body>
</html>
`
}

/**
 * The first slide as an SVG of its own, for an `<img>`: no browser is needed to make it.
 * XML wants every element closed and no names of entities: Marp writes XHTML, so its slide is taken as it is.
 */
export function renderThumbnail(parts: PageParts): string {
  const { language, rendered, images, fontCss } = parts
  const { width, height } = rendered
  const slide = embedImages(rendered.slides[0] ?? '', images)
    .replace(/^\s*<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
  // Fonts of formulas are heavy: they are put in only where this slide has one.
  const own = slide.includes('katex') ? parts : { ...parts, mathFonts: new Map<string, string>() }
  const css = `${fontCss}\n${embedInCss(own)}`.replaceAll('main.deck > div.slide > svg > foreignObject', 'svg > foreignObject')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${(270 * width) / height}" height="270" xml:lang="${escapeXml(language)}">
<style>${css.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</style>
${slide.replace(/<section\b/, '<section xmlns="http://www.w3.org/1999/xhtml"')}
</svg>
`
}

const written = new WeakMap<RenderedSlides, Pick<PageParts, 'images' | 'ids' | 'deck'> & { readonly slides: readonly string[] }>()

/** A page is put together twice, in two sets of fonts: its slides are once. */
function renderSlides({ rendered: made, images, ids, deck }: PageParts): readonly string[] {
  const before = written.get(made)
  if (before && before.images === images && before.ids === ids && before.deck === deck) return before.slides
  const slides = made.slides.map((svg, index) =>
    renderSlide({
      svg: embedImages(svg, images),
      id: ids[index],
      section: deck.sections.has(index) ? String(deck.sections.get(index) ?? '') : undefined,
      label: `${index + 1} of ${made.slides.length}`,
      notes: (made.notes[index] ?? []).join('\n\n'),
    }),
  )
  written.set(made, { images, ids, deck, slides })
  return slides
}

interface ShownSlide {
  readonly svg: string
  readonly id: string | undefined
  readonly section: string | undefined
  readonly label: string
  readonly notes: string
}

function renderSlide({ svg, id, section, label, notes }: ShownSlide): string {
  const aside = notes === '' ? '' : `\n<aside class="notes" aria-label="Speaker notes" hidden>${escapeXml(notes)}</aside>`
  const anchor = id === undefined ? '' : ` id="${escapeXml(id)}"`
  const start = section === undefined ? '' : ` data-section="${section}"`
  return `<div class="slide"${anchor}${start} role="group" aria-roledescription="slide" aria-label="${label}">${svg.trim()}${aside}</div>`
}

/** A picture's address becomes the picture itself, be it an element or a background. */
function embedImages(svg: string, images: PageParts['images']): string {
  const embed = (whole: string, before: string, address: string, after: string): string => {
    const image = images.get(address)
    return image === undefined ? whole : `${before}${dataAddress(image)}${after}`
  }
  return (
    svg
      .replaceAll(/(<img\b[^>]*?\bsrc=")(images\/[^"]*)(")/g, embed)
      // Only in tags: a slide may speak of backgrounds.
      .replaceAll(/<(?:section|figure)\b[^>]*>/g, (tag) =>
        tag
          .replaceAll(/ data-background-image="[^"]*"|--background-image:url\(&quot;[^;]*&quot;\);/g, '')
          .replaceAll(/(background-image:url\(&quot;)(images\/[^;]*?)(&quot;\))/g, embed),
      )
  )
}

type Picture = PageParts['images'] extends ReadonlyMap<string, infer Item> ? Item : never

function dataAddress({ mediaType, bytes }: Picture): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
}

/** The CSS of the slides with the pictures and the fonts that it names inside. A page is put together twice, in two sets of fonts. */
function embedInCss(parts: PageParts): string {
  const before = embedded.get(parts.rendered)
  if (before && before.images === parts.images && before.mathFonts === parts.mathFonts) return before.css
  const css = embedAnew(parts)
  embedded.set(parts.rendered, { images: parts.images, mathFonts: parts.mathFonts, css })
  return css
}

const embedded = new WeakMap<RenderedSlides, Pick<PageParts, 'images' | 'mathFonts'> & { readonly css: string }>()

function embedAnew({ rendered, images, mathFonts }: PageParts): string {
  const css = embedMathFonts(withoutUnusedMath(rendered.css, rendered.slides), mathFonts)
  return css.replaceAll(/url\((["']?)(images\/[^"')]*)\1\)/g, (whole, _quote, address: string) => {
    const image = images.get(address)
    return image === undefined ? whole : `url("${dataAddress(image)}")`
  })
}

/** KaTeX names its fonts by path and in three formats: the woff2 that is used is put in, the other rules go. */
function embedMathFonts(css: string, fonts: ReadonlyMap<string, string>): string {
  return css.replaceAll(/@font-face\s*\{[^}]*katex-fonts\/[^}]*\}/g, (rule) => {
    const font = fonts.get(/katex-fonts\/([\w-]+\.woff2)/.exec(rule)?.[1] ?? '')
    return font === undefined ? '' : rule.replace(/src:[^;}]*/, `src:url(data:font/woff2;base64,${font}) format("woff2")`)
  })
}

function deckAttributes({ id, minutes, audience }: PlayedDeck): string {
  return ` data-id="${escapeXml(id)}"${minutes === undefined ? '' : ` data-minutes="${minutes}"`}${audience ? ' data-audience' : ''}`
}

function hash(script: string): string {
  return createHash('sha256').update(script).digest('base64')
}
