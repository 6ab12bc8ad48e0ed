import { readResources } from '../build/resources.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { type ThemeEntry, listThemes } from '../start/theme-list.ts'
import { realWorld } from '../world/real.ts'
import { columns, terminalWidth } from './columns.ts'
import { findRoot, palette } from './terminal.ts'

/** `deckhand themes`. */
export async function runThemes(name: string | undefined, flags: { readonly root?: string; readonly json?: boolean }): Promise<number> {
  const { themes, texts } = await readResources(realWorld, findRoot(flags.root))
  const all = listThemes(themes, (theme) => texts.has(`themes/${theme}.css`))
  if (name === undefined) {
    process.stdout.write(flags.json ? `${JSON.stringify(all, null, 2)}\n` : renderList(all))
    return 0
  }
  const found = all.find((theme) => theme.name === name)
  if (!found) {
    const names = all.map((theme) => theme.name)
    process.stderr.write(`there is no theme '${name}': ${suggest(name, names, 'theme')}\n`)
    return 1
  }
  process.stdout.write(flags.json ? `${JSON.stringify(found, null, 2)}\n` : renderTheme(found))
  return 0
}

function renderList(all: readonly ThemeEntry[]): string {
  const rows = all.map(({ name, sizes, accent, own, description }) => [
    name,
    sizes.join(', '),
    accent,
    `${own ? '(your own) ' : ''}${inShort(description)}`,
  ])
  return `${columns(rows, terminalWidth()).join('\n')}\n\ntheme: NAME in course.yaml, or in one deck, chooses it. deckhand themes NAME shows its colours.\n`
}

/** The first sentence; of a long one what stands before its colon. */
function inShort(text: string): string {
  const [sentence = ''] = /^.*?\.(?= |$)/.exec(text) ?? [text]
  return sentence.length > 80 ? `${sentence.split(':')[0] ?? ''}`.replace(/[^.]$/, '$&.') : sentence
}

function renderTheme({ name, description, sizes, own, over, colours }: ThemeEntry): string {
  const rows = Object.entries(colours).map(([token, colour]) => [`  ${token}`, colour])
  const from = own ? `themes/${name}.css of your course` : 'ships with Deckhand'
  const made = over.length > 0 ? `, made over ${over.join(' and ')}` : ''
  const facts = [['  from', `${from}${made}`], ...(sizes.length > 0 ? [['  sizes', sizes.join(', ')]] : [])]
  return `${[
    `${palette(process.stdout).strong(name)}  ${description}`,
    columns(facts, terminalWidth()).join('\n'),
    ...(rows.length > 0 ? [`Colours:\n${columns(rows, terminalWidth()).join('\n')}`] : []),
    `To copy into course.yaml:\n\n  theme: ${name}\n  # another colour for its accents:\n  # look: { accent: "#7a1f5c" }`,
  ].join('\n\n')}\n`
}
