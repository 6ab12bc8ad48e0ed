import { plainText } from '../model/inline.ts'
import { type HandoutDeck, groupName } from './blocks.ts'
import { type HandoutLayout, layoutHandout } from './layout.ts'
import { paintHandout } from './paint.ts'
import type { Shaper } from './shape.ts'

/** What was decided for a handout, in plain data. */
export interface HandoutReport {
  /** The preset's name: columns, type size, leading. */
  readonly preset: string
  /** How much of the page is used, from 0 to 1. */
  readonly fill: number
  /** What had no room, and the index of the slide that it is taken from. */
  readonly leftOut: readonly { readonly name: string; readonly slide: number | undefined }[]
  /** Lines by which what must stay exceeds the page; 0 where it fits. */
  readonly overflowLines: number
}

/** A handout and the report on it. No bytes where it does not fit or none were asked for. */
export interface Handout {
  readonly report: HandoutReport
  readonly pdf: Uint8Array | undefined
}

/** Lays out a deck's handout and paints it. */
export async function makeHandout(deck: HandoutDeck, date: string, shaper: Shaper, paint: boolean): Promise<Handout> {
  const layout = layoutHandout(deck, shaper)
  const author = deck.lecturer === undefined ? {} : { author: deck.lecturer }
  const metadata = { title: plainText(deck.title), ...author, language: deck.language, date }
  return {
    report: reportOf(layout),
    pdf: paint && layout.overflowLines === 0 ? await paintHandout(layout.pages, metadata, shaper) : undefined,
  }
}

function reportOf(layout: HandoutLayout): HandoutReport {
  return {
    preset: layout.preset.name,
    fill: Math.round(layout.fill * 100) / 100,
    leftOut: layout.dropped.map((group) => ({ name: groupName(group), slide: group.slide })),
    overflowLines: layout.overflowLines,
  }
}
