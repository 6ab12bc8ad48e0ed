/** What `deckhand serve` tells its pages: the course as its last build left it. Plain JSON. */
export interface CourseState {
  /** Counts up with each build: whoever has a lower one is behind. */
  readonly build: number
  readonly title: string
  readonly language: string
  /** The last build's day and time, for the page alone: ISO 8601. */
  readonly builtAt: string
  /** What it took, in ms. */
  readonly milliseconds: number
  readonly building: boolean
  /** Whether editor links and other things of the lecturer's own are given: not to the room. */
  readonly readOnly: boolean
  readonly decks: readonly DeckState[]
  /** Every fault and warning of the last build. */
  readonly faults: readonly FaultState[]
  /** What changed since the commit, or the last build, in lines of plain text; empty where nothing did, undefined where it is not known. */
  readonly changes: readonly string[] | undefined
  /** The commit compared with, shortened. */
  readonly since?: string | undefined
  /** The course's folder, for links that open an editor of the lecturer's; not given to the room. */
  readonly root?: string | undefined
  /** The address of the audience's pages, where the course is shown to the room. */
  readonly room?: { readonly url: string; readonly qrSvg: string } | undefined
}

export interface DeckState {
  readonly name: string
  readonly title: string
  readonly file: string
  readonly pages: number
  /** The outputs are an earlier build's: the deck has faults now. */
  readonly stale: boolean
  /** Files below `/<deck>/`, with their sizes in bytes and a hash to ask anew where they changed. */
  readonly outputs: readonly { readonly name: string; readonly bytes: number; readonly hash: string }[]
  /** The course's files that it was made from. */
  readonly sources: readonly string[]
  /** For each page of the slides, from the first: its slide (from 1) and where that stands. */
  readonly slides: readonly { readonly slide: number; readonly line: number }[]
  /** Slides that were set smaller or go on over several pages. */
  readonly fits: readonly { readonly slide: number; readonly line: number; readonly step: number; readonly parts: number }[]
  /** Forms of the handout: pages, preset, fill from 0 to 1, what was shortened and left out. */
  readonly handouts: readonly {
    readonly form: string
    readonly file: string
    readonly pages: number
    readonly preset: string
    readonly fill: number
    readonly shortened: readonly PlacedName[]
    readonly leftOut: readonly PlacedName[]
  }[]
}

/** Something of a deck, and where it stands. */
export interface PlacedName {
  readonly name: string
  readonly file: string
  readonly line?: number | undefined
}

export interface FaultState {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly hint: string
  readonly file: string
  readonly line: number
  readonly column: number
  /** The code frame, as the terminal shows it, without colours. */
  readonly frame: string
  /** The deck that it concerns, where it is one's own file. */
  readonly deck?: string | undefined
}
