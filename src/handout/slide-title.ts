import type { Composed } from '../model/composed.ts'
import { type Inline, text } from '../model/inline.ts'
import type { Slide } from '../model/layouts.ts'
import { terms } from '../model/terms.ts'
import { type HandoutDeck, headingOf } from './blocks.ts'

/** What a slide is known by: its title or what stands for it; nothing where it has neither. */
export function slideTitle(content: Composed<Slide>, deck: Pick<HandoutDeck, 'title' | 'language'>): readonly Inline[] {
  switch (content.layout) {
    case 'title':
      return content.title ?? deck.title
    case 'quiz':
      return content.title ?? [text(terms(deck.language).quiz)]
    case 'statement':
      return content.text
    case 'quote':
      return content.author
    case 'markdown': {
      const heading = /^#{1,6}[ \t]+(.+?)[ \t#]*$/m.exec(content.markdown.source)?.[1]
      return heading === undefined ? [] : [text(heading)]
    }
    default:
      return headingOf(content, deck.language)
  }
}
