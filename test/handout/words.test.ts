import { describe, expect, test } from 'vitest'
import { type Word, toWords } from '../../src/handout/words.ts'
import { type Inline, text } from '../../src/model/inline.ts'
import { shaper, shaperIn, shapedText } from '../support/handout.ts'

const read = (word: Word): string => word.runs.map((run) => run.text).join('')

/** The words of a text in a language, as they are read. */
async function wordsOf(prose: string | readonly Inline[], language = 'en', role: 'P' | 'H2' | 'TD' = 'P'): Promise<Word[]> {
  return toWords(typeof prose === 'string' ? [text(prose)] : prose, await shaperIn(language), { tag: { role } })
}

/** The ways to divide the only word of a text: "mod-els", those for a word that no line can hold in brackets. */
async function divided(prose: string, language = 'en', role: 'P' | 'H2' | 'TD' = 'P'): Promise<string[]> {
  const [word] = await wordsOf(prose, language, role)
  return (word?.divisions?.() ?? []).map(({ first, rest, onlyWide }) => {
    const both = `${read(first).replace('\u00ad', '-')}|${read(rest)}`
    return onlyWide ? `(${both})` : both
  })
}

describe('what stays on one line', () => {
  test.each([
    ['en', 'a 10 GB disk', ['a', '10 GB', 'disk']],
    ['en', '5 % of 3.5 million', ['5 %', 'of', '3.5 million']],
    ['en', 'by J. R. Smith et al. (2021) on p. 12', ['by', 'J. R. Smith et al. (2021)', 'on', 'p. 12']],
    ['en', 'see Fig. 3 in 1999', ['see', 'Fig. 3', 'in', '1999']],
    ['en', 'with Claude 3, DALL-E 3 or Gemini 1.5 Pro', ['with', 'Claude 3,', 'DALL-E 3', 'or', 'Gemini 1.5', 'Pro']],
    ['en', 'In 2018 it began', ['In', '2018', 'it', 'began']],
    ['en', 'the years 2018–2020 were', ['the', 'years', '2018–2020', 'were']],
    ['en', 'one · two', ['one ·', 'two']],
    ['en', 'it – so they say – works', ['it –', 'so', 'they', 'say –', 'works']],
    ['de', 'das ist z. B. in Abb. 3 so', ['das', 'ist', 'z. B.', 'in', 'Abb. 3', 'so']],
    ['de', 'nach § 5 Abs. 2', ['nach', '§ 5', 'Abs. 2']],
    ['fr', 'Vraiment ? Oui : « bien » !', ['Vraiment\u202f?', 'Oui\u00a0:', '«\u00a0bien\u00a0»\u202f!']],
    ['cs', 'mluvil v lese', ['mluvil', 'v lese']],
    ['es', 'los EE. UU. en la pág. 3', ['los', 'EE. UU.', 'en', 'la', 'pág. 3']],
    ['it', 'si veda Fig. 3', ['si', 'veda', 'Fig. 3']],
    ['nl', 'op blz. 12', ['op', 'blz. 12']],
    ['pt', 'na pp. 3', ['na', 'pp. 3']],
    ['sk', 'bol v lese', ['bol', 'v lese']],
    ['pl', 'był w lesie', ['był', 'w lesie']],
  ])('%s: %s', async (language, prose, expected) => {
    expect((await wordsOf(prose, language)).map(read)).toEqual(expected)
  })

  test('a citation and the word before it', async () => {
    const words = await wordsOf([text('as shown'), { kind: 'cite', numbers: [2, 5] }, text(' by them')])
    expect(words.map(read)).toEqual(['as', 'shown[2,\u00a05]', 'by', 'them'])
    expect(words[1]?.runs.map(shapedText)).toEqual(['shown', '[2,\u00a05]'])
    const apart = await wordsOf([text('as shown '), { kind: 'cite', numbers: [2] }])
    expect(apart.map(read)).toEqual(['as', 'shown [2]'])
  })

  test('a forced end is never taken back', async () => {
    const words = await wordsOf([text('10'), { kind: 'break' }, text('GB –')])
    expect(words.map(({ forced }) => forced)).toEqual([true, false])
  })

  test('what is bound is parted where no line can hold it', async () => {
    expect(await divided('J. R. Smith')).toEqual(['(J.|R. Smith)', '(J. R.|Smith)'])
  })
})

