import { chmod, lstat, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

/** The headless shell of @sparticuz/chromium, unpacked. */
export interface Embedded {
  readonly path: string
  /** The version of the package, and how Deckhand lays it out. */
  readonly version: string
  /** The libraries that slim images lack (NSS), to be added to the loader's path when it asks for them. */
  readonly libraries: string
  /** A font configuration with one font, so that the machine's fonts never change an output. */
  readonly fontConfig: string
}

/**
 * The machine's own fonts stay out: what an output shows depends on the course and on Deckhand alone.
 * Both folders are absolute: Fontconfig takes a relative cache folder from wherever the command is run.
 */
function fontConfiguration(folder: string): string {
  const path = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${path}/fonts</dir><cachedir>${path}/cache</cachedir></fontconfig>
`
}

// Counts how the folder is laid out, so that one that an older Deckhand unpacked is not taken for ours.
const layout = 2

/**
 * Unpacks the browser the first time, into the user's cache folder: a few seconds, once for each version.
 *
 * @returns `undefined` where the package is not installed or is not for this machine
 */
export async function embeddedBrowser(environment: Readonly<Record<string, string | undefined>>): Promise<Embedded | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const packed = packageFolder()
  if (packed === undefined) return undefined
  for (const cache of cacheFolders(environment)) {
    const folder = join(cache, 'deckhand', `chromium-${packed.version}-${layout}`)
    try {
      if (!(await isOwn(cache))) continue
      if (!(await exists(join(folder, 'chromium')))) await unpack(packed.bin, folder)
      return {
        path: join(folder, 'chromium'),
        version: `${packed.version}-${layout}`,
        libraries: join(folder, 'lib'),
        fontConfig: join(folder, 'fonts.conf'),
      }
    } catch (error) {
      if (!isNotWritable(error)) throw error
    }
  }
  return undefined
}

function packageFolder(): { bin: string; version: string } | undefined {
  try {
    const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    const root = join(dirname(main), '..', '..')
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
    return { bin: join(root, 'bin'), version }
  } catch {
    return undefined
  }
}

function cacheFolders(environment: Readonly<Record<string, string | undefined>>): string[] {
  const named = environment['XDG_CACHE_HOME']
  return [named || join(homedir(), '.cache'), join(tmpdir(), `deckhand-cache-${process.getuid?.() ?? 0}`)]
}

/** Unpacks beside the goal and renames, so that a half-unpacked browser is never found. */
async function unpack(bin: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
  const draft = await mkdtemp(`${folder}-`)
  try {
    const { extract } = await import('tar-fs')
    const brotli = (name: string) => [createReadStream(join(bin, name)), createBrotliDecompress()] as const
    await Promise.all([
      pipeline(...brotli('chromium.br'), createWriteStream(join(draft, 'chromium'))),
      pipeline(...brotli('al2023.tar.br'), extract(draft)),
      pipeline(...brotli('fonts.tar.br'), extract(draft, { ignore: (name) => name.endsWith('fonts.conf') })),
      writeFile(join(draft, 'fonts.conf'), fontConfiguration(folder)),
    ])
    await chmod(join(draft, 'chromium'), 0o755)
    await chmod(draft, 0o755)
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (await exists(join(folder, 'chromium'))) return // another process was quicker
    throw error
  }
}

/** Whether a folder may hold a program that we run: in a place that others write to, it must be ours and closed to them. */
async function isOwn(cache: string): Promise<boolean> {
  if (!cache.startsWith(tmpdir())) return true
  await mkdir(cache, { recursive: true, mode: 0o700 })
  const { uid, mode } = await lstat(cache)
  return uid === process.getuid?.() && (mode & 0o022) === 0 && (await lstat(cache)).isDirectory()
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function isNotWritable(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['EACCES', 'EROFS', 'ENOENT', 'EPERM', 'ENOSPC', 'ENOTDIR'].includes(String(error.code))
  )
}
