import { dirname, join } from 'node:path'
import { tmpdir } from 'node:os'
import { packageRoot } from '../../build/paths.ts'
import { version } from '../../build/version.ts'
import { systemReason } from '../../diagnostics/diagnostic.ts'
import { openHistory } from '../../world/git.ts'
import { gitIn } from '../../world/git-process.ts'
import type { World } from '../../world/world.ts'
import { packageText } from '../package-files.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

/** This program, and what runs it. */
export async function examineProgram(world: World): Promise<Finding[]> {
  const wanted = /"node"\s*:\s*">=([\d.]+)"/.exec(await packageText(world, 'package.json'))?.[1] ?? '0'
  const node = process.versions.node
  return [
    ok('deckhand', `${version}, in ${packageRoot}`),
    isAtLeast(node, wanted)
      ? ok('node', `${node} on ${process.platform} ${process.arch}`)
      : fail('node', `${node} is too old`, `install Node ${wanted} or newer`),
  ]
}

/** Whether a version is another one or newer: `20.20.1` and `20.19`. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [have, need] = [version, wanted].map((text) => text.split('.').map(Number))
  for (const [index, part] of (need ?? []).entries()) {
    const other = have?.[index] ?? 0
    if (other !== part) return other > part
  }
  return true
}

/** Git tells what has changed; without it all else is made. */
export async function examineGit(world: World, root: string): Promise<Finding> {
  const found = (await gitIn(root, world.environment).ask('--version'))?.trim().replace(/^git version /, '')
  if (found === undefined) {
    return warn('git', 'it is not installed', 'install it to use deckhand diff, and slides that tell what has changed')
  }
  return (await openHistory(root))
    ? ok('git', `${found}; the course is in a repository`)
    : ok('git', `${found}; the course is in no repository (git init begins one)`)
}

/** The folders that a build writes into, each tried. */
export async function examineFolders(world: World, root: string, out: string): Promise<Finding[]> {
  const folders = [...new Set(await Promise.all([root, out, tmpdir()].map((folder) => nearest(world, folder))))]
  const tried = await Promise.all(folders.map(async (folder) => ({ folder, problem: await tryWriting(world, folder) })))
  const bad = tried.filter(({ problem }) => problem !== undefined)
  if (bad.length === 0) return [ok('folders', `${folders.join(', ')} can be written to`)]
  return bad.map(({ folder, problem }) =>
    fail('folders', `${folder} cannot be written to: ${problem}`, 'check its permissions and the free space'),
  )
}

/** The folder itself, or the one above it in which it would be made. */
async function nearest(world: World, folder: string): Promise<string> {
  const found = await world.stat(folder).catch(() => undefined)
  return found?.kind === 'folder' || dirname(folder) === folder ? folder : nearest(world, dirname(folder))
}

async function tryWriting(world: World, folder: string): Promise<string | undefined> {
  const path = join(folder, `.deckhand-doctor-${process.pid}`)
  try {
    await world.write(path, new Uint8Array())
    await world.remove(path)
    return undefined
  } catch (error) {
    return systemReason(error)
  }
}
