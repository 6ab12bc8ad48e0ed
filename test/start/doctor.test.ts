import { expect, test } from 'vitest'
import { version } from '../../src/build/version.ts'
import { examineCourse } from '../../src/start/doctor/course.ts'
import { examineFonts } from '../../src/start/doctor/fonts.ts'
import { examineFolders, isAtLeast } from '../../src/start/doctor/machine.ts'
import { editorSchemas } from '../../src/start/package-files.ts'
import { memoryWorld } from '../support/memory-world.ts'
import { smallCourse } from '../support/course.ts'

test.each([
  ['20.19.0', '20.19', true],
  ['20.20.1', '20.19', true],
  ['22.1.0', '20.19', true],
  ['20.18.9', '20.19', false],
  ['18.99.0', '20.19', false],
])('Node %s is %s or newer: %s', (have, need, is) => {
  expect(isAtLeast(have, need)).toBe(is)
})

const states = (findings: readonly { name: string; status: string }[]): string[] => findings.map(({ name, status }) => `${name} ${status}`)

test('a course that is as it should be, and one that is not', async () => {
  const schemas = Object.fromEntries(await editorSchemas(memoryWorld({})))
  const good = await examineCourse(
    memoryWorld({ ...smallCourse, ...schemas, 'package.json': `{ "dependencies": { "deckhand": "${version}" } }` }),
    '/course',
  )
  expect(states(good)).toEqual(['course ok', 'cache ok', 'schemas ok'])
  const files = {
    ...smallCourse,
    ...schemas,
    'schemas/deck.schema.json': '{}',
    'package.json': '{ "dependencies": { "deckhand": "9.0.0" } }',
  }
  const bad = await examineCourse(
    memoryWorld({ ...files, 'decks/main.yaml': 'title: T\nslides: []\n', '.deckhand/v1/x': '1234' }),
    '/course',
  )
  expect(states(bad)).toEqual(['course warn', 'cache ok', 'schemas warn', 'version warn'])
  expect(bad.map(({ hint }) => hint).join('\n')).toMatch(/deckhand check[^]*deckhand init --schemas[^]*npm install/)
  expect(states(await examineCourse(memoryWorld({}), '/course'))).toEqual(['course warn'])
})

test('a font that is missing fails, and a folder that cannot be written to', async () => {
  const world = memoryWorld({})
  expect(states(await examineFonts(world, '/course'))).toEqual(['fonts ok', 'scripts ok'])
  const bare = {
    ...world,
    findPackageFile: (file: string) => (file.includes('emoji/400') ? undefined : world.findPackageFile(file, '/course')),
  }
  expect((await examineFonts(bare, '/course'))[0]).toMatchObject({ status: 'fail', detail: expect.stringContaining('noto-emoji') })
  expect(states(await examineFolders(world, '/course', '/course/out'))).toEqual(['folders ok'])
  expect([...world.files.keys()]).toEqual([])
  const write = async (): Promise<never> => Promise.reject(Object.assign(new Error('x'), { code: 'EACCES' }))
  expect(new Set(states(await examineFolders({ ...world, write }, '/course', '/course/out')))).toEqual(new Set(['folders fail']))
})
