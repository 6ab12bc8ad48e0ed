/** A font file that ships with an npm package. */
export interface FontFile {
  /** The name by which themes and the handout ask for it. */
  readonly family: string
  readonly weight: 400 | 600 | 700
  readonly style: 'normal' | 'italic'
  /** The TTF, as a module specifier: the source for the handout and for subsets. */
  readonly ttf: string
  /** The ready-made woff2 of the Latin part, as a module specifier. */
  readonly latin?: string
}

/** The characters of the ready-made Latin files. Source: `unicode.json` of @fontsource/source-sans-3. */
export const latinRanges: readonly (readonly [number, number])[] = [
  [0x0000, 0x00ff],
  [0x0131, 0x0131],
  [0x0152, 0x0153],
  [0x02bb, 0x02bc],
  [0x02c6, 0x02c6],
  [0x02da, 0x02da],
  [0x02dc, 0x02dc],
  [0x0304, 0x0304],
  [0x0308, 0x0308],
  [0x0329, 0x0329],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
  [0x2215, 0x2215],
  [0xfeff, 0xfeff],
  [0xfffd, 0xfffd],
]

const sans = (weight: 400 | 600 | 700, style: 'normal' | 'italic', folder: string): FontFile => ({
  family: 'Source Sans 3',
  weight,
  style,
  ttf: `@expo-google-fonts/source-sans-3/${folder}/SourceSans3_${folder}.ttf`,
  latin: `@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-${style}.woff2`,
})

/** The text family: the same on slides and on the handout. */
export const textFonts = {
  regular: sans(400, 'normal', '400Regular'),
  italic: sans(400, 'italic', '400Regular_Italic'),
  semibold: sans(600, 'normal', '600SemiBold'),
  bold: sans(700, 'normal', '700Bold'),
} as const

export const codeFont: FontFile = {
  family: 'Source Code Pro',
  weight: 400,
  style: 'normal',
  ttf: '@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf',
  latin: '@fontsource/source-code-pro/files/source-code-pro-latin-400-normal.woff2',
}

/** Where to look for a character that the text family does not have, in this order. */
export const fallbackFonts: readonly FontFile[] = [
  {
    family: 'Noto Sans Math',
    weight: 400,
    style: 'normal',
    ttf: '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
  },
  { family: 'Noto Emoji', weight: 400, style: 'normal', ttf: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf' },
]
