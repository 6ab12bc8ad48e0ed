import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const addressOf = (file) => JSON.stringify(pathToFileURL(resolve(file)).href)

/**
 * What modules of `src/` export, for a bench of its parts: bundled beside the project's libraries, which it loads.
 *
 * @param name of the bench
 * @param exports lines of `export { … } from './src/…'`
 * @param options of esbuild: which libraries are not bundled
 */
export async function fromSources(name, exports, options) {
  const file = resolve(`node_modules/.cache/deckhand-bench-${name}.mjs`)
  await build({
    stdin: { contents: exports, resolveDir: '.' },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // CommonJS libraries inside the bundle call require.
    banner: {
      js: `import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(${addressOf('src/x.js')});`,
    },
    logLevel: 'error',
    ...options,
  })
  try {
    return await import(pathToFileURL(file).href)
  } finally {
    rmSync(file)
  }
}

/** Libraries that find their own files. */
export const unbundled = ['citeproc', 'hyphen', 'katex', 'shiki', 'harfbuzzjs', 'beautiful-mermaid']
