import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { ComposedDeck } from '../model/composed.ts'

/** Where a slide stands, by its index; the start of the deck's file for what is no one slide's. */
export function slidePlace({ file, slides }: ComposedDeck, slide: number | undefined): Pick<Diagnostic, 'file' | 'range'> {
  return { file, range: (slide === undefined ? undefined : slides[slide]?.range) ?? fileStart }
}
