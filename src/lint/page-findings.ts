import { lintOf } from '../diagnostics/codes.ts'
import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import { type Colour, hex } from '../model/colour.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { Finding } from '../model/inspection.ts'

/** What the browser found on the pages of a deck, each told at its slide. */
export async function findingFaults(
  deck: ComposedDeck,
  slideOfPage: readonly number[],
  findings: readonly Finding[],
): Promise<Diagnostic[]> {
  const faults = findings.map(async (finding) => {
    const said = finding.rule === 'chart/colours' ? await likeColourFaults(finding.colours) : [wording(finding)]
    const range = deck.slides[slideOfPage[finding.page] ?? 0]?.range ?? fileStart
    return said.map((one): Diagnostic => ({
      file: deck.file,
      range,
      code: finding.rule,
      severity: lintOf(finding.rule)?.severity ?? 'warning',
      ...one,
    }))
  })
  return (await Promise.all(faults)).flat()
}

type Said = Pick<Diagnostic, 'message' | 'hint'>

/** The pairs of colours of a drawing that are too much alike; the library for colours is loaded with the first drawing of several. */
async function likeColourFaults(colours: Extract<Finding, { rule: 'chart/colours' }>['colours']): Promise<Said[]> {
  const { likeColours } = await import('../charts/colours.ts')
  const opaque = colours.map(([red, green, blue]): Colour => [red, green, blue, 1])
  const names = opaque.map(hex)
  return likeColours(opaque).map(({ first, second, viewings }) => ({
    message: `${names[first]} and ${names[second]} are too much alike in ${viewings.join(', ')}`,
    hint: 'give the theme other --chart- colours, of different lightness, or the chart fewer series',
  }))
}

function wording(finding: Exclude<Finding, { rule: 'chart/colours' }>): Said {
  switch (finding.rule) {
    case 'slides/contrast':
      return {
        message: `the contrast of '${finding.what}' is ${finding.ratio} : 1, under ${finding.needed} : 1 (${finding.colour} on ${finding.ground})`,
        hint: 'darken the one or lighten the other: in the theme, or the accent in course.yaml',
      }
    case 'slides/small-text':
      return {
        message: `'${finding.what}' is set in ${finding.size} px, under the floor of ${finding.floor} px`,
        hint: 'the last rows cannot read it: enlarge it in the theme, or in the drawing',
      }
    case 'slides/image-resolution':
      return {
        message: `the picture '${finding.what}' is shown ${finding.shown} px wide, and has ${finding.has}`,
        hint: 'give a larger file, or a drawing (SVG)',
      }
    case 'slides/image-alt':
      return { message: 'a picture has no alternative text', hint: 'say what it shows: ![a tower of blocks](tower.png)' }
    case 'slides/heading-order':
      return {
        message: `the heading '${finding.what}' is of level ${finding.level}, after one of level ${finding.before}`,
        hint: `make it ${'#'.repeat(finding.before + 1)}: whoever listens to the slide goes by the levels`,
      }
    case 'slides/empty':
      return { message: 'the slide shows nothing', hint: 'give it content, or remove it' }
  }
}
