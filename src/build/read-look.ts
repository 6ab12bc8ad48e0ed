import { posix } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Reporter, reporterFor } from '../diagnostics/report.ts'
import { type FontFile, type FontSet, codeFont, shippedFonts, textFonts } from '../fonts/catalog.ts'
import { type FindFile, findFace, packageOf } from '../fonts/scripts.ts'
import { isFont } from '../fonts/is-font.ts'
import { type FontChoice, type Look, familyOf } from '../model/look.ts'
import { imageAddress } from '../model/slots.ts'
import type { World } from '../world/world.ts'
import { type AssetKind, readAsset } from './read-asset.ts'
import type { ReadCourse } from './read-course.ts'
import { type Image, readImage } from './read-images.ts'

/** What course.yaml says of the look, with its files read. */
export interface ReadLook {
  /** What decks are set in, before their scripts are looked at. */
  readonly fonts: FontSet
  /** The logo by its address in the slides, as a picture of every deck. */
  readonly images: ReadonlyMap<string, Image>
  /** The course's own font files, by their path in the course. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly diagnostics: readonly Diagnostic[]
}

/** Every slide repeats it, and the page is one file. */
const logoLimit = 256 * 1024
const fontKind: AssetKind = { noun: 'font', limit: 20 * 2 ** 20, whenLarger: 'take a font with fewer characters' }

interface Means {
  readonly world: World
  readonly root: string
  readonly find: FindFile
  readonly files: Map<string, Uint8Array>
}

/** Reads the logo and finds the fonts; what is missing or wrong is reported where course.yaml names it. */
export async function readLook(world: World, root: string, { course, courseSource }: ReadCourse): Promise<ReadLook> {
  const diagnostics: Diagnostic[] = []
  const look = course?.look ?? {}
  const place = reporterFor(courseSource, diagnostics, ['look'])
  const means: Means = { world, root, find: (specifier) => world.findPackageFile(specifier, root), files: new Map() }
  const images = new Map<string, Image>()
  if (look.logo) {
    const logo = await readImage(world, root, look.logo, place.at('logo', 'src'), logoLimit)
    if (logo) images.set(imageAddress(look.logo.src), logo)
  }
  const fonts = await readFonts(look, means, place.at('fonts'))
  return { fonts, images, files: means.files, diagnostics }
}

async function readFonts({ fonts }: Look, means: Means, place: Reporter): Promise<FontSet> {
  const text = fonts?.text === undefined ? undefined : await readFamily(fonts.text, 'text', means, place.at('text'))
  const code = fonts?.code === undefined ? undefined : await readFamily(fonts.code, 'code', means, place.at('code'))
  return {
    text: text ?? shippedFonts.text,
    code: code?.regular ?? shippedFonts.code,
    // What another family lacks comes from the one that ships.
    fallbacks: text ? [{ regular: textFonts.regular, bold: textFonts.bold }, ...shippedFonts.fallbacks] : shippedFonts.fallbacks,
  }
}

type Family = FontSet['text']

/** The four faces of a family; one that it does not have is the nearest that it has. */
async function readFamily(choice: FontChoice, role: 'text' | 'code', means: Means, place: Reporter): Promise<Family | undefined> {
  if (typeof choice === 'string') return findFamily(choice, means, place)
  const face = async (name: keyof typeof choice, weight: FontFile['weight'], style: FontFile['style']): Promise<FontFile | undefined> => {
    const named = choice[name]
    const ttf = named === undefined ? undefined : await readFontFile(named, means, place.at(name))
    return ttf === undefined ? undefined : { family: familyOf(choice, role), weight, style, ttf }
  }
  const regular = await face('regular', 400, 'normal')
  const [italic, semibold, bold] = await Promise.all([
    face('italic', 400, 'italic'),
    face('semibold', 600, 'normal'),
    face('bold', 700, 'normal'),
  ])
  return regular && completed(regular, { italic, semibold, bold })
}

function findFamily(family: string, { find }: Means, place: Reporter): Family | undefined {
  if (family === textFonts.regular.family) return textFonts
  if (family === codeFont.family) return completed(codeFont, {})
  const regular = findFace(family, 400, 'normal', find)
  if (!regular) {
    place.report({
      code: 'font/unknown-family',
      message: `the font family '${family}' is not installed`,
      hint: `npm install ${packageOf(family)} beside the course, or name font files: { regular: fonts/My-Regular.ttf }`,
    })
    return undefined
  }
  return completed(regular, {
    italic: findFace(family, 400, 'italic', find),
    semibold: findFace(family, 600, 'normal', find),
    bold: findFace(family, 700, 'normal', find),
  })
}

type Faces = { readonly [Name in 'italic' | 'semibold' | 'bold']?: FontFile | undefined }

function completed(regular: FontFile, { italic, semibold, bold }: Faces): Family {
  return { regular, italic: italic ?? regular, semibold: semibold ?? bold ?? regular, bold: bold ?? semibold ?? regular }
}

/** The absolute path of a font of the course. */
async function readFontFile(named: string, { world, root, files }: Means, place: Reporter): Promise<string | undefined> {
  const read = await readAsset(world, root, named, fontKind, place)
  if (!read) return undefined
  const { path, bytes } = read
  if (!(await isFont(bytes))) {
    const hint = 'take a TTF or OTF file with outlines; WOFF and collections (.ttc) are not read'
    place.report({ code: 'font/unreadable', message: `'${named}' is no font that can be used`, hint })
    return undefined
  }
  files.set(posix.normalize(named), bytes)
  return path
}
