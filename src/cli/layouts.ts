import { readResources } from '../build/resources.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { type LayoutDetails, type LayoutEntry, layoutDetails, listLayouts } from '../start/layout-list.ts'
import { realWorld } from '../world/real.ts'
import { columns, terminalWidth } from './columns.ts'
import { showFaults } from './show-faults.ts'
import { findRoot, palette } from './terminal.ts'

/** `deckhand layouts`. */
export async function runLayouts(name: string | undefined, flags: { readonly root?: string; readonly json?: boolean }): Promise<number> {
  const { ownLayouts } = await readResources(realWorld, findRoot(flags.root))
  const all = listLayouts(ownLayouts)
  if (name === undefined) {
    process.stdout.write(flags.json ? `${JSON.stringify(all, null, 2)}\n` : renderList(all))
    showFaults(ownLayouts.diagnostics)
    return 0
  }
  const found = await layoutDetails(realWorld, name, ownLayouts)
  if (!found) {
    showFaults(ownLayouts.diagnostics)
    const names = all.map((layout) => layout.name)
    process.stderr.write(`there is no layout '${name}': ${suggest(name, names, 'layout')}\n`)
    return 1
  }
  process.stdout.write(flags.json ? `${JSON.stringify(found, null, 2)}\n` : renderDetails(found))
  return 0
}

function renderList(all: readonly LayoutEntry[]): string {
  const rows = all.map(({ name, description, own }) => [name, `${own ? '(your own) ' : ''}${description}`])
  return `${columns(rows, terminalWidth()).join('\n')}\n\ndeckhand layouts NAME shows the fields of one, with an example to copy.\n`
}

function renderDetails({ name, description, own, fields, also, example }: LayoutDetails): string {
  const paint = palette(process.stdout)
  const rows = fields.map((field) => [`  ${field.name}${field.required ? ' *' : ''}`, field.takes, field.about])
  const about = [description, ...(own ? ['It is your own.'] : [])].filter((text) => text !== '')
  const parts = [
    `${paint.strong(name)}  ${about.join(' ')}`.trimEnd(),
    ...(rows.length > 0 ? [`Fields (* it must have):\n${columns(rows, terminalWidth()).join('\n')}`] : []),
    `Every slide may also have ${also.join(', ')}.`,
    ...(example === '' ? [] : [`To copy into slides: of a deck:\n\n${example.replaceAll(/^(?=.)/gm, '  ')}`]),
  ]
  return `${parts.join('\n\n')}\n`
}
