// Bundles the command, the library and the handout's thread into dist/, with the libraries that they load,
// so that a start reads a few files instead of some hundred; and the player into one script.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

// Not bundled: what is read as files (fonts, browser), is seldom loaded (of Shiki's languages those that a deck names, of
// the patterns of hyphens those of its language),
// or is under a licence that asks for its source (citeproc; the layout inside beautiful-mermaid).
const external = [
  '@hyzyla/pdfium',
  '@sparticuz/chromium',
  'beautiful-mermaid',
  'citeproc',
  'harfbuzzjs',
  'hyphen',
  'katex',
  'shiki',
  'tar-fs',
]

rmSync('dist', { recursive: true, force: true })

const options = {
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  // CommonJS libraries inside the bundle call require for Node's own modules.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
  },
}

// The way to a first answer is one small file; all else is behind its one import.
await build({ ...options, entryPoints: ['src/cli/main.ts'], plugins: [besideIt('./program.ts', './program.js')] })

const { metafile } = await build({
  ...options,
  entryPoints: { program: 'src/cli/program.ts', index: 'src/index.ts', 'handout-worker': 'src/build/handout-worker.ts' },
  splitting: true,
  external,
  metafile: true,
  plugins: [withoutWoff2(), withoutDefaultMathFont()],
})

// What runs in the page: the player in the audience's, the inspector in ours, the workbench in those of serve.
await build({
  entryPoints: [
    { in: 'src/player/main.ts', out: 'player' },
    { in: 'src/player/player.css', out: 'player' },
    { in: 'src/inspect/main.ts', out: 'inspect' },
    { in: 'src/workbench/main.ts', out: 'workbench' },
    { in: 'src/live/main.ts', out: 'live' },
  ],
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
})

// What was made by another bundle is made anew.
const hash = createHash('sha256')
for (const file of readdirSync('dist').sort()) if (/\.(js|css)$/.test(file)) hash.update(readFileSync(join('dist', file)))
writeFileSync('dist/identity.txt', `${hash.digest('hex')}\n`)

writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices(metafile))

/** Leaves one import to a file that another bundle puts beside this one. */
function besideIt(source, file) {
  return {
    name: 'beside-it',
    setup({ onResolve }) {
      onResolve({ filter: /.*/ }, ({ path }) => (path === source ? { path: file, external: true } : undefined))
    },
  }
}

/**
 * fontkit and subset-font bring WOFF2 coders of their own, which cost time at every start:
 * we read TTF alone, and write WOFF2 with Node's own Brotli.
 */
function withoutWoff2() {
  return {
    name: 'without-woff2',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(brotli\/.*|wawoff2)$/ }, ({ path }) => ({ path, namespace: 'without-woff2' }))
      onLoad({ filter: /.*/, namespace: 'without-woff2' }, () => ({
        contents: "export default function noWoff2() { throw new Error('Deckhand reads TTF, not woff2') }",
      }))
    },
  }
}

/** MathJax brings a font of its own for those who name none; the handout names one. */
function withoutDefaultMathFont() {
  return {
    name: 'without-default-math-font',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#default-font\// }, ({ path }) => ({ path, namespace: 'without-default-math-font' }))
      onLoad({ filter: /.*/, namespace: 'without-default-math-font' }, () => ({
        contents: "export const Font = { fontName: 'none', DefaultFont: class {} }",
      }))
    },
  }
}

/** The licences of every package of which a file is in the bundle. */
function notices({ inputs }) {
  const folders = new Set(Object.keys(inputs).flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
      const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`
      return `${name} ${version} (${license ?? 'see its package'})${text}`
    })
    .join('\n\n────────────────────────────────────────\n\n')
    .concat('\n')
}
