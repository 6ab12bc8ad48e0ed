/** A font file: of an npm package, or of the course. */
export interface FontFile {
  /** The name by which themes and the handout ask for it. */
  readonly family: string
  readonly weight: 400 | 600 | 700
  readonly style: 'normal' | 'italic'
  /** The TTF or OTF, as a module specifier or an absolute path: the source for the handout and for subsets. */
  readonly ttf: string
  /** The ready-made woff2 of the Latin part, as a module specifier. */
  readonly latin?: string
}

/** The characters that the ready-made Latin files of the text family hold: what its Unicode ranges promise is more than it has. */
export const latinRanges: readonly (readonly [number, number])[] = [
  [0x0020, 0x007e],
  [0x00a0, 0x00ff],
  [0x0131, 0x0131],
  [0x0152, 0x0153],
  [0x02bb, 0x02bc],
  [0x02c6, 0x02c6],
  [0x02da, 0x02da],
  [0x02dc, 0x02dc],
  [0x0300, 0x0301],
  [0x0303, 0x0304],
  [0x0308, 0x0309],
  [0x0323, 0x0323],
  [0x0329, 0x0329],
  [0x2009, 0x2009],
  [0x200b, 0x200b],
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x2044, 0x2044],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
  [0x2215, 0x2215],
]

const sans = (weight: 400 | 600 | 700, style: 'normal' | 'italic', folder: string): FontFile => ({
  family: 'Source Sans 3',
  weight,
  style,
  ttf: `@expo-google-fonts/source-sans-3/${folder}/SourceSans3_${folder}.ttf`,
  latin: `@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-${style}.woff2`,
})

/** The text family that ships: the same on slides and on the handout. */
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

/** A font that is only looked into for what the text family does not have. */
export interface Fallback {
  readonly regular: FontFile
  readonly bold?: FontFile
  /** Whether it is for a script that the fonts that ship do not have. */
  readonly script?: true
}

/** The fonts that a deck is set in. */
export interface FontSet {
  readonly text: Readonly<Record<'regular' | 'italic' | 'semibold' | 'bold', FontFile>>
  readonly code: FontFile
  /** Where to look for a character that the text family does not have, in this order. */
  readonly fallbacks: readonly Fallback[]
}

/** What ships: Latin, Greek and Cyrillic in the text family, then mathematics, then emoji. */
export const shippedFonts: FontSet = {
  text: textFonts,
  code: codeFont,
  fallbacks: [
    {
      regular: {
        family: 'Noto Sans Math',
        weight: 400,
        style: 'normal',
        ttf: '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
      },
    },
    {
      regular: {
        family: 'Noto Emoji',
        weight: 400,
        style: 'normal',
        ttf: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
      },
    },
  ],
}
