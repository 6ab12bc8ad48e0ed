import { expect, test } from 'vitest'
import { askAll, courseQuestions } from '../../src/start/questions.ts'

const questions = courseQuestions('my-course')

/** Somebody who types these lines, then ends the input; and what they were asked. */
function person(lines: readonly string[]): { asked: string[]; ask: (text: string) => Promise<string | undefined> } {
  const left = [...lines]
  const asked: string[] = []
  return { asked, ask: async (text) => (asked.push(text), text === '' ? undefined : left.shift()) }
}

test('return takes what is offered; what cannot be taken is asked again, with the reason', async () => {
  const { ask, asked } = person(['', ' Ada\tLovelace ', 'german!', 'de', 'chalks', 'chalk'])
  expect(await askAll(questions, () => undefined, ask)).toEqual({
    title: 'My course',
    lecturer: 'Ada Lovelace',
    language: 'de',
    theme: 'chalk',
  })
  expect(asked.map((text) => text.split('\n').length)).toEqual([1, 1, 1, 2, 1, 2, 1])
  expect(asked[5]).toContain("did you mean 'chalk'?")
  expect(asked.at(-1)).toBe('')
})

test('what is known is not asked, and where nobody is to be asked nothing is', async () => {
  const { ask, asked } = person(['fr'])
  const known = { title: 'T', lecturer: 'L', theme: 'deckhand', language: undefined }
  expect(await askAll(questions, (name) => known[name], ask)).toEqual({ title: 'T', lecturer: 'L', language: 'fr', theme: 'deckhand' })
  expect(asked.length).toBe(2)
  expect(await askAll(questions, () => undefined)).toEqual({ title: 'My course', lecturer: '', language: 'en', theme: 'deckhand' })
})

test('where the input ends there is no course', async () => {
  expect(await askAll(questions, () => undefined, person(['T']).ask)).toBeUndefined()
})
