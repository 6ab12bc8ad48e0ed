import type { DataRecord } from '../model/collection.ts'
import type { HandoutForm } from '../model/handout.ts'

/** A slide as far as two states of it can be told apart. Digests are equal where what they stand for is. */
export interface SlidePicture {
  readonly id?: string | undefined
  readonly layout: string
  /** What it is known by; '' where it has no name. */
  readonly title: string
  /** Of all that it shows, beside the look of its deck. */
  readonly digest: string
  /** Of its speaker notes; '' where it has none. */
  readonly notes: string
  /** Over how many slides it goes on so that it fits; absent where that was not measured. */
  readonly parts?: number | undefined
}

/** A form of the handout, by all that goes into it. */
export interface HandoutPicture {
  readonly form: HandoutForm
  readonly digest: string
}

export interface DeckPicture {
  readonly name: string
  readonly title: string
  /** Of its theme, fonts, colours and size: what every slide looks like. */
  readonly look: string
  readonly slides: readonly SlidePicture[]
  readonly handouts: readonly HandoutPicture[]
}

export interface CollectionPicture {
  readonly name: string
  /** The field that tells its records apart. */
  readonly key: string
  readonly records: readonly DataRecord[]
}

/** A course at one time: what `courseChanges` compares. */
export interface CoursePicture {
  readonly collections: readonly CollectionPicture[]
  readonly references: readonly DataRecord[]
  /** What course.yaml says, by its path there: `collections.models.asOf`. */
  readonly settings: Readonly<Record<string, string>>
  /** Digests of templates, themes, pictures and fonts, by their path in the course. */
  readonly files: Readonly<Record<string, string>>
  readonly decks: readonly DeckPicture[]
}
