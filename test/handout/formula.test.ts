import { describe, expect, test } from 'vitest'
import { layoutHandout } from '../../src/handout/layout.ts'
import { type DeckFormulas, type Formula, mathScale, setFormulas } from '../../src/handout/formula.ts'
import { formulasOf, formulasOfNotes } from '../../src/handout/formula-uses.ts'
import type { HandoutDeck } from '../../src/handout/blocks.ts'
import { guidedGroups } from '../../src/handout/guided/groups.ts'
import { makeHandouts } from '../../src/handout/make.ts'
import type { FormReport } from '../../src/handout/report.ts'
import type { Operation } from '../../src/handout/operations.ts'
import { paintHandout } from '../../src/handout/paint.ts'
import { setFormula, shapeFormula } from '../../src/handout/set-formula.ts'
import { setText } from '../../src/handout/set-text.ts'
import { isFormula, toWords } from '../../src/handout/words.ts'
import { type Inline, text } from '../../src/model/inline.ts'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { handoutDeck, pageOf, points, shaper } from '../support/handout.ts'

const math = (tex: string): Inline => ({ kind: 'math', tex })
const style = { size: 10, line: 12.5, ink: 'black' } as const
type Path = Extract<Operation, { kind: 'path' }>
const isPath = (operation: Operation): operation is Path => operation.kind === 'path'

