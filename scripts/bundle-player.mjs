// Bundles what runs in the audience's browser into one script, dist/player/player.js.
import { build } from 'esbuild'

await build({
  entryPoints: ['src/player/main.ts'],
  outfile: 'dist/player/player.js',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
})
