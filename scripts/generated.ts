import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from '@cantoo/fontkit'
import { z } from 'zod'
import { codeNames, lintOf, textOf } from '../src/diagnostics/codes.ts'
import { type FontFile, textFonts } from '../src/fonts/catalog.ts'
import { latinFontCss } from '../src/fonts/faces.ts'
import { axis } from '../src/model/chart.ts'
import { collectionForEditors } from '../src/model/collection.ts'
import { collection, courseFile } from '../src/model/course.ts'
import { deckFile, deckForEditors } from '../src/model/deck.ts'
import { field } from '../src/model/field.ts'
import { type FieldNames, fieldList } from '../src/model/field-list.ts'
import { layouts } from '../src/model/layouts.ts'
import { ownField, ownLayoutFile } from '../src/model/own-layout.ts'
import { keyRows, writtenKeys } from '../src/player/keys.ts'
import { condition, countQuery, selection, tableQuery } from '../src/model/query.ts'
import { contrast, hex } from '../src/model/colour.ts'
import { referencesFile } from '../src/model/references.ts'
import { everySlide } from '../src/model/slide-fields.ts'
import { tokenPairs } from '../src/theme/contrast.ts'
import { colourOf, themeTokens } from '../src/theme/tokens.ts'

/** Every file that is made from the code, by its path. */
export async function generatedFiles(): Promise<Record<string, string>> {
  const require = createRequire(`${process.cwd()}/package.json`)
  const read = (specifier: string): Buffer => readFileSync(require.resolve(specifier))
  const fonts = await latinFontCss(async (specifier) => read(specifier))
  return {
    'schemas/course.schema.json': jsonSchema(courseFile, 'course.yaml', 'A Deckhand course: who gives it, and what its collections are.'),
    'schemas/deck.schema.json': jsonSchema(deckForEditors, 'A deck', 'A Deckhand deck: its front matter and its slides.'),
    'schemas/collection.schema.json': jsonSchema(collectionForEditors, 'A collection', 'A plain list, one record an item.'),
    'schemas/references.schema.json': jsonSchema(referencesFile, 'References', 'A list of CSL items.'),
    'schemas/layout.schema.json': jsonSchema(ownLayoutFile, 'A layout', 'The fields of a layout of your own.'),
    'docs/format.md': formatReference(),
    'docs/layouts.md': layoutReference(),
    'docs/diagnostics.md': diagnosticReference(),
    'docs/contrast.md': contrastReference(),
    'docs/present.md': presentReference(),
    'src/charts/widths.ts': widthTable(read),
    'themes/deckhand-fonts.css': `/* @theme deckhand-fonts */\n/* Made by scripts/generate.mjs. The fonts are under the SIL Open Font License 1.1. */\n${fonts}\n`,
  }
}

function toJson(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
}

function jsonSchema(schema: z.ZodType, title: string, description: string): string {
  return `${JSON.stringify({ title, description, ...toJson(schema) }, null, 2)}\n`
}

const inMarkdown: FieldNames = { value: (text) => `\`${text}\``, part: (name) => `[${name}](format.md#${name})` }

/** A table of the fields of an object schema. */
function fieldTable(schema: z.ZodType, leave: readonly string[] = []): string {
  const rows = fieldList(schema, inMarkdown)
    .filter(({ name }) => !leave.includes(name))
    .map(({ name, required, takes, about }) => `| \`${name}\`${required ? ' *' : ''} | ${takes} | ${about.replaceAll('|', '\\|')} |`)
  return ['| field | takes | |', '| --- | --- | --- |', ...rows].join('\n')
}

function formatReference(): string {
  const readme = readFileSync('scripts/format-intro.md', 'utf8')
  return readme
    .replace('<!-- course -->', fieldTable(courseFile))
    .replace('<!-- collection -->', fieldTable(collection))
    .replace('<!-- collection field -->', fieldTable(field))
    .replace('<!-- deck -->', fieldTable(deckFile))
    .replace('<!-- selection -->', fieldTable(selection))
    .replace('<!-- query -->', fieldTable(tableQuery, Object.keys(selection.shape)))
    .replace('<!-- axis -->', fieldTable(axis))
    .replace('<!-- count -->', fieldTable(countQuery))
    .replace('<!-- condition -->', fieldTable(condition.options[2]))
    .replace('<!-- field -->', fieldTable(ownField))
    .replace('<!-- reference -->', fieldTable(referencesFile.element))
}

/** The page is written by hand, but for its table of keys. */
function presentReference(): string {
  const rows = keyRows.map((row) => {
    const keys = writtenKeys(row).map((key) => `\`${key}\``)
    return `| ${keys.join(' ')} | ${row.says}${row.presenter ? ' (in the presenter view)' : row.lecturer ? ' (not in the copy for the audience)' : ''} |`
  })
  const table = ['| keys | |', '| --- | --- |', ...rows].join('\n')
  return readFileSync('docs/present.md', 'utf8').replace(/(<!-- keys -->\n)[^]*?(<!-- \/keys -->)/, `$1\n${table}\n\n$2`)
}

