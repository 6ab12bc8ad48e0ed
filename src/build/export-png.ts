import { slideSizes } from '../export/masters.ts'
import type { SlideSize } from '../model/look.ts'
import { stagedBox } from '../model/stage.ts'
import type { PrintPage } from '../print/browser.ts'
import type { PngOptions } from './export-options.ts'

/** A file of an export, by its path in the folder of its deck. */
export interface ExportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The shape in which links are previewed (`og:image`). */
const preview = { width: 1200, height: 630 } as const

/** The folder of pictures of pages. */
export const pngFolder = 'png'

/** Whether a file is a picture of a page that an export made. */
export function isPagePng(name: string): boolean {
  return /^slides-\d{3,}\.png$/.test(name)
}

/**
 * The pages of a deck as pictures, with all their steps shown; or its first page alone, in the shape of a link preview.
 *
 * @param page shows the deck, fitted
 */
export async function takePages(page: PrintPage, pages: number, size: SlideSize, { width, onlyTitle }: PngOptions): Promise<ExportFile[]> {
  const shape = onlyTitle ? preview : slideSizes[size]
  const whole = { width, height: Math.round((width * shape.height) / shape.width) }
  const files: ExportFile[] = []
  for (let index = 0; index < (onlyTitle ? 1 : pages); index++) {
    if (!stagedBox.parse(await page.ask('deckhandStagePage', { page: index, ...whole }))) continue
    const name = onlyTitle ? 'title.png' : `slides-${String(index + 1).padStart(3, '0')}.png`
    files.push({ name: `${pngFolder}/${name}`, bytes: await page.picture(whole) })
  }
  return files
}
