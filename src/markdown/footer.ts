import type { ComposedDeck, ComposedSlide, ShownData } from '../model/composed.ts'
import { type Inline, plainText } from '../model/inline.ts'
import { terms } from '../model/terms.ts'
import { escapeText, yamlString } from './escape.ts'
import { renderInline } from './inline.ts'

/** What every slide's footer says: the course, and the section. */
export function footerText(deck: ComposedDeck, section: readonly Inline[] | undefined): string {
  const parts = section === undefined ? [deck.course] : [deck.course, plainText(section)]
  return parts.map(escapeText).join(' · ')
}

/**
 * The footers that a slide sets: `footer` holds from it on, `pageFooter` on it alone.
 * Title, section and closing slides say nothing of the course, only of their own data.
 */
export function footers(
  { content, data }: ComposedSlide,
  deck: ComposedDeck,
  section: readonly Inline[] | undefined,
): { readonly footer?: string; readonly pageFooter?: string } {
  const bare = content.layout === 'title' || content.layout === 'section' || content.layout === 'closing'
  const own = dataText(deck, content.layout === 'title' ? withoutDate(data) : data)
  const pageFooter = bare ? own : own === '' ? undefined : `${footerText(deck, section)} ${own}`
  return {
    ...(content.layout === 'section' && { footer: yamlString(footerText(deck, section)) }),
    ...(pageFooter !== undefined && { pageFooter: yamlString(pageFooter) }),
  }
}

/** A title slide has the date in its byline. */
function withoutDate({ source }: ShownData = {}): ShownData {
  return { ...(source && { source }) }
}

/** Since when the data hold, and where they come from. */
function dataText(deck: ComposedDeck, data: ShownData | undefined): string {
  const asOf = data?.asOf === undefined ? [] : [`${terms(deck.language).asOf} ${data.asOf}`]
  const source = data?.source === undefined ? [] : [renderInline(data.source)]
  const parts = [...asOf, ...source]
  return parts.length === 0 ? '' : `<span class="data">${parts.join(' · ')}</span>`
}
