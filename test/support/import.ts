import { type ImportOptions, type ImportPlan, planImport } from '../../src/build/import-list.ts'
import { writeImport } from '../../src/build/import-write.ts'
import { parseMappings, parseSplit } from '../../src/import/options.ts'
import { smallCourse } from './course.ts'
import { type MemoryWorld, memoryWorld } from './memory-world.ts'

/** The small course with a list beside it, in memory. */
export function importWorld(files: Readonly<Record<string, string>>): MemoryWorld {
  return memoryWorld({ ...smallCourse, ...files })
}

/** Options of an import as they are typed. */
export interface Typed extends Partial<Pick<ImportOptions, 'as' | 'at' | 'prune' | 'skip'>> {
  readonly map?: string
  readonly split?: string
}

/** What importing a file of the world would do. */
export function plan(world: MemoryWorld, list: string, { map, split, as = 'models', ...rest }: Typed = {}): Promise<ImportPlan> {
  const parted = split === undefined ? undefined : parseSplit(split)
  return planImport({
    root: '/course',
    path: `/course/${list}`,
    list,
    as,
    map: map === undefined ? [] : (parseMappings(map) ?? []),
    split: new Map(parted ? [[parted.field, parted.separator]] : []),
    world,
    ...rest,
  })
}

/** Imports a file of the world, and writes. */
export async function importFile(world: MemoryWorld, list: string, typed: Typed = {}): Promise<ImportPlan> {
  const planned = await plan(world, list, typed)
  if (planned.ok && planned.result) {
    const fault = await writeImport(world, '/course', planned.result.writes)
    if (fault) throw new Error(fault.message)
  }
  return planned
}

/** What is told, as `file:line severity code`. */
export function told({ diagnostics }: ImportPlan): string[] {
  return diagnostics.map(({ file, range, severity, code }) => `${file}:${range.start.line} ${severity} ${code}`)
}
