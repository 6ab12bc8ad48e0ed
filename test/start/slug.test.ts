import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDeckName } from '../../src/build/read-decks.ts'
import { slugOf, titleOfFolder } from '../../src/start/slug.ts'

test.each([
  ['First Principles', 'first-principles'],
  ['Über Größe & Maß', 'uber-grosse-mass'],
  ['Łódź, Århus, Þingvellir, Œuvre, Ísland', 'lodz-arhus-thingvellir-oeuvre-island'],
  ["Bayes' theorem: P(A|B)", 'bayes-theorem-p-a-b'],
  ['ﬁne 𝐁old Ⅳ', 'fine-bold-iv'],
  ['Lecture 7 🎉', 'lecture-7'],
  ['../../etc/passwd', 'etc-passwd'],
  [`${'long '.repeat(30)}`, 'long-long-long-long-long-long-long-long-long-long-long-long'],
  ['x'.repeat(80), 'x'.repeat(60)],
  ['文心大模型 4.5', undefined],
  ['Физика', undefined],
  ['', undefined],
  ['– — …', undefined],
])('%j is called %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('whatever the title, its name is one that a deck can have', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const slug = slugOf(title)
      if (slug === undefined) return
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(slug.length).toBeLessThanOrEqual(60)
      expect(isDeckName(slug)).toBe(true)
    }),
  )
})

test.each([
  ['my-course', 'My course'],
  ['signals_and  systems', 'Signals and systems'],
  ['---', 'My course'],
])('a course in %j is called %j', (folder, title) => {
  expect(titleOfFolder(folder)).toBe(title)
})