describe('formulas', async () => {
  const shape = await shaper()
  const reported = async (deck: HandoutDeck): Promise<Partial<FormReport>> => {
    const [form] = await makeHandouts(deck, ['summary'], { shaper: shape, date: '2026-11-01', paint: false })
    return form?.report ?? {}
  }
  const inline = (...tex: string[]): Promise<DeckFormulas> => setFormulas(formulasOf(handoutDeck([points('T', [tex.map(math)])])), shape)
  const display = (tex: string): Promise<DeckFormulas> =>
    setFormulas(formulasOf(handoutDeck([{ layout: 'math', title: [text('T')], tex }])), shape)
  const one = async (tex: string): Promise<Formula> => {
    const { find, faults } = await inline(tex)
    expect(faults, tex).toEqual([])
    return find(tex, false) as Formula
  }

  test.each([
    ['x', 572, 442, 11],
    ['H', 888, 683, 0],
    ['\\frac{a}{b}', 814, 706, 353],
    ['\\text{где}', 1265, 750, 200],
    ['\\mathcal{L}', 690, 705, 22],
    ['é', 451, 750, 200],
    ['', 0, 0, 0],
  ])('%s has the box that its font gives it', async (tex, width, ascent, descent) => {
    const { parts } = await one(tex || '{}')
    expect(parts).toHaveLength(1)
    expect(parts[0]?.width).toBeGreaterThan(width - 30)
    expect(parts[0]?.width).toBeLessThan(width + 30)
    expect(parts[0]?.ascent).toBeGreaterThan(ascent - 80)
    expect(parts[0]?.ascent).toBeLessThan(ascent + 80)
    expect(parts[0]?.descent).toBeGreaterThan(descent - 40)
    expect(parts[0]?.descent).toBeLessThan(descent + 40)
  })

  test('is set once for all decks in the same fonts', async () => {
    const first = await one('q^2_{once}')
    expect(await one('q^2_{once}')).toBe(first)
    expect((await display('q^2_{once}')).find('q^2_{once}', true)).not.toBe(first)
  })

  test('displayed, a sum has its limits below and above; in a line beside it', async () => {
    const tex = '\\sum_{i=1}^{n} a_i'
    const [shown, run] = [(await display(tex)).find(tex, true), (await inline(tex)).find(tex, false)]
    expect((shown?.parts[0]?.ascent ?? 0) + (shown?.parts[0]?.descent ?? 0)).toBeGreaterThan(2500)
    expect((run?.parts[0]?.ascent ?? 0) + (run?.parts[0]?.descent ?? 0)).toBeLessThan(1500)
    expect(run?.parts[0]?.width).toBeGreaterThan(shown?.parts[0]?.width ?? 0)
  })

  // What KaTeX sets on the slide is set on paper: of each kind of command some.
  test.each([
    'a^2+b_i \\ne \\sqrt[3]{x} \\pm \\infty',
    '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix} \\begin{bmatrix}a\\end{bmatrix}',
    'f(x)=\\begin{cases}1&\\text{if }x>0\\\\0&\\text{else}\\end{cases}',
    '\\begin{aligned}a&=b\\\\&=c\\end{aligned}',
    '\\begin{array}{c|c:c}1&2&3\\\\\\hline 4&5&6\\end{array}',
    '\\mathbb{R}\\mathfrak{g}\\mathscr{L}\\mathsf{s}\\mathtt{t}\\mathbf{b}\\mathit{i}\\boldsymbol{\\beta}\\bm{x}\\pmb{y}',
    '\\overbrace{a}^{x}\\underbrace{b}_{y}\\widehat{abc}\\widetilde{x}\\vec v\\overline{ab}\\xrightarrow[a]{b}',
    '\\left(\\frac12\\middle|\\binom{n}{k}\\right]\\bigl\\{\\Bigg\\rangle\\lVert x\\rVert\\lfloor y\\rfloor',
    '\\color{red}{x}\\textcolor{blue}{y}\\colorbox{yellow}{z}\\red{w}',
    '\\R\\N\\argmax_x\\operatorname*{ess\\,sup}\\operatorname{rank}\\degree\\infin\\Alpha\\colonequals',
    '\\cancel{x}\\boxed{y}\\not=\\phantom{z}\\hspace{1em}\\smash{x}\\rlap{y}\\rule{1em}{1pt}',
    '\\bra{\\psi}\\ket{\\phi}\\braket{a|b}\\coloneqq\\mathclap{x}\\dfrac{a}{b}\\tfrac12\\iint\\oint',
    '\\newcommand{\\half}{\\tfrac12}\\half\\def\\two{2}\\two',
    'α ∈ ℝ, x ≤ ∞',
    '\\text{где }\\textbf{ж}x',
  ])('%s is set', async (tex) => {
    const { parts } = await one(tex)
    expect(parts[0]?.d).toMatch(/^[MLQCZ\d -]+$/)
    expect((await display(tex)).faults).toEqual([])
  })

  test('a definition holds in its own formula alone', async () => {
    const { faults } = await inline('\\newcommand{\\foo}{x}\\foo', '\\foo', '\\def\\frac{y}\\frac', '\\frac{a}{b}')
    expect(faults).toEqual([{ tex: '\\foo', slide: 0, fault: { reason: 'Undefined control sequence \\foo' } }])
    expect((await one('\\frac{a}{b}')).parts[0]?.descent).toBeGreaterThan(300)
  })

  test.each([
    ['\\def\\a{\\a}\\a', /maximum macro/],
    ['\\def\\a{\\a\\a}\\a', /maximum macro/],
    ['\\newenvironment{a}{\\begin{a}}{\\end{a}}\\begin{a}x\\end{a}', /maximum substitution/],
    [`${'{'.repeat(1900)}x${'}'.repeat(1900)}`, /nested too deep/],
    ['x'.repeat(4001), /4001 characters/],
    ['\\vphantom{\\rule{0pt}{99999em}}x', /larger than a page/],
    ['\\href{javascript:alert(1)}{x}', /Undefined control sequence \\href/],
    ['\\require{html}\\style{x}{y}', /Undefined control sequence/],
    ['\\includegraphics{x}', /Undefined control sequence/],
    ['\\text{文}', /no font has 文/],
    ['\\frac{a}{', /Missing close brace/],
  ])('%.60s ends in a fault, soon', async (tex, reason) => {
    await inline('x')
    const start = performance.now()
    const { find, faults } = await inline(tex)
    expect(performance.now() - start).toBeLessThan(2000)
    expect(find(tex, false)).toBeUndefined()
    expect(faults).toEqual([{ tex, slide: 0, fault: { reason: expect.stringMatching(reason) } }])
  })

  test('one in a short form, or in the title of a part, is set too; what is not printed is not told', async () => {
    const short = [text('in short '), math('\\beta')]
    const slide = { layout: 'points' as const, title: [text('T')], items: [[text('long')]], handout: { short } }
    const { find } = await setFormulas(formulasOf(handoutDeck([slide])), shape)
    expect(find('\\beta', false)).toBeDefined()
    const deck = handoutDeck([
      { layout: 'section', title: [math('\\gamma')] },
      points('T', [[text('a'), { kind: 'strong', children: [text('b')] }]]),
    ])
    expect(formulasOf(deck, guidedGroups(deck)).map(({ tex }) => tex)).toEqual(['\\gamma'])
    const unused = { ...slide, handout: { short: [math('\\sout{a}')] } }
    expect((await reported(handoutDeck([unused]))).formulaFaults).toEqual([])
  })

  test('what cannot be set stands as its source, and is told', async () => {
    const report = await reported(handoutDeck([points('T', [[text('see '), math('\\sout{a}')]])]))
    expect(report.formulaFaults).toEqual([{ tex: '\\sout{a}', slide: 0, fault: { reason: 'Undefined control sequence \\sout' } }])
    const words = toWords([math('\\sout{a}')], shape)
    expect(words.flatMap(({ runs }) => runs.map((run) => run.text))).toEqual(['\\sout{a}'])
  })

  test('the same formula is the same outline each time', async () => {
    const tex = '\\left(\\sum_{i} \\text{где } x_i\\right)'
    expect(await one(tex)).toEqual(await one(tex))
  })

  const wordsOf = async (nodes: readonly Inline[]): Promise<ReturnType<typeof toWords>> => {
    const { find } = await setFormulas(formulasOf(handoutDeck([points('T', [nodes])])), shape)
    return toWords(nodes, { ...shape, formula: find }, { tag: { role: 'P' } })
  }

  test('in a line it stands as a letter does: no break before what is joined to it', async () => {
    const words = await wordsOf([text('an '), math('n'), text('-gram, the '), math('k'), text('th ('), math('x'), text('), end')])
    expect(words.map(({ runs }) => runs.map((run) => (isFormula(run) ? '§' : run.text)).join(''))).toEqual([
      'an',
      '§-gram,',
      'the',
      '§th',
      '(§),',
      'end',
    ])
  })

  test('its element is a formula that says its TeX, in the element of its paragraph or its link', async () => {
    const words = await wordsOf([math('x^2'), text(' '), { kind: 'link', href: 'https://example.org/', children: [math('y')] }])
    expect(words[0]?.runs[0]?.tag).toEqual({ role: 'Formula', alt: 'x^2', parent: { role: 'P' } })
    expect(words[1]?.runs[0]?.tag).toMatchObject({ role: 'Formula', alt: 'y', parent: { role: 'Link', href: 'https://example.org/' } })
    expect(setText(words, 200, style).paint()).toContainEqual(expect.objectContaining({ kind: 'link', href: 'https://example.org/' }))
  })

  test('a long one breaks before its relations and operators, and not in brackets; a short one nowhere', async () => {
    const long = 'f(a + b) = \\sum_i x_i + \\sum_j y_j + \\sum_k z_k + \\sum_l w_l'
    const [formula, short] = [await one(long), await one('a = b + c')]
    expect(short.parts).toHaveLength(1)
    expect(formula.parts).toHaveLength(5)
    // Broken, no part leaves the column; unbroken, they are as wide as the whole.
    const set = setText(await wordsOf([math(long)]), 90, style)
    for (const { x, d, scale } of set.paint().filter(isPath)) expect(x + boundsOf(d).right * scale).toBeLessThan(90.5)
    expect(
      new Set(
        set
          .paint()
          .filter(isPath)
          .map(({ y }) => y),
      ).size,
    ).toBeGreaterThan(1)
  })

  test('one that cannot be broken is set smaller, so that it ends where the column does', async () => {
    const tex = `\\underbrace{${'a'.repeat(60)}}`
    for (const operations of [
      setText(await wordsOf([math(tex)]), 100, style).paint(),
      setFormula(shapeFormula(tex, { ...shape, formula: (await display(tex)).find }), 100, style).paint(),
    ]) {
      const [path] = operations.filter(isPath)
      expect((path?.x ?? 0) + boundsOf(path?.d ?? '').right * (path?.scale ?? 0)).toBeLessThan(100.5)
      expect((path?.x ?? 0) + boundsOf(path?.d ?? '').right * (path?.scale ?? 0)).toBeGreaterThan(95)
    }
    const report = await reported(handoutDeck([{ layout: 'math', title: [text('T')], tex: `\\underbrace{${'a'.repeat(200)}}` }]))
    expect(report.formulaFaults).toEqual([{ tex: expect.stringContaining('underbrace'), slide: 0, fault: { size: expect.any(Number) } }])
  })

  test('a displayed one that is too wide goes on over several lines', async () => {
    const tex = 'L = \\sum_{i=1}^n (a_i + b_i) x_i^2 + \\frac12\\sum_{j=1}^m c_j y_j + \\lambda\\int_0^1 f(x)\\,dx'
    const { find } = await display(tex)
    const set = setFormula(shapeFormula(tex, { ...shape, formula: find }), 150, style)
    expect(
      new Set(
        set
          .paint()
          .filter(isPath)
          .map(({ y }) => y),
      ).size,
    ).toBeGreaterThan(1)
    for (const { scale } of set.paint().filter(isPath)) expect(scale).toBeCloseTo((style.size * mathScale) / 1000)
  })

  test('its number stands at the right margin', async () => {
    const { find } = await display('a=b\\tag{3}')
    const operations = setFormula(shapeFormula('a=b\\tag{3}', { ...shape, formula: find }), 200, style).paint()
    const number = operations.find((operation) => operation.kind === 'text')
    expect(number).toMatchObject({ run: { text: '(3)' } })
    expect((number?.x ?? 0) + ((number?.kind === 'text' ? number.run.width : 0) * 10) / 1000).toBeCloseTo(200)
    expect(number?.y).toBe(operations.find(isPath)?.y)
  })

  test('a tall one makes its line higher by half lines, and meets no line beside it', async () => {
    const tall = '\\begin{pmatrix}1\\\\2\\\\3\\end{pmatrix}'
    const filler = text('word word word word word word word word word ')
    const set = setText(await wordsOf([filler, math(tall), text(' '), filler, math('\\frac{a}{b}'), text(' '), filler]), 100, style)
    expect((set.height / style.line) * 2).toBeCloseTo(Math.round((set.height / style.line) * 2))
    const baselines = [...new Set(set.paint().map(({ y }) => y))].sort((a, b) => a - b)
    for (const path of set.paint().filter(isPath)) {
      const { top, bottom } = boundsOf(path.d)
      const at = baselines.indexOf(path.y)
      // Descenders reach 2 pt below a baseline, ascenders 7 pt above.
      expect(path.y + top * path.scale).toBeGreaterThan((baselines[at - 1] ?? -5) + 2)
      expect(path.y + bottom * path.scale).toBeLessThan((baselines[at + 1] ?? set.height + 8) - 7)
    }
  })

  test('its letters stand on the baseline of the text, as black as it', async () => {
    const deck = handoutDeck([points('T', [[text('H '), math('\\mathrm{H}\\mathcal{H}\\frac{H}{H}')]])])
    const { find } = await setFormulas(formulasOf(deck), shape)
    const layout = layoutHandout(deck, { ...shape, formula: find })
    const { operations, width, height } = pageOf(layout)
    const scale = 10
    const [page] = await renderPdf(
      await paintHandout([{ width, height, operations }], { title: 'T', language: 'en', date: '2026-11-01' }, shape),
      scale,
    )
    const dark = (x: number, y: number): boolean => (page?.rgba[(y * (page?.width ?? 0) + x) * 4] ?? 255) < 128
    const foot = (left: number, right: number, top: number, bottom: number): number => {
      for (let y = Math.ceil(bottom * scale); y > top * scale; y--) {
        for (let x = Math.floor(left * scale); x < right * scale; x++) if (dark(x, y)) return y
      }
      return 0
    }
    const path = operations.find(isPath)
    const letter = operations.find((operation) => operation.kind === 'text' && operation.run.text === 'H')
    if (!path || !letter) throw new Error('the page has no formula beside a letter')
    expect(path.y).toBe(letter.y)
    const ofText = foot(letter.x, letter.x + 6, letter.y - 5, letter.y + 3)
    const ofFormula = foot(path.x, path.x + 700 * path.scale, path.y - 5, path.y + 3)
    expect(Math.abs(ofText - ofFormula)).toBeLessThanOrEqual(1)
    // The bar and the denominator of the fraction are there.
    expect(foot(path.x + 1900 * path.scale, path.x + 2700 * path.scale, path.y, path.y + 8)).toBeGreaterThan(path.y * scale + 20)
  })
})

/** The box of path data's points. */
function boundsOf(d: string): { left: number; right: number; top: number; bottom: number } {
  const numbers = (d.match(/-?\d+/g) ?? []).map(Number)
  const [xs, ys] = [numbers.filter((_, index) => index % 2 === 0), numbers.filter((_, index) => index % 2 === 1)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

test('formulas of speaker notes are set for them alone', async () => {
  const deck = handoutDeck([{ ...points('T', [[math('a')]]), notes: [text('so '), math('b^2')] }])
  expect(formulasOf(deck).map(({ tex }) => tex)).toEqual(['a'])
  const { find } = await setFormulas(formulasOfNotes(deck), await shaper())
  expect([find('b^2', false) !== undefined, find('a', false) !== undefined]).toEqual([true, false])
})
