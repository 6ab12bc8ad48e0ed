import { join } from 'node:path'
import { atStart } from '../build/read-file.ts'
import { isDeckName } from '../build/read-decks.ts'
import type { World } from '../world/world.ts'
import { fill } from './fill.ts'
import { type Started, noCourse } from './init.ts'
import { packageText } from './package-files.ts'
import { markdownText, oneLine, yamlText } from './plain-text.ts'
import { slugOf } from './slug.ts'
import { writeNew } from './write-new.ts'

/**
 * Begins a deck of a course: `decks/<name>.yaml`, with a slide of each kind that a lecture wants.
 *
 * @param typed its title, as plain text
 * @param named its name; made from the title where absent
 */
export async function newDeck(
  world: World,
  root: string,
  typed: string,
  named?: string,
): Promise<Pick<Started, 'files' | 'diagnostics'> & { readonly name: string | undefined }> {
  const title = oneLine(typed)
  const name = named ?? slugOf(title)
  const none = { files: [], name: undefined }
  if ((await world.stat(join(root, 'course.yaml'))) === undefined) return { ...none, diagnostics: [noCourse] }
  if (title === '' || name === undefined || !isDeckName(name)) return { ...none, diagnostics: [nameFault(title, name)] }
  const other = (await world.list(join(root, 'decks'))).find((file) => file.toLowerCase().replace(/\.ya?ml$/, '') === name.toLowerCase())
  const template = await packageText(world, 'templates/course/new-deck.yaml')
  const text = fill(template, { schema: await schemaLine(world, root), title: yamlText(markdownText(title)) })
  // A deck in another spelling (.yml, capitals) would be the same folder of outputs.
  const path = `decks/${other ?? `${name}.yaml`}`
  const diagnostics = await writeNew(world, root, [{ path, text }], `give the new deck another name: --name ${name}-2`)
  return diagnostics.length > 0 ? { ...none, diagnostics } : { files: [path], name, diagnostics }
}

function nameFault(title: string, name: string | undefined): Started['diagnostics'][number] {
  const [message, hint] =
    title === ''
      ? ['the title is empty', 'write it in quotes: deckhand new deck "A title"']
      : name === undefined
        ? [
            'no name can be made of a title without Latin letters',
            'name the deck, as its file and its folder are to be called: --name my-deck',
          ]
        : [`'${name}' cannot be the name of a deck`, 'use letters, digits, hyphens and dots: --name my-deck']
  return atStart('decks', { code: 'start/name', severity: 'error', message, hint })
}

/** The line by which editors find the schema, where the course has one. */
async function schemaLine(world: World, root: string): Promise<string> {
  for (const folder of ['schemas', 'node_modules/deckhand/schemas']) {
    const path = `${folder}/deck.schema.json`
    if (await world.stat(join(root, path))) return `# yaml-language-server: $schema=../${path}\n#\n`
  }
  return ''
}
