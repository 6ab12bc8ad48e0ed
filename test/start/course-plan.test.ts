import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCourse } from '../../src/build/load.ts'
import { parseYaml } from '../../src/content/parse-yaml.ts'
import { plainText } from '../../src/model/inline.ts'
import { parseProse } from '../../src/prose/parse.ts'
import { courseTemplates, planCourse } from '../../src/start/course-plan.ts'
import { fill } from '../../src/start/fill.ts'
import { editorSchemas, packageText } from '../../src/start/package-files.ts'
import { markdownText, oneLine, yamlText } from '../../src/start/plain-text.ts'
import { realWorld } from '../../src/world/real.ts'
import { memoryWorld } from '../support/memory-world.ts'

const answers = { title: 'A course', lecturer: 'Ada', language: 'en', theme: 'chalk' }
const templates = new Map(
  await Promise.all(
    Object.entries(courseTemplates).map(async ([path, template]) => [path, await packageText(realWorld, template)] as const),
  ),
)
const parts = { templates, schemas: await editorSchemas(realWorld), version: '1.2.3' }

function planned(changed: Partial<typeof answers> = {}): Record<string, string> {
  return Object.fromEntries(planCourse({ ...answers, ...changed }, parts).map(({ path, text }) => [path, text]))
}

// What nobody can type, and no font can show.
const typed = fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{Cc}\p{Cs}\ufdd0-\ufdef\ufffe\uffff]/u.test(text))
const hard = fc.constantFrom(
  '"',
  "'",
  ': ',
  ' #',
  '- ',
  '*',
  '[@x]',
  '[[x]]',
  '$x$',
  '~~a~~',
  '`',
  '_',
  '\\',
  '&amp;',
  '<b>',
  '{{title}}',
  '|',
  '🎉',
  '$&',
  'null',
  '1e3',
)
const title = fc.array(fc.oneof(typed, hard), { minLength: 1, maxLength: 6 }).map((pieces) => oneLine(pieces.join('')))

test('whatever is typed is read from course.yaml as it was typed', () => {
  fc.assert(
    fc.property(title, title, (one, other) => {
      const { value, diagnostics } = parseYaml('course.yaml', planned({ title: one, lecturer: other })['course.yaml'] ?? '')
      expect(diagnostics).toEqual([])
      expect(value).toMatchObject({ title: one, ...(other === '' ? {} : { lecturer: other }), language: 'en', theme: 'chalk' })
    }),
  )
})

test('whatever is typed as the title of a deck shows as it was typed', () => {
  fc.assert(
    fc.property(title, (text) => {
      const { value } = parseYaml('deck.yaml', `title: ${yamlText(markdownText(text))}\n`)
      const { title: source } = value as { title: string }
      expect(plainText(parseProse(String(source), { cite: () => [] }))).toBe(text)
    }),
  )
})

test('a course that was begun has no fault, and one deck, one collection and one reference', async () => {
  const course = await loadCourse(memoryWorld(planned()), { root: '/course' })
  const [deck] = course.decks
  expect([...course.diagnostics, ...(deck?.diagnostics ?? [])]).toEqual([])
  expect(course.decks.map(({ name }) => name)).toEqual(['first-lecture'])
  expect([...course.collections.keys()]).toEqual(['sessions'])
  expect(course.course).toMatchObject({ title: 'A course', lecturer: 'Ada', theme: 'chalk' })
})

test('without a lecturer there is none, and the place where to put one', async () => {
  const files = planned({ lecturer: '' })
  expect(files['course.yaml']).toContain('\n# lecturer: ')
  expect((await loadCourse(memoryWorld(files), { root: '/course' })).course?.lecturer).toBeUndefined()
})

test('what is beside the course is whole: JSON is JSON, every schema that is named is there, no place is left unfilled', () => {
  const files = planned()
  for (const [path, text] of Object.entries(files)) {
    expect(text.replaceAll('${{', ''), path).not.toMatch(/\{\{/)
    if (path.endsWith('.json')) JSON.parse(text)
    const named = /^# yaml-language-server: \$schema=(\S+)/.exec(text)?.[1]
    if (named === undefined) continue
    expect(Object.keys(files)).toContain(new URL(named, `file:///${path}`).pathname.slice(1))
  }
  const settings: { 'yaml.schemas': object } = JSON.parse(files['.vscode/settings.json'] ?? '')
  for (const schema of Object.keys(settings['yaml.schemas'])) expect(Object.keys(files)).toContain(schema.replace('./', ''))
  expect(JSON.parse(files['package.json'] ?? '')).toMatchObject({ private: true, dependencies: { deckhand: '1.2.3' } })
})

test('a title is Markdown in the README, and in YAML what looks like a number or a date is text', () => {
  expect(planned({ title: 'A *b*' })['README.md']).toContain('A \\*b\\*')
  expect(['2026', '2026-11-24', '-1', 'Year 2026'].map(yamlText)).toEqual(['"2026"', '"2026-11-24"', '"-1"', 'Year 2026'])
})

test('a place is filled once, and one that nothing fills is ours to mend', () => {
  expect(fill('{{a}} ${{ x.y }} {{b}}', { a: '{{b}}', b: '$&' })).toBe('{{b}} ${{ x.y }} $&')
  expect(() => fill('{{toString}}', {})).toThrow('toString')
})
