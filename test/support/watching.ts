import { join } from 'node:path'
import type { BuildResult } from '../../src/build/build.ts'
import type { BuildOptions } from '../../src/build/options.ts'
import { watchCourse } from '../../src/serve/watch.ts'
import { temporaryFolder } from './cli.ts'
import { writeFolder } from './folders.ts'

/** A course in a folder of its own that is watched, and what its builds came to. */
export async function watching(files: Readonly<Record<string, string>>, options: Partial<BuildOptions> = {}) {
  const folder = await temporaryFolder()
  const [root, out] = [join(folder.path, 'course'), join(folder.path, 'out')]
  await writeFolder(root, new Map(Object.entries(files)))
  const built: BuildResult[] = []
  const failures: unknown[] = []
  let hear: () => void = () => undefined
  const watch = await watchCourse(
    { root, out, only: ['md'], ...options },
    {
      built: (result) => {
        built.push(result)
        hear()
      },
      failed: (error) => {
        failures.push(error)
        hear()
      },
      deaf: (_, reason) => failures.push(reason),
    },
  )
  return {
    root,
    out,
    path: (name: string) => join(root, name),
    built,
    failures,
    /** Waits for a build from the `from`th on of which this holds. */
    until: async (holds: (result: BuildResult) => boolean, from = built.length): Promise<BuildResult> => {
      for (;;) {
        const found = built.slice(from).find(holds)
        if (found) return found
        await new Promise<void>((resolve) => (hear = resolve))
      }
    },
    last: (): BuildResult => {
      const last = built.at(-1)
      if (!last) throw new Error('nothing was built')
      return last
    },
    [Symbol.asyncDispose]: async () => {
      await watch.close()
      await folder[Symbol.asyncDispose]()
    },
  }
}
