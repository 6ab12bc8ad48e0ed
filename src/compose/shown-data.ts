import type { ComposedSlide, ShownData } from '../model/composed.ts'
import type { Collections } from '../model/data.ts'
import { text } from '../model/inline.ts'
import type { Slide } from '../model/layouts.ts'

/** The collections that the queries in a value name, in the order in which they are first named. */
export function collectionNames(value: unknown): string[] {
  const names = new Set<string>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if ('from' in part && typeof part.from === 'string') names.add(part.from)
    Object.values(part).forEach(visit)
  }
  visit(value)
  return [...names]
}

/** The collections that a deck shows: on its slides, and counted in its title. */
export function shownCollections(deck: { readonly frontMatter: object; readonly slides: readonly object[] }): string[] {
  return collectionNames([deck.frontMatter, deck.slides])
}

/** Of the dated collections among these, the oldest date: everything shown is at least that fresh. */
export function oldestDate(names: readonly string[], collections: Collections): string | undefined {
  return names.flatMap((name) => collections.get(name)?.settings.asOf ?? []).toSorted()[0]
}

/** Since when collections hold and who is to be credited for them; which of them is named where it is not the same for all. */
export function shownData(names: readonly string[], collections: Collections): ShownData {
  const told = names.flatMap((name): Told[] => {
    const { asOf, credit } = collections.get(name)?.settings ?? {}
    return asOf === undefined && credit === undefined ? [] : [{ name, asOf, credit }]
  })
  const asOf = eachOf(
    told.toSorted((a, b) => compare(a.asOf, b.asOf)),
    'asOf',
    ', ',
  )
  const source = eachOf(told, 'credit', ' · ')
  return { ...(asOf !== '' && { asOf }), ...(source !== '' && { source: [text(source)] }) }
}

interface Told {
  readonly name: string
  readonly asOf: string | undefined
  readonly credit: string | undefined
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b)
}

/** "2026-11", or "2026-10 (abilities), 2026-11 (models, risks)". */
function eachOf(told: readonly Told[], what: 'asOf' | 'credit', separator: string): string {
  const values = [...new Set(told.flatMap((one) => one[what] ?? []))]
  const [only, ...others] = values
  if (only !== undefined && others.length === 0 && told.every((one) => one[what] === only)) return only
  const namesOf = (value: string): string => told.flatMap((one) => (one[what] === value ? [one.name] : [])).join(', ')
  return values.map((value) => `${value} (${namesOf(value)})`).join(separator)
}

/** A deck as far as it says what its slides show. */
interface ShowingDeck {
  readonly frontMatter: { readonly title: unknown; readonly subtitle?: unknown }
  readonly slides: readonly { readonly slide: Slide }[]
}

/** What the footer says of a slide's data. Layouts that show their source themselves have none there. */
export function slideData(slide: Slide, content: ComposedSlide['content'], deck: ShowingDeck, collections: Collections): ShownData {
  const own = shownData(collectionNames([slide, ...borrowed(slide, deck)]), collections)
  const asOf = slide.asOf ?? own.asOf
  const source = content.source ?? own.source
  const isShown = (content.layout === 'definition' || content.layout === 'quote') && content.source !== undefined
  return { ...(asOf !== undefined && { asOf }), ...(source && !isShown && { source }) }
}

/** What a slide shows that is written elsewhere: the titles of the deck, or of its sections. */
function borrowed(slide: Slide, { frontMatter, slides }: ShowingDeck): unknown[] {
  if (slide.layout === 'title') return [frontMatter.title, frontMatter.subtitle]
  if (slide.layout !== 'agenda' || slide.items) return []
  return slides.flatMap(({ slide: other }) => (other.layout === 'section' ? [other.title] : []))
}
