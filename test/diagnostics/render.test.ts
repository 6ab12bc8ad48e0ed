import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { renderGithub } from '../../src/diagnostics/render-github.ts'
import { renderSarif } from '../../src/diagnostics/render-sarif.ts'

const diagnostics: Diagnostic[] = [
  {
    code: 'deck/unknown-layout',
    severity: 'error',
    message: "there is no layout 'a: b, 100%'",
    hint: 'two\u001b[31mlines',
    file: 'decks/a,b:c #1.yaml',
    range: { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } },
  },
  {
    code: 'slides/words',
    severity: 'warning',
    message: 'many words',
    hint: '',
    file: 'decks/a.yaml',
    range: { start: { line: 7, column: 5 }, end: { line: 12, column: 1 } },
  },
]

test('workflow commands of GitHub: paths from the repository, nothing of a text acts', () => {
  expect(renderGithub(diagnostics, 'content').split('\n')).toEqual([
    '::error file=content/decks/a%2Cb%3Ac #1.yaml,line=3,endLine=3,col=5,endColumn=9,title=deck/unknown-layout::there is no layout ' +
      "'a: b, 100%25'%0Ahint: two\ufffd[31mlines",
    '::warning file=content/decks/a.yaml,line=7,endLine=12,title=slides/words::many words',
  ])
  expect(renderGithub(diagnostics, '')).toContain('file=decks/a.yaml,')
  expect(renderGithub([], '')).toBe('')
})

/** What SARIF 2.1.0 requires of the objects that we write, and of their values. Source: sarif-schema-2.1.0.json. */
const positive = z.int().positive()
const message = z.strictObject({ text: z.string() })
const level = z.enum(['none', 'note', 'warning', 'error'])
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
          rules: z.array(z.strictObject({ id: z.string(), shortDescription: message, defaultConfiguration: z.strictObject({ level }) })),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().nonnegative(),
          level,
          message,
          locations: z.array(
            z.strictObject({
              physicalLocation: z.strictObject({
                artifactLocation: z.strictObject({ uri: z.string().regex(/^[\w.~!$&'()*+,;=:@%/-]+$/), uriBaseId: z.string() }),
                region: z.strictObject({ startLine: positive, startColumn: positive, endLine: positive, endColumn: positive }),
              }),
            }),
          ),
        }),
      ),
    }),
  ),
})

test('a log of SARIF 2.1.0: every result has its rule, its place and an address that is one', () => {
  const text = renderSarif([...diagnostics].reverse(), 'content', '0.1.0')
  expect(text).toBe(renderSarif(diagnostics, 'content', '0.1.0'))
  const log = sarif.parse(JSON.parse(text))
  const [run] = log.runs
  expect(run?.results.map(({ ruleId, ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id === ruleId)).toEqual([true, true])
  expect(run?.results.map(({ level, locations }) => [level, locations[0]?.physicalLocation])).toEqual([
    [
      'error',
      {
        artifactLocation: { uri: 'content/decks/a,b:c%20%231.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
      },
    ],
    [
      'warning',
      {
        artifactLocation: { uri: 'content/decks/a.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 7, startColumn: 5, endLine: 12, endColumn: 1 },
      },
    ],
  ])
})
