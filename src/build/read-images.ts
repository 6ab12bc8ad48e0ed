import { posix } from 'node:path'
import type { Reporter } from '../diagnostics/report.ts'
import { type ImageSlot, type MarkdownSlot, imageAddress, isImage } from '../model/slots.ts'
import { fileOfAddress, inspectMarkdown } from '../prose/marp-markdown.ts'
import type { World } from '../world/world.ts'
import { readAsset } from './read-asset.ts'

/** A picture of a deck, by its address in the slides. */
export interface Image {
  /** In the course. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly mediaType: string
}

const largest = 10 * 2 ** 20

/** How each kind of picture begins. Sources: the PNG, JPEG (JFIF, Exif), GIF89a, WebP and AVIF specifications. */
const kinds: readonly { readonly endings: readonly string[]; readonly mediaType: string; readonly begins: RegExp }[] = [
  { endings: ['.png'], mediaType: 'image/png', begins: /^\x89PNG\r\n\x1a\n/ },
  { endings: ['.jpg', '.jpeg'], mediaType: 'image/jpeg', begins: /^\xff\xd8\xff/ },
  { endings: ['.gif'], mediaType: 'image/gif', begins: /^GIF8[79]a/ },
  { endings: ['.webp'], mediaType: 'image/webp', begins: /^RIFF[^]{4}WEBP/ },
  { endings: ['.avif'], mediaType: 'image/avif', begins: /^[^]{4}ftyp/ },
  { endings: ['.svg'], mediaType: 'image/svg+xml', begins: /<svg[\s>]/ },
]

/** Reads the pictures that a slide names; what is missing, outside the course or no picture is reported there. */
export async function readImages(world: World, root: string, slide: object, reporter: Reporter): Promise<Map<string, Image>> {
  const images = new Map<string, Image>()
  for (const { image, place } of imagesIn(slide, reporter)) {
    const read = await readImage(world, root, image, place)
    if (read) images.set(imageAddress(image.src), read)
  }
  return images
}

function imagesIn(value: object, reporter: Reporter): { image: ImageSlot; place: Reporter }[] {
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    if (typeof part !== 'object' || part === null) return []
    const place = reporter.at(Array.isArray(value) ? Number(name) : name)
    if (isImage(part)) return [{ image: part, place: place.at('src') }]
    return isMarkdown(part) ? markdownImages(part).map((image) => ({ image, place })) : imagesIn(part, place)
  })
}

function markdownImages({ source }: MarkdownSlot): ImageSlot[] {
  return [...new Set(inspectMarkdown(source).images)].map((src) => ({ kind: 'image', src: fileOfAddress(src), alt: '' }))
}

/** Reads one picture of the course; what is wrong with it is reported. `limit` is in bytes. */
export async function readImage(
  world: World,
  root: string,
  { src }: Pick<ImageSlot, 'src'>,
  place: Reporter,
  limit = largest,
): Promise<Image | undefined> {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(src)) {
    place.report({
      code: 'file/outside-course',
      message: `'${src}' is no file of the course`,
      hint: 'put the picture into the folder of course.yaml or below it, and name it by its path there',
    })
    return undefined
  }
  const read = await readAsset(
    world,
    root,
    src,
    { noun: 'picture', limit, whenLarger: 'make it smaller: a slide has 1280 × 720 px' },
    place,
  )
  if (!read) return undefined
  const { bytes } = read
  const kind = kinds.find(({ endings }) => endings.includes(posix.extname(src).toLowerCase()))
  if (!kind?.begins.test(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))) {
    const names = 'PNG, JPEG, WebP, GIF, AVIF or SVG'
    place.report({
      code: 'file/unreadable',
      message: `'${src}' is no picture that its name says it is`,
      hint: `save it as ${names}, and name it so`,
    })
    return undefined
  }
  return { path: posix.normalize(src), bytes, mediaType: kind.mediaType }
}

function isMarkdown(value: object): value is MarkdownSlot {
  return 'kind' in value && value.kind === 'markdown'
}
