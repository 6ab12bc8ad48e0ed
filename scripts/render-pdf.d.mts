/** A page of a PDF as a picture, and its text. */
export interface RenderedPage {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array
  readonly text: string
  png(): Buffer
}

/** @param scale pixels a point */
export function renderPdf(bytes: Uint8Array, scale?: number): Promise<RenderedPage[]>
