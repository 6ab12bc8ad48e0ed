import { expect, test } from 'vitest'
import { startProgram } from '../../src/world/start-program.ts'

test.each(['/nowhere/editor', '', 'edi\0tor'])('a program that cannot be started is told of, whatever its name: %j', async (name) => {
  expect(await startProgram(name, ['a file'])).toBe(false)
})

test('one that can is', async () => {
  expect(await startProgram(process.execPath, ['--version'])).toBe(true)
})
