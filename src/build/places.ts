import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ComposedDeck, ComposedSlide } from '../model/composed.ts'

/** No text has a column 0: it marks a place that is a slide's, of which the line is the index, counted from 1. */
const marker = 0

/**
 * The same deck with marks in the place of places. What is made from it, and what is said of it, is free of where its slides
 * stand in the file, and may be remembered: a line that moves changes nothing else.
 */
export function withoutPlaces(deck: ComposedDeck): ComposedDeck {
  const slides = deck.slides.map(({ content, data }, index): ComposedSlide => {
    const mark = { line: index + 1, column: marker }
    return { content, ...(data && { data }), range: { start: mark, end: mark } }
  })
  return { ...deck, slides }
}

/** A diagnostic of a deck without places, where the slide that it is about stands now. */
export function withPlace(diagnostic: Diagnostic, deck: ComposedDeck): Diagnostic {
  const { line, column } = diagnostic.range.start
  const slide = column === marker ? deck.slides[line - 1] : undefined
  // The deck too may have been another then, of the same content.
  return slide ? { ...diagnostic, file: deck.file, range: slide.range } : diagnostic
}
