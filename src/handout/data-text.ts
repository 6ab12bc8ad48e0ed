import type { ShownData } from '../model/composed.ts'
import { type Inline, text } from '../model/inline.ts'
import { terms } from '../model/terms.ts'

/** Since when data hold and where they come from: "Data as of 2026-11: the list"; nothing where neither is known. */
export function dataText({ asOf, source = [] }: ShownData, language: string): readonly Inline[] {
  if (asOf === undefined) return source
  const date = text(`${terms(language).asOf} ${asOf}`)
  return source.length === 0 ? [date] : [date, text(' · '), ...source]
}
