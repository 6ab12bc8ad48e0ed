import { join } from 'node:path'
import { type Diagnostic, fileStart, reasonOf } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/catalog.ts'
import { type PageText, readyFontCss, subsetFontCss } from '../fonts/faces.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import type { FontMemory } from '../fonts/remembered-subset.ts'
import { type DeckMarkdown, type TemplateTexts, type Templates, createTemplates } from '../markdown/templates.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { FitPlan } from '../model/fit.ts'
import { plainText } from '../model/inline.ts'
import { type Memory, recentMemory } from '../model/memory.ts'
import { sectionsOf } from '../model/sections.ts'
import { isRightToLeft } from '../model/terms.ts'
import { inlineDrawings } from '../slides/drawings.ts'
import { type PageParts, type PlayedDeck, type Player, renderPage, renderThumbnail } from '../slides/page.ts'
import {
  type Features,
  type RenderMemory,
  type RenderSlides,
  type RenderedSlides,
  createRenderer,
  hasCode,
  hasMath,
  languageFaults,
  mathFaults,
  renderMemory,
} from '../slides/render.ts'
import { shownText } from '../slides/shown-text.ts'
import { withImports } from '../theme/sheets.ts'
import { type World, decodeUtf8 } from '../world/world.ts'
import type { Drawings } from './draw.ts'
import { fontsKey } from './fonts-key.ts'
import { sha256 } from '../world/hash.ts'
import { readMathFonts, subsetMathFonts } from './math-fonts.ts'
import { packageRoot } from './paths.ts'
import type { Image } from './read-images.ts'
import type { Resources } from './resources.ts'
import { slidePlace } from './slide-place.ts'

/** A page and its faults, each at the slide of the deck. */
export interface MadePage {
  /** To measure and to print at once: set in fonts that are at hand. */
  readonly html: string
  /** To give away: the same, with just the characters of its fonts that it uses. */
  finish(): Promise<FinishedPage>
  readonly diagnostics: readonly Diagnostic[]
  /** How many of its slides were rendered anew; the others were remembered. */
  readonly fresh: number
}

export interface FinishedPage {
  readonly html: string
  /** The first slide as a picture: an SVG with its styles and fonts inside. */
  thumbnail(): string
  /**
   * The page for the audience: in the same fonts, without notes and minutes.
   *
   * @param document the same deck as the audience is to see it
   */
  audience(document: DeckMarkdown): Promise<string>
}

export interface SlidesMaker {
  /** What was rendered in this process. */
  readonly rendered: RenderMemory
  /** A hash of a theme, of what it imports and of fonts: what slides look like, beside what they say. */
  look(theme: string, fonts: FontSet): Promise<string>
  /** The deck as Marp Markdown, set as the plan says, and the faults of its templates. */
  markdown(deck: ComposedDeck, plan: FitPlan, drawings: Drawings): DeckMarkdown
  /** The same for the audience: page by page the same, without notes and answers. */
  audienceMarkdown(deck: ComposedDeck, plan: FitPlan, drawings: Drawings): DeckMarkdown
  page(deck: ComposedDeck, document: DeckMarkdown, means: PageMeans & { readonly drawings: Drawings }): Promise<MadePage>
}

/** What a page is made with beside its document and its drawings. */
export interface PageMeans {
  readonly fonts: FontSet
  /** The pictures, by their address in the slides. */
  readonly images: ReadonlyMap<string, Image>
  /** What was rendered before; what this process remembers where absent. */
  readonly pages?: RenderMemory
}

/** What one build leaves to the next in the same process; none of it ever holds what would not be made anew. */
export interface SlidesMemory {
  /** Compiled templates. */
  readonly templates: Memory<Templates>
  /** Marp, set up with themes. */
  readonly renderers: Memory<Promise<RenderSlides>>
  readonly rendered: RenderMemory
  readonly subsets: FontMemory
}

export function slidesMemory(): SlidesMemory {
  return { templates: recentMemory(3), renderers: recentMemory(12), rendered: renderMemory(), subsets: recentMemory(300) }
}

