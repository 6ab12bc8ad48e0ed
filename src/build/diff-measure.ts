import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { allDeckChanges } from '../diff/compare-decks.ts'
import { type SlidePair, matchSlides } from '../diff/match-slides.ts'
import type { CoursePicture, DeckPicture } from '../diff/picture.ts'
import { type RunBrowser, browserFault } from './browser.ts'
import type { Side } from './diff-sides.ts'
import { measureParts } from './measure-parts.ts'

/** The pictures of both states. */
export interface Pictures {
  readonly before: CoursePicture
  readonly after: CoursePicture
}

/** Slides of a deck that may go on over another number of slides than they did. */
export interface Remeasured {
  readonly before: DeckPicture
  readonly after: DeckPicture
  readonly pairs: readonly SlidePair[]
}

/** What has to be measured to know which slides were split: nothing, as long as no slide changed. */
export function toMeasure({ before, after }: Pictures): Remeasured[] {
  return allDeckChanges(before.decks, after.decks).flatMap((change): Remeasured[] => {
    const was = before.decks.find(({ name }) => name === (change.was ?? change.name))
    const is = after.decks.find(({ name }) => name === change.name)
    if (change.kind !== 'changed' || !was || !is) return []
    const pairs = matchSlides(was.slides, is.slides).filter((pair) => {
      return change.look || was.slides[pair.before]?.digest !== is.slides[pair.after]?.digest
    })
    return pairs.length === 0 ? [] : [{ before: was, after: is, pairs }]
  })
}

/** Measures slides on both sides; what cannot be measured is told, and stays unknown. */
export async function measured(
  pictures: Pictures,
  asked: readonly Remeasured[],
  sides: { readonly before: Side; readonly after: Side },
  browser: RunBrowser,
  diagnostics: Diagnostic[],
): Promise<Pictures> {
  const side = async (which: keyof Pictures): Promise<CoursePicture> => {
    const picture = pictures[which]
    const decks = await inTurn(picture.decks, async (deck) => {
      const found = asked.find((each) => each[which].name === deck.name)
      if (!found) return deck
      const parts = await partsOf(
        sides[which],
        deck,
        found.pairs.map((pair) => pair[which]),
        browser,
        diagnostics,
      )
      return parts
        ? { ...deck, slides: deck.slides.map((slide, index) => (parts.has(index) ? { ...slide, parts: parts.get(index) } : slide)) }
        : deck
    })
    return { ...picture, decks }
  }
  const [before, after] = await Promise.all([side('before'), side('after')])
  diagnostics.push(...(await browser.missing('warning', 'whether slides were split was not measured')))
  return { before, after }
}

async function partsOf(
  { source, label }: Side,
  deck: DeckPicture,
  slides: readonly number[],
  browser: RunBrowser,
  diagnostics: Diagnostic[],
): Promise<ReadonlyMap<number, number> | undefined> {
  const loaded = source?.course.decks.find(({ name }) => name === deck.name)
  if (!source || !loaded?.composed) return undefined // a build has kept what it measured
  const { composed } = loaded
  try {
    return await browser.use((page) => measureParts(loaded, composed, slides, source.maker, page))
  } catch (error) {
    diagnostics.push({ ...browserFault(loaded.file, `whether slides were split is not known of ${label}`, error), severity: 'warning' })
    return undefined
  }
}

async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const one of all) done.push(await work(one))
  return done
}
