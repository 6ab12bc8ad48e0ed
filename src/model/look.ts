import { z } from 'zod'

/** The sizes of slides, and what they are in px. */
export const slideSize = z.enum(['16:9', '4:3'])
export type SlideSize = z.output<typeof slideSize>

const family = z
  .string()
  .regex(/^[A-Za-z0-9]+( [A-Za-z0-9]+)*$/, 'a font family is named in letters, digits and spaces: Atkinson Hyperlegible Next')

const fontFile = z
  .string()
  .regex(/\.(ttf|otf)$/i, 'a font is a .ttf or .otf file')
  .describe('A TTF or OTF file, relative to the course: fonts/My-Regular.ttf')

const fontFiles = z.strictObject({
  regular: fontFile,
  italic: fontFile.optional(),
  semibold: fontFile.optional(),
  bold: fontFile.optional(),
})

const fontChoice = z.union([family, fontFiles])
export type FontChoice = z.output<typeof fontChoice>

/** What a course changes of every theme. */
export const look = z
  .strictObject({
    accent: z
      .string()
      .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, 'a colour is written as "#7a1f5c", in quotes')
      .optional()
      .describe('The colour from which a theme mixes its accents, as `"#7a1f5c"`; the quotes are needed.'),
    logo: z
      .strictObject({
        src: z.string().min(1).describe('The file, relative to the course: images/logo.svg. At most 256 KB.'),
        alt: z.string().min(1).describe('Whose logo it is.'),
      })
      .optional()
      .describe('Large on the title slide, small in a corner of the others.'),
    fonts: z
      .strictObject({
        text: fontChoice.optional(),
        code: fontChoice.optional(),
      })
      .optional()
      .describe(
        'For `text` and for `code`: a family that ships or is installed as `@expo-google-fonts/…`, or files `{ regular, italic, semibold, bold }` of the course.',
      ),
  })
  .meta({ id: 'look', description: 'Accent colour, logo and fonts, for slides and handouts of every theme.' })

export type Look = z.output<typeof look>

/** A deck's look as a theme is told of it. */
export interface DeckLook {
  readonly accent?: string
  readonly logo?: { readonly src: string; readonly alt: string }
  /** The names of the families, where they are not the theme's. */
  readonly families: { readonly text?: string; readonly code?: string }
}

/** The look of a course with the names of its families, its own files named after what they are for. */
export function deckLook({ accent, logo, fonts }: Look): DeckLook {
  const text = fonts?.text === undefined ? {} : { text: familyOf(fonts.text, 'text') }
  const code = fonts?.code === undefined ? {} : { code: familyOf(fonts.code, 'code') }
  return { ...(accent !== undefined && { accent }), ...(logo && { logo }), families: { ...text, ...code } }
}

/** The name by which CSS asks for a font. */
export function familyOf(choice: FontChoice, role: 'text' | 'code'): string {
  if (typeof choice === 'string') return choice
  return role === 'text' ? 'Course Text' : 'Course Code'
}