/** Makes slides; loads Marp with the first page, KaTeX with the first formula, Shiki with the first code. */
export function slidesMaker(world: World, resources: Resources, readFont: ReadFont, memory: SlidesMemory = slidesMemory()): SlidesMaker {
  const { renderers, rendered, subsets } = memory
  let templates: Templates | undefined
  const compiled = (): Templates => (templates ??= knownTemplates(memory, resources.templates))
  let player: Promise<Player> | undefined
  const renderer = (theme: string, features: Features): Promise<RenderSlides> => {
    // Every theme is parsed as it is added: only those that are needed are.
    const themes = withImports(theme, resources.themes).map(({ css }) => css)
    const key = sha256(JSON.stringify([themes, features]))
    const known = renderers.get(key)
    if (known) return known
    const made = createRenderer(themes, features, rendered)
    renderers.set(key, made)
    return made
  }
  return {
    rendered,
    look: async (theme, fonts) => {
      const themes = withImports(theme, resources.themes).map(({ css }) => css)
      return sha256(JSON.stringify([themes, await fontsKey(fonts, readFont)]))
    },
    markdown: (deck, plan, drawings) => compiled().renderDeck(deck, plan, drawings.ofSlide),
    audienceMarkdown: (deck, plan, drawings) => compiled().renderAudience(deck, plan, drawings.ofSlide),
    page: async (deck, document, { fonts, images, drawings, pages = rendered }) => {
      const math = hasMath(document.markdown)
      const features = { math, code: hasCode(document.markdown) }
      const show = async (markdown: string): Promise<RenderedSlides> => {
        const plain = (await renderer(deck.theme, features))(markdown, pages)
        return { ...plain, slides: plain.slides.map((slide) => inlineDrawings(slide, drawings.svgs)) }
      }
      const shown = await show(document.markdown).catch((error: unknown) => ({ reason: reasonOf(error) }))
      // Marp throws where a theme is not CSS, or imports itself.
      if ('reason' in shown) return { ...noPage, diagnostics: [themeFault(deck, shown.reason)] }
      const place = (page: number): Pick<Diagnostic, 'file' | 'range'> => slidePlace(deck, document.slideOfPage[page] ?? 0)
      const slides = shown.slides.join('\n')
      const pageText: PageText = { text: shownText(shown), code: slides.includes('<code'), drawings: drawings.svgs.size > 0, fonts }
      const [fontCss, mathFonts, ready] = await Promise.all([
        readyFontCss(pageText, readFont, subsets),
        math ? readMathFonts(shown.slides, readFont) : new Map<string, string>(),
        (player ??= readPlayer(world)),
      ])
      const parts: PageParts = {
        title: plainText(deck.title),
        language: deck.language,
        direction: isRightToLeft(deck.language) ? 'rtl' : 'ltr',
        rendered: shown,
        ids: pageIds(deck, document.slideOfPage),
        images,
        fontCss,
        mathFonts,
        player: ready,
        deck: playedDeck(deck, document.slideOfPage),
      }
      return {
        html: renderPage(parts),
        finish: async () => {
          const [ownFonts, ownMathFonts] = await Promise.all([
            subsetFontCss(pageText, readFont, subsets),
            math ? subsetMathFonts(shown.slides, readFont, subsets) : mathFonts,
          ])
          const finished = { ...parts, fontCss: ownFonts, mathFonts: ownMathFonts }
          return {
            html: renderPage(finished),
            thumbnail: () => renderThumbnail(finished),
            audience: async ({ markdown }) => renderPage(forAudience(finished, await show(markdown))),
          }
        },
        fresh: shown.fresh,
        diagnostics: [...mathFaults(shown, place), ...languageFaults(shown, place)],
      }
    },
  }
}

function knownTemplates({ templates }: SlidesMemory, texts: TemplateTexts): Templates {
  const key = sha256(JSON.stringify([...texts]))
  const known = templates.get(key) ?? createTemplates(texts)
  templates.set(key, known)
  return known
}

/** What there is of a page that cannot be made. */
export const noPage: FinishedPage & Pick<MadePage, 'finish' | 'fresh'> = {
  html: '',
  thumbnail: () => '',
  audience: async () => '',
  fresh: 0,
  finish: async () => noPage,
}

/** A slide's id is that of its first page. */
function pageIds(deck: ComposedDeck, slideOfPage: readonly number[]): (string | undefined)[] {
  return slideOfPage.map((slide, page) => (slideOfPage[page - 1] === slide ? undefined : deck.slides[slide]?.content.id))
}

/** A page for the audience: comments are notes too, also those that its author wrote as free Markdown. */
function forAudience(parts: PageParts, rendered: RenderedSlides): PageParts {
  const { id, sections } = parts.deck
  const untimed = new Map([...sections.keys()].map((page) => [page, undefined]))
  return { ...parts, rendered: { ...rendered, notes: [] }, deck: { id, sections: untimed, audience: true } }
}

function themeFault(deck: ComposedDeck, reason: string): Diagnostic {
  return {
    file: `themes/${deck.theme}.css`,
    range: fileStart,
    code: 'course/unknown-theme',
    severity: 'error',
    message: `the theme '${deck.theme}', or one beside it, is no CSS that Marp can use: ${reason}`,
    hint: 'close every brace, and let no theme import itself',
  }
}

async function readPlayer(world: World): Promise<Player> {
  const [script = '', css = ''] = await Promise.all(
    ['player.js', 'player.css'].map(async (name) => decodeUtf8(await world.read(join(packageRoot, 'dist', name))).trim()),
  )
  return { script, css }
}

function playedDeck(deck: ComposedDeck, slideOfPage: readonly number[]): PlayedDeck {
  const starts = sectionsOf(deck).map(({ slide, minutes }) => [slideOfPage.indexOf(slide), minutes] as const)
  return { id: deck.name, minutes: deck.duration, sections: new Map(starts) }
}
