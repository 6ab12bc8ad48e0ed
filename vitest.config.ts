import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/** What starts processes, ends them, or says where temporary files go: each file has a process of its own. */
const apart = ['test/{e2e,print,serve}/**/*.test.ts']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // As many files at once as there are cores: much of their time is the browser's.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/support/summary.ts'],
    projects: [
      { extends: true, test: { name: 'apart', include: apart, globalSetup: './test/support/shared-folder.ts' } },
      // One process after the other reads these: Marp, pdf-lib and the like are loaded once, and not a hundred times.
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: apart,
          isolate: false,
          restoreMocks: true,
          unstubEnvs: true,
          unstubGlobals: true,
        },
      },
    ],
  },
})
