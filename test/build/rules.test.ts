import { expect, test } from 'vitest'
import { build } from '../../src/build/build.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

const deck = `title: A deck
slides:
  - layout: statement
    text: "[nowhere](#none) [@one2020]"
`

test.each([
  ['', 'error', false],
  ['link/nowhere: error', 'error', false],
  ['link/nowhere: warning', 'warning', true],
  ['link/nowhere: off', undefined, true],
] as const)('under the rule %j a deck is told of as %s; that it is written: %s', async (rule, severity, written) => {
  const course = `${smallCourse['course.yaml']}${rule === '' ? '' : `rules: { ${rule} }\n`}`
  const world = memoryWorld({ ...smallCourse, 'course.yaml': course, 'decks/main.yaml': deck })
  const { ok, diagnostics } = await build({ root: '/course', out: '/out', world, only: ['md', 'handout'] })
  expect(diagnostics.find(({ code }) => code === 'link/nowhere')?.severity).toBe(severity)
  expect([world.files.has('/out/main/slides.md'), world.files.has('/out/main/handout.pdf')]).toEqual([written, written])
  expect(ok).toBe(severity !== 'error')
})