function layoutReference(): string {
  const common = ['layout', ...Object.keys(everySlide)]
  const parts = Object.entries(layouts).map(([name, schema]) => {
    const { description } = schema.meta() ?? {}
    return `## ${name}\n\n${description ?? ''}\n\n${layoutExample(name)}${fieldTable(schema, common)}`
  })
  return `# Layouts

<!-- Made by scripts/generate.mjs from src/model/layouts.ts. -->

The decks of the lecture in \`content/\` are made of them:

![All slides of the lecture on one sheet](pictures/foundation-models.png)

![All slides of its second deck on one sheet](pictures/model-landscape.png)

A slide names its \`layout\` and fills its fields. A star marks a field that it must have.
[prose](format.md#prose) is text with inline Markdown.

Every slide may also have:

${fieldTable(layouts.statement.omit({ layout: true, text: true, detail: true, image: true }))}

Each layout is one Handlebars file in \`templates/layouts/\`. A course changes one by putting a file of the same name
into its own \`templates/layouts/\`. What a template sees is made safe before: every value is Markdown that shows as the text it is.

${parts.join('\n\n')}
`
}

/** What its example shows, and how it is written. */
function layoutExample(name: string): string {
  const example = read(`templates/examples/${name}.yaml`)
  if (example === undefined) return ''
  const second = existsSync(`docs/pictures/layouts/${name}-2.png`) ? ` ![Its second page](pictures/layouts/${name}-2.png)` : ''
  return `![A slide of the layout ${name}](pictures/layouts/${name}.png)${second}\n\n\`\`\`yaml\n${example.trim()}\n\`\`\`\n\n`
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function diagnosticReference(): string {
  const faults = codeNames.filter((code) => lintOf(code) === undefined).map((code) => `| \`${code}\` | ${textOf(code)} |`)
  const lints = codeNames.flatMap((code) => {
    const lint = lintOf(code)
    return lint ? [`| \`${code}\` | ${lint.text} | ${lint.severity}${lint.max === undefined ? '' : `, above ${lint.max}`} |`] : []
  })
  return `# Diagnostics

<!-- Made by scripts/generate.mjs from src/diagnostics/codes.ts. -->

All is told with its file, line and column, what is wrong, and what to do. These are the codes.

## Faults

A fault stops the output that it concerns, and cannot be turned off.

| code | when |
| --- | --- |
${faults.join('\n')}

## Lints

A lint judges what can be made all the same. As an error it keeps the deck from being written, as a fault does; as a warning it is told.
Its severity, and its number where it has one, are set under [\`rules\`](format.md#rules) in course.yaml.

| code | when | by itself |
| --- | --- | --- |
${lints.join('\n')}
`
}

/** The advance widths of the text font, so that a chart measures its labels without opening a font. */
function widthTable(read: (specifier: string) => Uint8Array): string {
  const { regular, semibold } = textFonts
  return `// Made by scripts/generate.mjs: the advance widths of Source Sans 3 in thousandths of the type size.
export const widths = {
  400: ${JSON.stringify(advances(regular, read))},
  600: ${JSON.stringify(advances(semibold, read))},
} as const satisfies Readonly<Record<number, Readonly<Record<string, number>>>>
`
}

function advances(file: FontFile, read: (specifier: string) => Uint8Array): Record<string, number> {
  const font = create(read(file.ttf))
  if (!('glyphForCodePoint' in font)) throw new Error(`${file.ttf} is a collection, not a font`)
  const latin = Array.from({ length: 0x17f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index))
  const characters = [...latin, ...'–—‘’“”„•…€−≤≥×→'].filter((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
  const width = (character: string): number =>
    Math.round(((font.glyphForCodePoint(character.codePointAt(0) ?? 0)?.advanceWidth ?? 0) * 1000) / font.unitsPerEm)
  return Object.fromEntries(characters.map((character) => [character, width(character)]))
}

/** The contrast of every pair of tokens that text is set in, in each theme. */
function contrastReference(): string {
  const sheets = new Map(
    readdirSync('themes')
      // Made in the same run, and without tokens.
      .filter((file) => file !== 'deckhand-fonts.css')
      .map((file) => [file.slice(0, -'.css'.length), readFileSync(`themes/${file}`, 'utf8')]),
  )
  const themes = ['deckhand', 'deckhand-dark', 'chalk']
  const rows = tokenPairs.map(([text, ground]) => {
    const cells = themes.map((theme) => {
      const tokens = themeTokens(theme, sheets)
      const [front, back] = [colourOf(`var(${text})`, tokens), colourOf(`var(${ground})`, tokens)]
      return front && back ? `${(Math.floor(contrast(front, back) * 10) / 10).toFixed(1)} (${hex(front)} on ${hex(back)})` : ''
    })
    return `| \`${text}\` on \`${ground}\` | ${cells.join(' | ')} |`
  })
  return `# Contrast

<!-- Made by scripts/generate.mjs from themes/. -->

The contrast of text to the ground that it stands on, in each theme as it ships. Level AA of WCAG 2.2 wants 4.5 : 1, and 3 : 1 of large text;
here every pair has 4.5 : 1. With an accent of your own the same pairs are checked, and \`deckhand check\` looks at the colours of the rendered slides.

| text | ${themes.map((theme) => `\`${theme}\``).join(' | ')} |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}
