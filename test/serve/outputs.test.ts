import { expect, test } from 'vitest'
import type { Manifest } from '../../src/build/manifest.ts'
import { openFile } from '../../src/serve/open-file.ts'
import { servedOutputs } from '../../src/serve/outputs.ts'
import { memoryWorld } from '../support/memory-world.ts'

const world = memoryWorld({ 'out/a/handout.pdf': 'H', 'out/a/link.pdf': 'L', 'out/a/other.txt': 'O', 'secret.txt': 'S' })
const manifest: Manifest = JSON.parse(
  JSON.stringify({
    decks: [{ name: 'a', outputs: ['a/handout.pdf', 'a/link.pdf', 'a/gone.pdf', '../secret.txt'].map((path) => ({ path })) }],
  }),
)

test('of the folder of outputs only what the manifest names is given, and only where it stands there', async () => {
  const linked = { ...world, realPath: async (path: string) => path.replace('out/a/link.pdf', 'secret.txt') }
  const { read } = servedOutputs({ root: '/course', out: '/course/out', world: linked })
  const given = await Promise.all(
    ['handout.pdf', 'link.pdf', 'gone.pdf', 'other.txt', '../../secret.txt'].map(async (name) => {
      const bytes = await read(manifest, 'a', name)
      return bytes && new TextDecoder().decode(bytes)
    }),
  )
  expect(given).toEqual(['H', undefined, undefined, undefined, undefined])
  expect(await read(manifest, '..', 'secret.txt')).toBe(undefined)
  expect(await read(undefined, 'a', 'handout.pdf')).toBe(undefined)
})

test('no file out of the course is opened', async () => {
  const course = { world, root: '/course/out', editor: undefined }
  const at = { line: 3, column: 2 }
  expect(await openFile(course, 'a/other.txt', at)).toEqual({ link: 'vscode://file/course/out/a/other.txt:3:2' })
  for (const file of ['../secret.txt', '/etc/passwd', 'a/../../secret.txt', '', '.']) {
    expect([file, await openFile(course, file, at)]).toEqual([file, undefined])
  }
})
