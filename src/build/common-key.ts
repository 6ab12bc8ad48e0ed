import type { ReadFont } from '../fonts/coverage.ts'
import { keyOf } from './deck-keys.ts'
import { fontsKey } from './fonts-key.ts'
import { sha256 } from '../world/hash.ts'
import type { OpenCourse } from './load.ts'
import type { BuildOptions } from './options.ts'

/** A hash of all that the decks of a course have in common. */
export async function commonKey(
  course: OpenCourse,
  options: BuildOptions,
  readFont: ReadFont,
  browserName: string | undefined,
): Promise<string> {
  const { resources, look, texts } = course
  const files = ['course.yaml', ...(course.course?.references === undefined ? [] : [course.course.references])]
  const pictures = [...look.images].map(([address, { bytes }]) => [address, sha256(bytes)])
  return keyOf(
    files.map((file) => texts.get(file)),
    [...resources.templates],
    // Schemas of own layouts, and that a file is the course's own, be it the same as the one that ships.
    [...resources.texts],
    resources.themes,
    resources.citationStyle,
    pictures,
    await fontsKey(look.fonts, readFont),
    [options.only, options.audience, options.paper, options.largePrint, options.strict],
    browserName,
  )
}
