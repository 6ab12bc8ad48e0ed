import { join } from 'node:path'
import { packageRoot } from '../build/paths.ts'
import { type World, decodeUtf8 } from '../world/world.ts'

/** A text that ships with the package, by its path in it. */
export async function packageText(world: World, path: string): Promise<string> {
  return decodeUtf8(await world.read(join(packageRoot, path)))
}

/** The schemas for editors: `course`, `deck` … */
export const schemaNames = ['collection', 'course', 'deck', 'layout', 'references'] as const

/** The schemas as a course has them: without white space, which is half of them. By their paths in the course. */
export async function editorSchemas(world: World): Promise<ReadonlyMap<string, string>> {
  const read = schemaNames.map(async (name) => {
    const path = `schemas/${name}.schema.json`
    return [path, `${JSON.stringify(JSON.parse(await packageText(world, path)))}\n`] as const
  })
  return new Map(await Promise.all(read))
}
