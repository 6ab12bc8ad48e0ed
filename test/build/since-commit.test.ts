import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../src/build/build.ts'
import { sinceCommit } from '../../src/build/since-commit.ts'
import { realWorld } from '../../src/world/real.ts'
import { repository } from '../support/repository.ts'
import { temporaryFolder } from '../support/cli.ts'

const deck = (text: string): string => `title: A deck\nslides:\n  - { layout: statement, text: ${text} }\n`

test('what builds saw is compared with what is committed, and with another commit when there is another', async () => {
  const { folder, write, commit } = repository()
  const { compare, folder: home } = sinceCommit(folder, realWorld)
  const picture = async () =>
    (await build({ root: folder, out: join(folder, '../out-of-it'), only: ['md'], compare: true, browser: '/none' })).picture
  write({ 'course.yaml': 'title: A course\n', 'decks/main.yaml': deck('One') })
  expect(await compare(await picture())).toBe(undefined)
  const first = commit()
  expect(await compare(await picture())).toMatchObject({ commit: first.slice(0, 7), changes: { decks: [], settings: [] } })
  write({ 'decks/main.yaml': deck('Two'), 'decks/more.yaml': deck('More') })
  const [main, more] = (await compare(await picture()))?.changes.decks ?? []
  expect([main?.name, main?.slides.map(({ aspects }) => aspects), more?.name, more?.kind]).toEqual(['main', [['content']], 'more', 'added'])
  expect(home()).toBe(join(realpathSync(folder), '.git'))
  const second = commit()
  expect(await compare(await picture())).toMatchObject({ commit: second.slice(0, 7), changes: { decks: [] } })
})

test('where there is no history, there is nothing to compare with', async () => {
  await using folder = await temporaryFolder()
  const empty = { collections: [], references: [], settings: {}, files: {}, decks: [] }
  expect(await sinceCommit(folder.path, realWorld).compare(empty)).toBe(undefined)
})