test('an address breaks after its marks, without a hyphen', async () => {
  const words = await wordsOf('see https://example.org/a_long-path/page?id=1&x=y.html.')
  expect(words.map(read)).toEqual(
    ['see', 'https://', 'example.', 'org/', 'a_', 'long-', 'path/', 'page?', 'id=', '1&', 'x=', 'y.', 'html.'], //
  )
  expect((await wordsOf('a/b and 3.14')).map(read)).toEqual(['a/', 'b', 'and', '3.14'])
})

describe('hyphens', () => {
  test.each([
    ['en', '(representations),', ['(rep-|resentations),', '(repre-|sentations),', '(represen-|tations),', '(representa-|tions),']],
    ['en', 'models', []],
    ['en', 'Anthropic', []],
    ['en', 'Representation', []],
    ['en', 'knowledge', ['knowl-|edge']],
    ['en-GB', 'knowledge', ['know-|ledge']],
    ['en', 'AudioPaLM', []],
    ['en', 'GPT4based', []],
    ['en', 'snake_case_name', []],
    ['de', 'Sprachmodelle', ['Sprach-|modelle', 'Sprachmo-|delle']],
    ['fr', 'l’évaluation', ['l’éva-|luation', 'l’évalua-|tion']],
    ['zh', 'representation', []],
    ['en', 're\u00adpresentations', ['re-|presentations']],
  ])('%s: %s', async (language, word, expected) => {
    expect(await divided(word, language)).toEqual(expected)
  })

  test('a heading and a cell divide only a word that no line can hold', async () => {
    expect(await divided('foundation', 'en', 'H2')).toEqual(['(foun-|dation)', '(founda-|tion)'])
    expect(await divided('foundation', 'en', 'TD')).toEqual(await divided('foundation', 'en', 'H2'))
  })

  test('a compound is not divided further, nor is code', async () => {
    const words = await wordsOf('masked-prediction')
    expect(words.map(read)).toEqual(['masked-', 'prediction'])
    expect(words[1]?.divisions?.().every(({ onlyWide }) => onlyWide)).toBe(true)
    const [code] = await wordsOf([{ kind: 'code', text: 'representations' }])
    expect(code?.divisions?.()).toEqual([])
  })

  test('the hyphen is seen, and read as a soft one', async () => {
    const [word] = await wordsOf('foundation')
    const run = word?.divisions?.()[0]?.first.runs.at(-1)
    expect([run?.text, run && shapedText(run)]).toEqual(['foun\u00ad', 'foun-'])
  })
})

describe('direction', () => {
  test('runs are of one level; a line of one direction has none', async () => {
    const plain = await wordsOf('plain (words)')
    expect(plain.every(({ direction }) => direction === undefined)).toBe(true)
    const [word] = toWords([text('אב1')], await shaper())
    expect(word?.runs.map((run) => [run.text, run.level])).toEqual([
      ['אב', 1],
      ['1', 2],
    ])
  })

  test('code keeps its own order', async () => {
    const words = toWords([text('אב '), { kind: 'code', text: 'f(x)' }], await shaperIn('he'))
    expect(words[1]?.runs.map((run) => [run.text, (run.level ?? 0) % 2])).toEqual([['f(x)', 0]])
  })
})

test('no line of an address holds but a digit or two', async () => {
  expect((await wordsOf('see doi:10.1038/s41586-021-03819-2 there')).map(read)).toEqual([
    'see',
    'doi:10.',
    '1038/',
    's41586-',
    '021-',
    '03819-2',
    'there',
  ])
})
