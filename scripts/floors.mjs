// The floors of src/, from the ground up, and the one place that may import each library.
// Writes the rules into .oxlintrc.json: node scripts/floors.mjs (--check fails where they are not up to date).
import { readFileSync, writeFileSync } from 'node:fs'

export const floors = [
  ['diagnostics', 'processes'],
  ['model'],
  ['content', 'data', 'prose', 'citations', 'fonts', 'theme', 'markdown', 'slides', 'fit', 'player', 'inspect', 'charts', 'workbench'],
  ['handout', 'compose', 'lint', 'diff', 'world', 'print', 'import', 'export', 'preview', 'live'],
  ['build'],
  ['serve', 'start'],
  ['cli'],
]

const libraries = {
  zod: ['model', 'content', 'build'],
  'js-yaml': ['content'],
  'csv-parse': ['content'],
  re2js: ['data'],
  handlebars: ['markdown'],
  'markdown-it': ['prose'],
  citeproc: ['citations'],
  '@marp-team/marp-core': ['slides'],
  'pdf-lib': ['handout'],
  '@cantoo/fontkit': ['handout', 'fonts'],
  harfbuzzjs: ['handout'],
  'subset-font': ['fonts'],
  linebreak: ['handout'],
  hyphen: ['handout'],
  'bidi-js': ['handout'],
  uqr: ['handout'],
  svgpath: ['handout'],
  '@mathjax/src': ['handout'],
  '@mathjax/mathjax-tex-font': ['handout'],
  'd3-scale': ['charts'],
  'd3-shape': ['charts'],
  culori: ['charts'],
  'beautiful-mermaid': ['charts'],
  'puppeteer-core': ['print'],
  'p-limit': ['print'],
  ws: ['print'],
  'tar-fs': ['print'],
  pptxgenjs: ['export'],
  jszip: ['export'],
  commander: ['cli'],
  '@hyzyla/pdfium': ['preview'],
  morphdom: ['workbench'],
  'launch-editor': ['serve'],
  'node:http': ['serve'],
  open: ['world'],
  'fastest-levenshtein': ['diagnostics'],
}

const file = '.oxlintrc.json'
const config = JSON.parse(readFileSync(file, 'utf8'))
config.overrides = floors.flatMap((folders, floor) =>
  folders.map((folder) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...forbiddenFolders(folder, floor).map((other) => ({
              group: [`**/${other}/**`],
              message: `${folder}/ stands on floor ${floor}: it imports from floors below it, not from ${other}/.`,
            })),
            ...Object.entries(libraries)
              .filter(([, places]) => !places.includes(folder))
              .map(([library, places]) => ({
                group: [library, `${library}/**`],
                message: `only ${places.join(', ')}/ import ${library}.`,
              })),
            ...(['world', 'print', 'build', 'cli'].includes(folder)
              ? []
              : [
                  {
                    group: ['node:fs', 'node:fs/*', 'node:child_process'],
                    message: 'files and processes are reached through world/ and print/.',
                  },
                ]),
          ],
        },
      ],
    },
  })),
)
const text = `${JSON.stringify(config, null, 2)}\n`
if (process.argv.includes('--check')) {
  if (text !== readFileSync(file, 'utf8')) {
    console.error(`${file} is not up to date: run node scripts/floors.mjs`)
    process.exit(1)
  }
} else writeFileSync(file, text)

/** Every folder on the same floor or above. */
function forbiddenFolders(folder, floor) {
  return floors
    .slice(floor)
    .flat()
    .filter((other) => other !== folder)
}
