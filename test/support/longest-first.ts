import { statSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that have a process of their own first, those that share one last, and of each the larger before the smaller:
 * what comes at the end is short, so that no worker waits long for another. What a file took the last time would tell
 * it better, but a fresh clone does not know it.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const key = new Map(files.map((file) => [file, { apart: file.project.config.isolate ? 0 : 1, size: statSync(file.moduleId).size }]))
    return files.toSorted((a, b) => {
      const [one, other] = [key.get(a), key.get(b)]
      if (!one || !other) return 0
      return one.apart - other.apart || other.size - one.size || a.moduleId.localeCompare(b.moduleId)
    })
  }
}
