import { dirname, join, resolve } from 'node:path'
import { type World, decodeUtf8 } from '../world/world.ts'

/**
 * Looks at the files that say which commit a repository is at, so that a world that remembers what was looked at
 * knows when the history is another one.
 */
export async function sightHead(world: World, root: string): Promise<void> {
  const git = await findGitFolder(world, resolve(root))
  if (git === undefined) return
  const head = await textOf(world, join(git, 'HEAD'))
  const common = resolve(git, (await textOf(world, join(git, 'commondir'))) ?? '.')
  const branch = /^ref: (\S+)$/.exec(head ?? '')?.[1]
  if (branch !== undefined) await textOf(world, join(common, branch))
  await textOf(world, join(common, 'packed-refs'))
}

/** The nearest folder upwards that has a repository; a work tree beside it has a file that says where. */
async function findGitFolder(world: World, folder: string): Promise<string | undefined> {
  const path = join(folder, '.git')
  const found = await world.stat(path)
  if (found?.kind === 'folder') return path
  const elsewhere = found?.kind === 'file' ? /^gitdir: (.+)$/.exec((await textOf(world, path)) ?? '')?.[1] : undefined
  if (elsewhere !== undefined) return resolve(folder, elsewhere)
  return dirname(folder) === folder ? undefined : findGitFolder(world, dirname(folder))
}

async function textOf(world: World, path: string): Promise<string | undefined> {
  if ((await world.stat(path))?.kind !== 'file') return undefined
  return decodeUtf8(await world.read(path)).trim()
}
