import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { copyLecture, run, temporaryFolder } from '../support/cli.ts'

test('the packed package holds what it needs and no more, and builds a copied course in an empty folder', async () => {
  await using folder = await temporaryFolder()
  const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder.path], { cwd: packageRoot })
  const output: unknown = JSON.parse(packed.stdout)
  const [first] = Array.isArray(output) ? output : Object.values(Object(output))
  const files: string[] = first.files.map(({ path }: { path: string }) => path)
  expect(
    files.filter((path) => !/^(dist|schemas|templates|themes)\/|^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(path)),
  ).toEqual([])
  for (const path of [
    'dist/main.js',
    'dist/index.js',
    'dist/handout-worker.js',
    'dist/player.js',
    'dist/workbench.js',
    'dist/types/index.d.ts',
    'schemas/deck.schema.json',
    'themes/deckhand.css',
    'templates/layouts/table.hbs',
    'templates/course/gitignore',
    'templates/course/github/workflows/deckhand.yml',
    'templates/completion/bash',
  ]) {
    expect(files).toContain(path)
  }

  // As npm would install it, with the dependencies that are here already.
  const modules = join(folder.path, 'node_modules')
  await mkdir(modules)
  const [archive = ''] = (await readdir(folder.path)).filter((name) => name.endsWith('.tgz'))
  await run('tar', ['xzf', archive], { cwd: folder.path })
  await run('mv', ['package', 'node_modules/deckhand'], { cwd: folder.path })
  const manifest: { dependencies: object; optionalDependencies: object } = JSON.parse(
    (await run('cat', ['node_modules/deckhand/package.json'], { cwd: folder.path })).stdout,
  )
  const hoisted = await readdir(join(packageRoot, 'node_modules'))
  const bundled = new Set([
    '@marp-team',
    'handlebars',
    'zod',
    'js-yaml',
    'pdf-lib',
    'markdown-it',
    'puppeteer-core',
    '@cantoo',
    'vitest',
    'typescript',
  ])
  expect(Object.keys(manifest.dependencies).filter((name) => bundled.has(name))).toEqual([])
  for (const name of hoisted)
    if (!bundled.has(name) && name !== 'deckhand' && !name.startsWith('.'))
      await symlink(join(packageRoot, 'node_modules', name), join(modules, name))

  await copyLecture(folder.path)
  const { stdout, stderr, code } = await run(process.execPath, ['node_modules/deckhand/dist/main.js', 'build'], { cwd: folder.path })
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('foundation-models/handout.pdf')
  expect((await readdir(join(folder.path, 'out/model-landscape'))).sort()).toEqual([
    'drawings',
    'guided-key.pdf',
    'guided.pdf',
    'handout.pdf',
    'notes.pdf',
    'slides-handout.pdf',
    'slides.html',
    'slides.md',
    'slides.pdf',
    'thumbnail.svg',
  ])

  const script =
    "import { build, check } from 'deckhand'; const { ok } = await check({ root: 'content' }); const made = await build({ root: 'content', out: 'lib', only: ['md'] }); console.log(ok, made.ok, made.decks.length)"
  await writeFile(join(folder.path, 'use.mjs'), script)
  expect((await run(process.execPath, ['use.mjs'], { cwd: folder.path })).stdout.trim()).toBe('true true 2')
})
