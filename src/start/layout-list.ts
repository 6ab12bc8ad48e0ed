import { join } from 'node:path'
import { packageRoot } from '../build/paths.ts'
import type { OwnLayouts } from '../build/own-layouts.ts'
import { type FieldEntry, type FieldNames, fieldList } from '../model/field-list.ts'
import { isLayoutName, layouts } from '../model/layouts.ts'
import { everySlide } from '../model/slide-fields.ts'
import type { World } from '../world/world.ts'
import { packageText } from './package-files.ts'

/** A layout as it is listed. */
export interface LayoutEntry {
  readonly name: string
  readonly description: string
  /** Whether it is the course's own. */
  readonly own: boolean
}

/** A layout with all that one needs to fill it. */
export interface LayoutDetails extends LayoutEntry {
  readonly fields: readonly FieldEntry[]
  /** The fields that every slide may have beside those. */
  readonly also: readonly string[]
  /** A slide as YAML, to copy. */
  readonly example: string
}

const inWords: FieldNames = { value: (text) => text, part: (name) => name }

/** All layouts, those that ship first. */
export function listLayouts(own: OwnLayouts): LayoutEntry[] {
  return [
    ...Object.entries(layouts).map(([name, schema]) => ({ name, description: schema.meta()?.description ?? '', own: false })),
    ...[...own.layouts.values()].map(({ name, file }) => ({ name, description: file.description ?? '', own: true })),
  ]
}

/** What there is to know of a layout; `undefined` where there is none of that name. */
export async function layoutDetails(world: World, name: string, own: OwnLayouts): Promise<LayoutDetails | undefined> {
  const ownLayout = own.layouts.get(name)
  const entry = listLayouts(own).find((other) => other.name === name)
  const schema = isLayoutName(name) ? layouts[name] : ownLayout?.schema
  if (!entry || !schema) return undefined
  const also = Object.keys(everySlide)
  const fields = fieldList(schema, inWords)
    .filter((field) => field.name !== 'layout' && !also.includes(field.name))
    .map((field) => ({ ...field, about: ownLayout?.file.fields[field.name]?.description ?? field.about }))
  return { ...entry, fields, also, example: ownLayout ? outline(name, fields) : await shippedExample(world, name) }
}

async function shippedExample(world: World, name: string): Promise<string> {
  const path = `templates/examples/${name}.yaml`
  return (await world.stat(join(packageRoot, path))) ? (await packageText(world, path)).trim() : ''
}

/** A slide of an own layout, with the fields that it must have, and the others as remarks. */
function outline(name: string, fields: readonly FieldEntry[]): string {
  return [
    `- layout: ${name}`,
    ...fields.map((field) => `  ${field.required ? '' : '# '}${field.name}: ${field.required ? '…' : ''}# ${field.takes}`.trimEnd()),
  ]
    .map((line) => line.replace('…#', '… #'))
    .join('\n')
}
