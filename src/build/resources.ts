import { basename, join } from 'node:path'
import type { CitationStyle } from '../citations/format.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { layoutNames } from '../model/layouts.ts'
import type { TemplateTexts } from '../markdown/templates.ts'
import { type ThemeSheet, importedThemes } from '../theme/sheets.ts'
import { type World, decodeUtf8 } from '../world/world.ts'
import { type OwnLayouts, readOwnLayouts } from './own-layouts.ts'
import { insideCourse, packageRoot } from './paths.ts'
import { atStart, limits, linkOutside, listFolder, readText } from './read-file.ts'

/** The templates and themes of a course: those that ship, and over them the course's own of the same name. */
export interface Resources {
  readonly templates: TemplateTexts
  readonly ownLayouts: OwnLayouts
  readonly themes: readonly ThemeSheet[]
  readonly citationStyle: CitationStyle
  readonly diagnostics: readonly Diagnostic[]
  /** The texts of the course's own files among them, by their path in the course. */
  readonly texts: ReadonlyMap<string, string>
}

interface Files {
  readonly world: World
  readonly root: string
  readonly diagnostics: Diagnostic[]
  readonly texts: Map<string, string>
}

export async function readResources(world: World, root: string): Promise<Resources> {
  const files: Files = { world, root, diagnostics: [], texts: new Map() }
  const inLayouts = await listAll(files, [join(root, 'templates/layouts')], ['.hbs', '.schema.yaml'])
  const ownLayouts = await readOwnLayouts(inLayouts, async (path) => {
    await readResource(files, path)
    return files.texts.get(path)
  })
  files.diagnostics.push(...ownLayouts.diagnostics)
  const templateNames = ['deck.md', ...[...layoutNames, ...ownLayouts.layouts.keys()].map((name) => `layouts/${name}`)]
  const [templates, partials, themes, style, locale] = await Promise.all([
    Promise.all(templateNames.map((name) => readTemplate(files, name))),
    readPartials(files),
    readThemes(files),
    readResource(files, 'templates/citations/short.csl'),
    readResource(files, 'templates/citations/locale.xml'),
  ])
  return {
    templates: new Map([...templates, ...partials]),
    ownLayouts,
    themes,
    citationStyle: { style: style.text, locale: locale.text },
    diagnostics: files.diagnostics,
    texts: files.texts,
  }
}

type Template = readonly [string, { readonly file: string; readonly text: string }]

async function readTemplate(files: Files, name: string): Promise<Template> {
  return [name, await readResource(files, `templates/${name}.hbs`)]
}

/** Partials may also be new names of the course's own. */
async function readPartials(files: Files): Promise<Template[]> {
  const folders = [join(packageRoot, 'templates/partials'), join(files.root, 'templates/partials')]
  const names = new Set((await listAll(files, folders, ['.hbs'])).filter((name) => name.endsWith('.hbs')))
  return Promise.all([...names].sort().map((name) => readTemplate(files, `partials/${name.slice(0, -'.hbs'.length)}`)))
}

/** Every theme of the package and of the course: a theme may import another by its name. */
async function readThemes(files: Files): Promise<ThemeSheet[]> {
  const folders = [join(packageRoot, 'themes'), join(files.root, 'themes')]
  const names = new Set((await listAll(files, folders, ['.css'])).filter((name) => name.endsWith('.css')))
  const sheets = await Promise.all(
    [...names].sort().map(async (fileName): Promise<ThemeSheet[]> => {
      const name = fileName.slice(0, -'.css'.length)
      // The page has the fonts that its own characters need; in Marp CLI and VS Code this theme brings them.
      if (name === 'deckhand-fonts') return [{ name, css: '/* @theme deckhand-fonts */' }]
      const { file, text } = await readResource(files, `themes/${fileName}`)
      if (text === '') return []
      if (/@theme\s+([\w-]+)/.exec(text)?.[1] === name) return [{ name, css: text }]
      const found = {
        code: 'course/unknown-theme',
        severity: 'error',
        message: `the file does not say that it is the theme '${name}'`,
        hint: `begin it with /* @theme ${name} */`,
      } as const
      files.diagnostics.push(atStart(file, found))
      return []
    }),
  )
  return checkImports(files, sheets.flat())
}

/** A theme that imports another by a name that does not exist would quietly lose all of it. */
function checkImports(files: Files, sheets: readonly ThemeSheet[]): ThemeSheet[] {
  const names = [...sheets.map((sheet) => sheet.name), 'default', 'gaia', 'uncover']
  for (const { name, css } of sheets) {
    for (const imported of importedThemes(css)) {
      if (names.includes(imported)) continue
      const found = {
        code: 'course/unknown-theme',
        severity: 'error',
        message: `it imports the theme '${imported}', which does not exist`,
        hint: suggest(imported, names, 'theme'),
      } as const
      files.diagnostics.push(atStart(`themes/${name}.css`, found))
    }
  }
  return [...sheets]
}

/** The names in several folders; one that cannot be read is told. */
async function listAll(files: Files, folders: readonly string[], endings: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(folders.map((folder) => listFolder(files.world, folder, endings)))
  return lists.flatMap((list, index) => {
    if ('names' in list) return list.names
    files.diagnostics.push(atStart(basename(folders[index] ?? ''), list.fault))
    return []
  })
}

/** The course's own file where it has one, else the one that ships. */
async function readResource(files: Files, name: string): Promise<{ file: string; text: string }> {
  const own = join(files.root, name)
  if ((await files.world.stat(own)) !== undefined) {
    const path = await insideCourse(files.world, files.root, name)
    const read = path === undefined ? undefined : await readText(files.world, path, limits.template)
    if (read && 'text' in read) {
      files.texts.set(name, read.text)
      return { file: name, text: read.text }
    }
    files.diagnostics.push(atStart(name, read ? read.fault : linkOutside))
  }
  const shipped = join(packageRoot, name)
  if ((await files.world.stat(shipped))?.kind !== 'file') return { file: name, text: '' }
  return { file: name, text: decodeUtf8(await files.world.read(shipped)) }
}
