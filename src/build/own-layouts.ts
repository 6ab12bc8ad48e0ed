import { checkOwnLayout } from '../compose/own-layout-rules.ts'
import { parseYaml } from '../content/parse-yaml.ts'
import { sourceOf } from '../content/records.ts'
import { validate } from '../content/validate.ts'
import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import { reporterFor } from '../diagnostics/report.ts'
import { nearest } from '../diagnostics/suggest.ts'
import { isLayoutName, layoutNames } from '../model/layouts.ts'
import { type OwnLayout, ownLayout, ownLayoutFile } from '../model/own-layout.ts'
import { atStart } from './read-file.ts'

/** The layouts that a course brings along: a template and a schema beside it. */
export interface OwnLayouts {
  readonly layouts: ReadonlyMap<string, OwnLayout>
  /** The names of those whose schema has faults, so that slides of them cannot be checked. */
  readonly broken: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

const folder = 'templates/layouts'
const templateEnding = '.hbs'
const schemaEnding = '.schema.yaml'
const safeName = /^[a-z][a-z0-9-]*$/

/**
 * Reads the schemas in a course's `templates/layouts/`.
 *
 * @param files the names in that folder
 * @param readSchema gives the text of a file, by its path in the course; `undefined` where it cannot be read, which is told already
 */
export async function readOwnLayouts(
  files: readonly string[],
  readSchema: (path: string) => Promise<string | undefined>,
): Promise<OwnLayouts> {
  const templates = namesWith(templateEnding, files)
  const schemas = namesWith(schemaEnding, files)
  const diagnostics = templates.filter((name) => !isLayoutName(name) && !schemas.includes(name)).map(templateAlone)
  const layouts = new Map<string, OwnLayout>()
  const broken = new Set<string>()
  for (const name of schemas) {
    const file = `${folder}/${name}${schemaEnding}`
    const fault = nameFault(name, file, templates)
    const layout = fault ? undefined : readLayout(name, file, await readSchema(file), diagnostics)
    if (fault) diagnostics.push(fault)
    if (layout) layouts.set(name, layout)
    else if (!isLayoutName(name)) broken.add(name)
  }
  return { layouts, broken, diagnostics }
}

function namesWith(ending: string, files: readonly string[]): string[] {
  return files.filter((file) => file.endsWith(ending) && !file.startsWith('.')).map((file) => file.slice(0, -ending.length))
}

function readLayout(name: string, file: string, source: string | undefined, diagnostics: Diagnostic[]): OwnLayout | undefined {
  if (source === undefined) return undefined
  const document = parseYaml(file, source)
  const valid = document.diagnostics.length > 0 ? undefined : validate(ownLayoutFile, document)
  if (!valid?.ok) {
    diagnostics.push(...(valid ?? document).diagnostics)
    return undefined
  }
  const before = diagnostics.length
  checkOwnLayout(valid.value, reporterFor(sourceOf(document), diagnostics))
  return diagnostics.length > before ? undefined : ownLayout(name, valid.value)
}

/** A template that no layout is known for: a slip of the pen, or an own layout without its schema. */
function templateAlone(name: string): Diagnostic {
  const near = nearest(name, layoutNames)
  const beside = `put ${name}${schemaEnding} beside it: the fields of a layout of your own`
  return {
    file: `${folder}/${name}${templateEnding}`,
    range: fileStart,
    code: 'deck/unknown-layout',
    severity: 'warning',
    message: `there is no layout '${name}' whose template this could be`,
    hint: near === undefined ? beside : `did you mean '${near}'? Or ${beside}`,
  }
}

function nameFault(name: string, file: string, templates: readonly string[]): Diagnostic | undefined {
  if (isLayoutName(name)) {
    return atStart(file, {
      code: 'layout/ships',
      severity: 'error',
      message: `'${name}' is a layout that ships: its fields are fixed`,
      hint: 'remove the schema, or give the layout another name',
    })
  }
  if (!templates.includes(name)) {
    return atStart(file, {
      code: 'layout/no-template',
      severity: 'error',
      message: `the layout '${name}' has no template`,
      hint: `put ${name}${templateEnding} beside it`,
    })
  }
  if (safeName.test(name)) return undefined
  return atStart(file, {
    code: 'schema/invalid-value',
    severity: 'error',
    message: `'${name}' cannot be the name of a layout`,
    hint: 'use small letters, digits and hyphens',
  })
}
