import { join } from 'node:path'
import fc from 'fast-check'
import { PDFDict, PDFDocument, PDFHexString, PDFName } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { loadCourse } from '../../../src/build/load.ts'
import { packageRoot } from '../../../src/build/paths.ts'
import type { HandoutDeck } from '../../../src/handout/blocks.ts'
import { guidedGroups } from '../../../src/handout/guided/groups.ts'
import { nameLine } from '../../../src/handout/guided/name-line.ts'
import { withAnswers, withoutAnswers } from '../../../src/handout/guided/sheets.ts'
import { type HandoutLayout, layoutHandout } from '../../../src/handout/layout.ts'
import { makeHandouts } from '../../../src/handout/make.ts'
import type { Operation } from '../../../src/handout/operations.ts'
import { guidedLadder } from '../../../src/handout/preset.ts'
import { text } from '../../../src/model/inline.ts'
import { terms } from '../../../src/model/terms.ts'
import { parseProse } from '../../../src/prose/parse.ts'
import { realWorld } from '../../../src/world/real.ts'
import { renderPdf } from '../../../scripts/render-pdf.mjs'
import { fold } from '../../support/course.ts'
import { pdfUaFaults } from '../../support/pdf-ua.ts'
import { saidBy } from '../../support/pdf-ua/said.ts'
import { handoutDeck, pageOf, points, shaper, textBoxes } from '../../support/handout.ts'

const shape = await shaper()
const prose = (source: string) => parseProse(source, { cite: () => [1] })
const millimetre = 72 / 25.4

function layout(deck: HandoutDeck): HandoutLayout {
  const label = nameLine(terms(deck.language).guided)
  return layoutHandout(deck, shape, { groups: guidedGroups(deck), ladder: guidedLadder, largePrint: false, label })
}

const isAnswer = (operation: Operation): boolean => operation.kind === 'text' && operation.run.blank !== undefined
type Rule = Extract<Operation, { kind: 'rule' }>
const blankRules = (operations: readonly Operation[]): Rule[] =>
  operations.filter((one): one is Rule => one.kind === 'rule' && one.tag !== undefined)

const words = ['broad', 'data', 'scale', 'self-supervised', 'Größe', 'representations', 'x'.repeat(60)]
const phrase = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }).map((all) => all.join(' '))
const item = fc.tuple(phrase, phrase, phrase).map(([before, answer, after]) => prose(`${before} [[${answer}]], ${after}`))
const randomDeck = fc
  .array(fc.array(item, { minLength: 1, maxLength: 6 }), { maxLength: 12 })
  .map((all) => handoutDeck(all.map((items, index) => points(`T${index}`, items))))

