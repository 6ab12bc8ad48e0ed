import { z } from 'zod'

/** What a slide loses. Lengths are in px of the slide. */
const loss = z.object({
  /** It leaves the safe area, is cut by a box that clips, or lies over other text. */
  kind: z.enum(['below', 'beside', 'above', 'clipped', 'overlap']),
  pixels: z.number(),
  /** The words, or the element, that are lost first. */
  what: z.string(),
  /** The size of that text, in px. */
  type: z.number(),
})

/** How a slide was made to fit in the browser: all its pages are set in one step. */
const fitResult = z.object({
  /** The index of the slide. */
  slide: z.number(),
  /** The smallest step of the theme's scale in which nothing is lost; the last one where something is. */
  step: z.number(),
  /** How many steps the theme has. */
  steps: z.number(),
  /** The smallest type that a slide should be set in where it goes on over further pages anyway. */
  splitStep: z.number(),
  /** Absent where nothing is lost. */
  loss: loss.exactOptional(),
  /** How many times the height of a page its fullest page takes in `splitStep`: over 1 where it is too high for it. */
  fill: z.number(),
})

export const fitResults = z.array(fitResult)

export type Loss = z.output<typeof loss>
export type LossKind = Loss['kind']
export type FitResult = z.output<typeof fitResult>

const page = z.number()

/** What a page shows that its readers would stumble over. Pages count from 0. */
const finding = z.discriminatedUnion('rule', [
  z.object({
    rule: z.literal('slides/contrast'),
    page,
    what: z.string(),
    /** The contrast of the text to its ground, and the least that it should be. Source: WCAG 2.2, 1.4.3. */
    ratio: z.number(),
    needed: z.number(),
    colour: z.string(),
    ground: z.string(),
  }),
  z.object({ rule: z.literal('slides/small-text'), page, what: z.string(), size: z.number(), floor: z.number() }),
  z.object({
    rule: z.literal('slides/image-resolution'),
    page,
    what: z.string(),
    /** The widths in px: as it is shown, and as the file has it. */
    shown: z.number(),
    has: z.number(),
  }),
  z.object({ rule: z.literal('slides/image-alt'), page }),
  z.object({ rule: z.literal('slides/heading-order'), page, what: z.string(), level: z.number(), before: z.number() }),
  z.object({ rule: z.literal('slides/empty'), page }),
  /** The colours by which a drawing tells its marks apart: red, green and blue from 0 to 255. Whether they do is not the browser's to say. */
  z.object({ rule: z.literal('chart/colours'), page, colours: z.array(z.tuple([z.number(), z.number(), z.number()])) }),
])

export const findings = z.array(finding)

export type Finding = z.output<typeof finding>
