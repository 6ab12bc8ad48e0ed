import { expect, test } from 'vitest'
import { build } from '../../src/build/build.ts'
import { check } from '../../src/build/check.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

const deck = 'title: A deck\nslides:\n  - layout: points\n    title: P\n    items: ["nothing is strong here [@one2020]"]\n'
const course = `handouts: [summary, guided]\n${smallCourse['course.yaml']}`
const world = (more: Record<string, string> = {}) =>
  memoryWorld({ ...smallCourse, 'course.yaml': course, 'decks/main.yaml': deck, ...more })

test('a form with an error is withheld, the others are written', async () => {
  const lenient = world()
  expect((await build({ root: '/course', out: '/out', world: lenient, only: ['handout', 'guided'] })).ok).toBe(true)
  expect(['handout', 'guided', 'guided-key'].map((name) => lenient.files.has(`/out/main/${name}.pdf`))).toEqual([true, true, true])

  const strict = world()
  const { ok, diagnostics } = await build({ root: '/course', out: '/out', world: strict, only: ['handout', 'guided'], strict: true })
  expect(ok).toBe(false)
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['handout/no-blanks', 'error']])
  expect(['handout', 'guided', 'guided-key'].map((name) => strict.files.has(`/out/main/${name}.pdf`))).toEqual([true, false, false])
})

test('a check takes warnings for errors too, where it is strict', async () => {
  const told = async (strict: boolean): Promise<unknown[]> => {
    const { ok, diagnostics } = await check({ root: '/course', world: world(), strict, browser: '/nowhere' })
    return [ok, diagnostics.find(({ code }) => code === 'handout/no-blanks')?.severity]
  }
  expect(await told(false)).toEqual([true, 'warning'])
  expect(await told(true)).toEqual([false, 'error'])
})

test('a check sets the speaker notes too, where the course prints them', async () => {
  const noted = deck.replace('    title: P\n', '    title: P\n    notes: So $\\utilde{x}$.\n')
  const told = async (handouts: string): Promise<string[]> => {
    const files = { 'course.yaml': `handouts: ${handouts}\n${smallCourse['course.yaml']}`, 'decks/main.yaml': noted }
    const { diagnostics } = await check({ root: '/course', world: world(files), browser: '/nowhere' })
    return diagnostics.flatMap(({ code }) => (code === 'handout/formula' ? [code] : []))
  }
  expect([await told('[notes]'), await told('[slides-handout]')]).toEqual([['handout/formula'], []])
})

test('a rule of the course lifts what is said of handouts', async () => {
  const ruled = world({ 'course.yaml': `${course}rules: { handout/no-blanks: off }\n` })
  const { ok, diagnostics } = await build({ root: '/course', out: '/out', world: ruled, only: ['guided'], strict: true })
  expect([ok, diagnostics]).toEqual([true, []])
})

test('the manifest tells how each form is set, and of each thing shortened or left out where it stands', async () => {
  const long = `[${Array.from({ length: 60 }, (_, index) => `"Item ${index} with some words that take their room on a page, and more of them"`).join(', ')}]`
  const slide = (title: string, more = ''): string => `  - layout: points\n    title: ${title}\n    items: ${long}\n${more}`
  const full = world({
    'decks/main.yaml': `title: A deck\nslides:\n${slide('Kept', '    handout: keep\n')}${slide('Short', '    handout: { short: "In short [@one2020]" }\n')}${slide('Out')}`,
  })
  const { decks } = await build({ root: '/course', out: '/out', world: full, only: ['handout'] })
  const written: unknown = JSON.parse(full.text('/out/manifest.json') ?? '')
  expect(written).toMatchObject({ decks: [{ handouts: decks[0]?.handouts }] })
  const [report] = decks[0]?.handouts ?? []
  expect(report).toMatchObject({
    form: 'summary',
    pages: 1,
    shortened: [{ name: 'Short', file: 'decks/main.yaml', line: 7 }],
    leftOut: [{ name: 'Out', file: 'decks/main.yaml', line: 11 }],
  })
  expect(report?.preset).toMatch(/^\d columns, \d+(\.\d)? pt on \d+\.\d pt$/)
  expect(report?.fill).toBeGreaterThan(0.5)
  expect(report?.fill).toBeLessThanOrEqual(1)
})
