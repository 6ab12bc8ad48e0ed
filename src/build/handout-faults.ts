import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import type { FormReport } from '../handout/index.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { HandoutForm } from '../model/handout.ts'
import { slidePlace } from './slide-place.ts'

/** What there is to tell of a form of a deck's handout, each at the slide that it is about. */
export function handoutFaults(deck: ComposedDeck, report: FormReport): Diagnostic[] {
  return [...roomFaults(deck, report), ...noBlanks(deck, report), ...formulaFaults(deck, report), ...undrawnCharts(deck, report)]
}

/** What a form is called where something is said of it. */
function nameOf(form: HandoutForm): string {
  if (form === 'notes') return 'speaker notes'
  return form === 'guided' ? 'guided notes' : 'handout'
}

function roomFaults(deck: ComposedDeck, { form, overflowLines, overflowSlide, shortened, leftOut }: FormReport): Diagnostic[] {
  const name = nameOf(form)
  if (overflowLines > 0) {
    const lines = overflowLines === 1 ? '1 line' : `${overflowLines} lines`
    const goesOn = form === 'notes' || (form === 'summary' && deck.handout.largePrint)
    const said = goesOn
      ? { message: `something on the ${name} is higher than a page by ${lines}`, hint: 'shorten it, or part it in two' }
      : { message: `what must stay on the ${name} exceeds one page by ${lines}`, hint: "take 'handout: keep' from a slide, or shorten one" }
    return [{ ...slidePlace(deck, overflowSlide), code: 'handout/does-not-fit', severity: 'error', ...said }]
  }
  return [
    // Guided notes are short by design.
    ...(form === 'guided' ? [] : shortened).map(({ name: group, slide }): Diagnostic => ({
      ...slidePlace(deck, slide),
      code: 'handout/shortened',
      severity: 'warning',
      message: `'${group}' had no room on the ${name} and is printed in its short form`,
      hint: "say 'handout: drop' where you can do without, or shorten",
    })),
    ...leftOut.map(({ name: group, slide }): Diagnostic => ({
      ...slidePlace(deck, slide),
      code: 'handout/left-out',
      severity: 'warning',
      message: `'${group}' had no room on the ${name} and was left out`,
      hint: "say 'handout: keep' here and 'handout: drop' where you can do without, or give it a 'short' form",
    })),
  ]
}

function undrawnCharts(deck: ComposedDeck, { undrawn }: FormReport): Diagnostic[] {
  return undrawn.map((slide) => ({
    ...slidePlace(deck, slide),
    code: 'handout/chart-as-table',
    severity: 'warning',
    message: 'not all that this chart says has room in a column of the handout: it is printed as its table',
    hint: 'take fewer records or shorter labels',
  }))
}

function noBlanks({ file }: ComposedDeck, { blanks }: FormReport): Diagnostic[] {
  if (blanks !== 0) return []
  return [
    {
      file,
      range: fileStart,
      code: 'handout/no-blanks',
      severity: 'warning',
      message: 'the guided notes have nothing to fill in',
      hint: 'mark what to leave out as [[answer]], or give the deck definitions, tables or points with **strong** phrases',
    },
  ]
}

function formulaFaults(deck: ComposedDeck, { formulaFaults: faults }: FormReport): Diagnostic[] {
  return faults.map(({ tex, slide, fault }) => ({
    ...slidePlace(deck, slide),
    code: 'handout/formula',
    severity: 'warning',
    ...('reason' in fault
      ? {
          message: `a formula is printed as its TeX source on the handout, for MathJax cannot set it (${fault.reason}): ${excerpt(tex)}`,
          hint: "write it with LaTeX's own commands, put it in words, or say 'handout: drop' on this slide",
        }
      : {
          message: `a formula is so wide that the handout has it in ${fault.size.toFixed(1)} pt: ${excerpt(tex)}`,
          hint: "write it in several lines (\\begin{aligned} … \\end{aligned}), or say 'handout: drop' on this slide",
        }),
  }))
}

function excerpt(tex: string): string {
  const line = tex.replaceAll(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
