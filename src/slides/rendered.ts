/** The slides of a Marp document: one SVG element each, with the CSS that they share. */
export interface RenderedSlides {
  readonly slides: readonly string[]
  readonly css: string
  /** In px. */
  readonly width: number
  readonly height: number
  /** The speaker notes of each slide, a text for each comment. */
  readonly notes: readonly (readonly string[])[]
  /** How many of the slides were rendered anew; the others were remembered. */
  readonly fresh: number
}
