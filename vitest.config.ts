import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The end-to-end tests build real decks: each file gets a process of its own.
    pool: 'forks',
    // As many files at once as there are cores: much of their time is the browser's.
    maxWorkers: '100%',
    reporters: ['default', './test/support/summary.ts'],
  },
})
