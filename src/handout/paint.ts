import { PDFDocument } from 'pdf-lib'
import type { Page } from './operations.ts'
import { paintPage } from './paint/content.ts'
import { embedFonts, finishFonts } from './paint/fonts.ts'
import { type HandoutMetadata, describe, identify } from './paint/metadata.ts'
import { addOutline } from './paint/outline.ts'
import { embedSlides } from './paint/slides.ts'
import { addStructure } from './paint/structure.ts'
import { elementTexts } from './paint/texts.ts'
import type { Shaper } from './shape.ts'

export type { HandoutMetadata } from './paint/metadata.ts'

/** What pages may show that is not painted here. */
export interface PaintedFrom {
  /** The slides as a PDF without tags, for operations of the kind `slide`. */
  readonly slides?: Uint8Array
}

/** Paints pages as a tagged PDF, PDF/UA-1 in structure: every decision has been taken before. The same pages give the same bytes. */
export async function paintHandout(
  pages: readonly Page[],
  metadata: HandoutMetadata,
  shaper: Shaper,
  { slides }: PaintedFrom = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  describe(document, metadata)
  const fonts = await embedFonts(document, pages, shaper)
  const forms = await embedSlides(document, pages, slides)
  const marks = pages.map((page, index) => paintPage(document, page, index, fonts, forms))
  const texts = elementTexts(pages)
  addStructure(document, pages, marks, texts)
  addOutline(document, pages, texts)
  await document.flush()
  finishFonts(document, fonts)
  await identify(document)
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false })
}