describe('two sheets of one layout', () => {
  test('whatever the deck: a rule lies under all of each answer, and nothing else differs', () => {
    fc.assert(
      fc.property(randomDeck, (deck) => {
        const { pages, preset } = layout(deck)
        const [guided] = withoutAnswers(pages, 'blank')
        const [key] = withAnswers(pages)
        const plain = (operations: readonly Operation[] = []): unknown[] =>
          operations
            .filter((operation) => !isAnswer(operation))
            .map((operation) => (operation.kind === 'rule' ? { ...operation, tag: undefined } : operation))
        expect(plain(guided?.operations)).toEqual(plain(key?.operations))
        expect(guided?.operations.some(isAnswer)).toBe(false)
        const rules = blankRules(guided?.operations ?? [])
        const right = (pages[0]?.width ?? 0) - preset.margin + 0.1
        for (const rule of rules) expect(rule.x + rule.width).toBeLessThanOrEqual(right)
        for (const answer of key?.operations.filter(isAnswer) ?? []) {
          if (answer.kind !== 'text') continue
          const end = answer.x + (answer.run.width * answer.size) / 1000
          const under = rules.some(
            ({ x, y, width }) => x <= answer.x + 0.01 && x + width >= end - 0.01 && y > answer.y && y < answer.y + 2.5,
          )
          expect(under, answer.run.text).toBe(true)
        }
      }),
      { numRuns: 40, seed: 20261124, interruptAfterTimeLimit: 30_000 },
    )
  })

  test('a blank is wider than its answer, has 18 mm at the least, and goes on over lines where it is long', () => {
    const long = 'adapted to a wide range of downstream tasks and then to some more'
    const { operations } = pageOf(layout(handoutDeck([points('T', [prose('is [[x]].'), prose(`may be [[${long} ${long}]] now`)])])))
    const [, short, ...parts] = blankRules(operations)
    expect(short?.width).toBeGreaterThan(18 * millimetre)
    expect(parts.length).toBeGreaterThan(1)
    const answers = operations.filter((operation) => operation.kind === 'text').filter(({ run }) => run.blank === parts[0]?.tag)
    const written = answers.filter(({ run }) => run.text.trim() !== '').reduce((sum, { run, size }) => sum + (run.width * size) / 1000, 0)
    expect(parts.reduce((sum, { width }) => sum + width, 0)).toBeGreaterThan(written * 1.05)
  })

  test('where one writes, lines stand further apart; the first lines of a row share a baseline', () => {
    const rows = [
      ['a', 'b'],
      ['c', '[[d]]'],
      ['e', 'f'],
    ].map((row) => row.map((cell) => prose(cell)))
    const deck = handoutDeck([
      points('T', [prose('one'), prose('[[two]]'), prose('three')]),
      { layout: 'table', title: [text('U')], header: rows[0] ?? [], rows: rows.slice(1), perSlide: 9 },
    ])
    const set = layout(deck)
    const { operations } = pageOf(set)
    const baseline = (shown: string): number => operations.find((one) => one.kind === 'text' && one.run.text === shown)?.y ?? Number.NaN
    expect(baseline('two') - baseline('one') - (baseline('three') - baseline('two'))).toBeCloseTo(set.preset.line / 2, 3)
    expect(baseline('c')).toBe(baseline('d'))
  })

  test('neither a link nor a line through it tells an answer', () => {
    const { pages } = layout(handoutDeck([points('T', [prose('[[see [x](https://e.org) and ~~y~~]]')])]))
    const operations = withoutAnswers(pages, 'blank')[0]?.operations ?? []
    expect(operations.filter(({ kind }) => kind === 'link')).toEqual([])
    expect(operations.filter((one) => one.kind === 'rule' && !one.tag && one.width < 100)).toEqual([])
  })

  test('a section is named once, above the first of its groups that is there', () => {
    const section = { layout: 'section' as const, title: prose('Section') }
    const many = Array.from({ length: 60 }, () => prose('one or another point, of which there are many, so that it has no room'))
    const named = (...slides: HandoutDeck['slides'][number]['content'][]): { dropped: number; texts: string[] } => {
      const set = layout(handoutDeck([section, ...slides]))
      const texts = textBoxes(pageOf(set).operations).map((box) => box.text)
      return { dropped: set.dropped.length, texts: texts.filter((shown) => ['Section', 'Aa', 'Bb', 'Cc'].includes(shown)) }
    }
    const [a, b, c] = [points('Aa', [prose('a')]), points('Bb', [prose('b')]), points('Cc', [prose('c')])]
    expect(named(a, b, c)).toEqual({ dropped: 0, texts: ['Section', 'Aa', 'Bb', 'Cc'] })
    const long = { ...points('Aa', [...many, ...many]), handout: { priority: 1 } }
    expect(named(long, b, c)).toEqual({ dropped: 1, texts: ['Section', 'Bb', 'Cc'] })
  })

  test('a blank is read in its place, as what the language calls it', () => {
    const { pages } = layout(handoutDeck([points('T', [prose('before [[answer]] after')])]))
    const read = withoutAnswers(pages, 'blank')[0]?.operations.flatMap((operation) => {
      if (operation.kind === 'text') return operation.run.tag ? [operation.run.text] : []
      return operation.kind === 'rule' && operation.tag ? [`(${operation.tag.actualText} in ${operation.tag.parent?.role})`] : []
    })
    expect(read?.slice(-3)).toEqual(['before', '(blank in LBody)', 'after'])
    expect(blankRules(withAnswers(pages)[0]?.operations ?? [])).toEqual([])
  })
})

