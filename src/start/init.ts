import { join } from 'node:path'
import { version } from '../build/version.ts'
import { atStart } from '../build/read-file.ts'
import { hasCourse } from '../build/read-course.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { findScriptFont, packageOf, scriptsOf } from '../fonts/scripts.ts'
import { terms } from '../model/terms.ts'
import type { World } from '../world/world.ts'
import { type CourseAnswers, courseTemplates, planCourse } from './course-plan.ts'
import { editorSchemas, packageText } from './package-files.ts'
import { writeNew } from './write-new.ts'

/** What was made, by its path in the course; and why it was not. */
export interface Started {
  readonly files: readonly string[]
  /** The packages of fonts that its letters want and that are not installed. */
  readonly fonts: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

const isThere = { code: 'start/exists', severity: 'error', hint: 'begin the course in another folder: deckhand init FOLDER' } as const

const nothing: Started = { files: [], fonts: [], diagnostics: [] }

/** Why no course can be begun in a folder, so that nobody is asked in vain; `undefined` where nothing speaks against it. */
export async function noPlaceFor(world: World, root: string): Promise<Diagnostic | undefined> {
  const folder = await world.stat(root).catch(() => undefined)
  if (folder?.kind === 'file') return atStart(root, { ...isThere, message: 'this is a file: a course is a folder' })
  if (!(await hasCourse(world, root).catch(() => false))) return undefined
  return atStart('course.yaml', {
    ...isThere,
    message: 'there is a course here already, and it stays as it is',
    hint: 'deckhand new deck "…" begins a further deck of it, deckhand init FOLDER a course in another folder',
  })
}

/** Begins a course in a folder, which may be there already. Nothing in it is written over. */
export async function initCourse(world: World, root: string, answers: CourseAnswers): Promise<Started> {
  const [schemas, templates] = await Promise.all([
    editorSchemas(world),
    Promise.all(Object.entries(courseTemplates).map(async ([path, template]) => [path, await packageText(world, template)] as const)),
  ])
  const files = planCourse(answers, { schemas, templates: new Map(templates), version })
  const diagnostics = await writeNew(world, root, files, isThere.hint)
  const fonts = diagnostics.length > 0 ? [] : lackingFonts(world, root, answers)
  return { files: diagnostics.length > 0 ? [] : files.map(({ path }) => path), fonts, diagnostics }
}

/** For what was answered, and for the few words of Deckhand's own in the language of the course. */
function lackingFonts(world: World, root: string, { title, lecturer, language }: CourseAnswers): string[] {
  const { quiz, objectives, recap } = terms(language)
  const wanted = scriptsOf([title, lecturer, quiz, objectives, recap].join(' '), language)
  const find = (specifier: string): string | undefined => world.findPackageFile(specifier, root)
  const lacking = wanted.filter((script) => findScriptFont(script, find) === undefined)
  return [...new Set(lacking.flatMap(({ families }) => families.slice(0, 1).map(packageOf)))]
}

/** Puts the schemas for editors into a course, over those of an earlier version. */
export async function bringSchemas(world: World, root: string): Promise<Started> {
  if ((await world.stat(join(root, 'course.yaml'))) === undefined) return { ...nothing, diagnostics: [noCourse] }
  const schemas = [...(await editorSchemas(world))]
  for (const [path, text] of schemas) await world.write(join(root, path), new TextEncoder().encode(text))
  return { ...nothing, files: schemas.map(([path]) => path) }
}

/** Told where a command wants a course and there is none. */
export const noCourse: Diagnostic = atStart('course.yaml', {
  code: 'file/not-found',
  severity: 'error',
  message: 'there is no course here',
  hint: 'begin one with deckhand init, or name its folder with --root DIR',
})
