/** A place in the deck: slides count from 1, revealed items from 0. */
export interface Place {
  readonly slide: number
  /** How many of the slide's items are revealed, of those that wait. */
  readonly step: number
}

/**
 * The place that an address names: `#/12`, `#/12/2`, `#results`, or `#12` as Marp's own pages have it; the start where it names none.
 *
 * @param ids the id of each slide, '' where it has none
 */
export function placeOf(hash: string, ids: readonly string[]): Place {
  const named = hash.length > 1 ? ids.indexOf(decoded(hash.slice(1))) + 1 : 0
  if (named > 0) return { slide: named, step: 0 }
  const [, slide = '1', step = '0'] = /^#\/?(\d{1,6})(?:\/(\d{1,6}))?$/.exec(hash) ?? []
  return { slide: Math.max(Number(slide), 1), step: Number(step) }
}

/** The address of a place. */
export function hashOf({ slide, step }: Place): string {
  return step === 0 ? `#/${slide}` : `#/${slide}/${step}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