describe('the PDFs', async () => {
  const means = { shaper: shape, date: '2026-11-24', paint: true }
  const { decks } = await loadCourse(realWorld, { root: join(packageRoot, 'content') })
  const own = handoutDeck([
    points('T', [prose('It is [[**zebra** and $x$]], see [[yak [link](https://e.org)]] and ~~no~~ [[~~gnu~~ `ibex`]].')]),
    { layout: 'table', title: [text('U')], header: [prose('A'), prose('B')], rows: [[prose('a'), prose('[[quagga]]')]], perSlide: 9 },
  ])
  const all = [own, ...decks.flatMap(({ composed }) => (composed ? [composed] : []))]
  const sheetsOf = async (deck: HandoutDeck) => {
    const [made] = await makeHandouts(deck, ['guided'], means)
    return { made, rendered: await Promise.all((made?.sheets ?? []).map(({ pdf }) => renderPdf(pdf, 1.5))) }
  }

  test('the key has the answers as text, the guided notes have not', async () => {
    const { made, rendered } = await sheetsOf(own)
    expect(made?.sheets.map(({ name }) => name)).toEqual(['guided.pdf', 'guided-key.pdf'])
    const [guided = '', key = ''] = rendered.map((pages) => fold(pages.map((page) => page.text).join(' ')))
    for (const answer of ['zebra', 'yak', 'link', 'gnu', 'ibex', 'quagga', 'Key']) {
      expect(key).toContain(answer)
      expect(guided).not.toContain(answer)
    }
    for (const shown of ['Guided notes', 'Name', 'It is', 'no']) expect(guided).toContain(shown)
  })

  test.each(['a4', 'letter'] as const)(
    'of both decks and another, on %s: one page each, and all ink of the one is on the other',
    async (paper) => {
      for (const deck of all) {
        const { made, rendered } = await sheetsOf({ ...deck, paper })
        expect(made?.report).toMatchObject({ form: 'guided', pages: 1, overflowLines: 0 })
        expect(made?.report.blanks).toBeGreaterThan(3)
        const [guided, key] = rendered.map(([page, ...others]) => {
          expect(others).toEqual([])
          return page
        })
        let more = 0
        let lost = 0
        guided?.rgba.forEach((value, at) => {
          const other = key?.rgba[at] ?? 0
          // An answer in the accent's ink may lie over its black rule.
          if (other > Math.max(value + 2, 90)) lost++
          if (other < value - 60) more++
        })
        expect(lost).toBe(0)
        expect(more).toBeGreaterThan(500)
      }
    },
  )

  test('are tagged throughout: a blank is said as what it is called, an answer as itself', async () => {
    const { made } = await sheetsOf(own)
    for (const { pdf } of made?.sheets ?? []) expect(await pdfUaFaults(pdf)).toEqual([])
    const spans = async (pdf: Uint8Array): Promise<unknown[]> =>
      (await PDFDocument.load(pdf)).context.enumerateIndirectObjects().flatMap(([, object]) => {
        if (!(object instanceof PDFDict) || object.get(PDFName.of('S')) !== PDFName.of('Span')) return []
        return [object.lookup(PDFName.of('ActualText'), PDFHexString).decodeText()]
      })
    const [guided, key] = (made?.sheets ?? []).map(({ pdf }) => pdf)
    expect(await spans(guided ?? new Uint8Array())).toEqual(Array.from({ length: 5 }, () => 'blank'))
    expect(await spans(key ?? new Uint8Array())).toEqual([])
    expect(await saidBy(key ?? new Uint8Array())).toContain('TD: quagga')
  })

  test('are the same to the byte when they are made again', async () => {
    const bytes = async () => (await makeHandouts(own, ['guided'], means))[0]?.sheets.map(({ pdf }) => Buffer.from(pdf).toString('base64'))
    expect(await bytes()).toEqual(await bytes())
  })
})
