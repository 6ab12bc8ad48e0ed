import type { HandoutDeck } from '../../src/handout/blocks.ts'
import type { HandoutLayout } from '../../src/handout/layout.ts'
import type { Operation, Page } from '../../src/handout/operations.ts'
import { type Shaper, loadShaper } from '../../src/handout/shape.ts'
import { realWorld } from '../../src/world/real.ts'
import { shippedFonts } from '../../src/fonts/catalog.ts'
import { fontReader } from '../../src/build/font-reader.ts'
import { type Inline, text } from '../../src/model/inline.ts'

let opened: Promise<Shaper> | undefined

/** The handout's fonts, opened once for a file of tests. */
export function shaper(): Promise<Shaper> {
  return (opened ??= loadShaper(shippedFonts, fontReader(realWorld)))
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
