import { expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { embeddedBrowser } from '../../src/print/embedded.ts'
import { run } from '../support/cli.ts'
import { builtLecture } from '../support/lecture.ts'

// Another browser smooths its letters otherwise: the pictures are those of the one that comes with the package.
test.runIf(await embeddedBrowser(process.env))('the pictures of the docs are what the build gives', async () => {
  const { code, stderr } = await run(process.execPath, ['scripts/pictures.mjs', '--check', '--lecture', await builtLecture()], {
    cwd: packageRoot,
  })
  expect(stderr).toBe('')
  expect(code).toBe(0)
})
