import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { ReadFont } from '../fonts/coverage.ts'
import type { HandoutLayout, Shaper } from '../handout/index.ts'
import type { ComposedDeck } from '../model/composed.ts'
import { plainText } from '../model/inline.ts'
import { documentDate } from './document-date.ts'

/** A handout as bytes, or the layout alone for a check. */
export interface MadeHandout {
  readonly layout: HandoutLayout
  readonly diagnostics: readonly Diagnostic[]
  /** Paints the layout. */
  paint(): Promise<Uint8Array>
}

/** Makes handouts; opens the fonts with the first. */
export type MakeHandout = (deck: ComposedDeck) => Promise<MadeHandout>

export function handoutMaker(readFont: ReadFont): MakeHandout {
  let shaper: Promise<Shaper> | undefined
  return async (deck) => {
    // pdf-lib and fontkit are loaded only for a run that makes handouts.
    const handout = await import('../handout/index.ts')
    const fonts = await (shaper ??= handout.loadShaper(readFont))
    const layout = handout.layoutHandout(deck, fonts)
    const author = deck.lecturer === undefined ? {} : { author: deck.lecturer }
    return {
      layout,
      diagnostics: [...leftOut(deck, layout, handout.groupName), ...mathAsSource(deck)],
      paint: () =>
        handout.paintHandout(layout, { title: plainText(deck.title), ...author, language: deck.language, date: documentDate(deck) }, fonts),
    }
  }
}

function leftOut(deck: ComposedDeck, layout: HandoutLayout, nameOf: (group: HandoutLayout['dropped'][number]) => string): Diagnostic[] {
  const { file } = deck
  if (layout.overflowLines > 0) {
    return [
      {
        file,
        range: fileStart,
        code: 'handout/does-not-fit',
        severity: 'error',
        message: `what must stay on the handout exceeds one page by ${layout.overflowLines} lines`,
        hint: "take 'handout: keep' from a slide, or shorten one",
      },
    ]
  }
  return layout.dropped.map((group) => ({
    file,
    range: group.range ?? fileStart,
    code: 'handout/left-out',
    severity: 'warning',
    message: `'${nameOf(group)}' had no room on the handout and was left out`,
    hint: "say 'handout: keep' here and 'handout: drop' where you can do without, or shorten",
  }))
}

function mathAsSource(deck: ComposedDeck): Diagnostic[] {
  return deck.slides.flatMap((slide): Diagnostic[] => {
    if (slide.content.handout === 'drop' || !hasMath(slide.content)) return []
    return [
      {
        file: deck.file,
        range: slide.range,
        code: 'handout/math-as-source',
        severity: 'warning',
        message: 'a formula is printed as its TeX source on the handout',
        hint: "say 'handout: drop' on this slide, or put the formula in words",
      },
    ]
  })
}

function hasMath(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if ('kind' in value && value.kind === 'math') return true
  return Object.entries(value).some(([name, part]: [string, unknown]) => name !== 'notes' && hasMath(part))
}

