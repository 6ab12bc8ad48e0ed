import type { HandoutDeck } from '../../src/handout/blocks.ts'
import { loadLanguage } from '../../src/handout/language.ts'
import type { HandoutLayout } from '../../src/handout/layout.ts'
import type { Operation, Page } from '../../src/handout/operations.ts'
import { type Shaper, loadShaper } from '../../src/handout/shape.ts'
import type { WordRun } from '../../src/handout/words.ts'
import { realWorld } from '../../src/world/real.ts'
import { type FontSet, shippedFonts } from '../../src/fonts/catalog.ts'
import { findScriptFont, scriptsOf } from '../../src/fonts/scripts.ts'
import { fontReader } from '../../src/build/font-reader.ts'
import { type Inline, text } from '../../src/model/inline.ts'

const opened = new Map<FontSet, Promise<Shaper>>()

/** The handout's fonts, opened once for a file of tests. */
export function shaper(fonts = shippedFonts): Promise<Shaper> {
  const shape = opened.get(fonts) ?? loadShaper(fonts, fontReader(realWorld))
  opened.set(fonts, shape)
  return shape
}

/** The fonts that ship, and those that are installed for the scripts of a text. */
export function scriptFonts(language: string, value: string): FontSet {
  const scripts = scriptsOf(value, language).flatMap(
    (script) => findScriptFont(script, (file) => realWorld.findPackageFile(file, import.meta.dirname)) ?? [],
  )
  return { ...shippedFonts, fallbacks: [...shippedFonts.fallbacks, ...scripts] }
}

/** A shaper that writes in a language. */
export async function shaperIn(language: string, fonts = shippedFonts): Promise<Shaper> {
  return { ...(await shaper(fonts)), language: await loadLanguage(language) }
}

type Slides = HandoutDeck['slides']

/** A deck for the handout alone. */
export function handoutDeck(slides: readonly Slides[number]['content'][], more: Partial<HandoutDeck> = {}): HandoutDeck {
  return {
    name: 'deck',
    file: 'decks/deck.yaml',
    title: [text('A deck')],
    course: 'A course',
    language: 'en',
    size: '16:9',
    look: { families: {} },
    theme: 'deckhand',
    paper: 'a4',
    handout: { forms: ['summary'], slidesPerPage: 3, largePrint: false },
    references: [],
    data: {},
    slides: slides.map((content) => ({ content })),
    ...more,
  }
}

export function points(title: string, items: readonly (readonly Inline[])[], handout?: 'keep' | 'drop'): Slides[number]['content'] {
  return { layout: 'points', title: [text(title)], items, ...(handout && { handout }) }
}

/** The boxes of the text of a layout, in the order in which it is painted. */
export function textBoxes(operations: readonly Operation[]): { text: string; x: number; y: number; width: number; size: number }[] {
  return operations.flatMap((operation) =>
    operation.kind === 'text'
      ? [
          {
            text: operation.run.text,
            x: operation.x,
            y: operation.y,
            width: (operation.run.width * operation.size) / 1000,
            size: operation.size,
          },
        ]
      : [],
  )
}

/** The only page of a layout. */
export function pageOf({ pages }: HandoutLayout): Page {
  const [page, ...others] = pages
  if (!page || others.length > 0) throw new Error(`the layout has ${pages.length} pages`)
  return page
}

/** What the glyphs of a run stand for, from left to right. */
export function shapedText(run: WordRun): string {
  return 'glyphs' in run ? run.glyphs.map((glyph) => glyph.text).join('') : ''
}
