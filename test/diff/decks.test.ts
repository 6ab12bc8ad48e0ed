import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DeckChange, allDeckChanges, deckChanges, hasChanged } from '../../src/diff/compare-decks.ts'
import { inOrder, matchSlides } from '../../src/diff/match-slides.ts'
import type { DeckPicture, SlidePicture } from '../../src/diff/picture.ts'
import { deckWords } from '../../src/diff/words.ts'

const plain = { text: (text: string) => text, strong: (text: string) => text }

function slide(name: string, change: Partial<SlidePicture> = {}): SlidePicture {
  return { layout: 'points', title: name, digest: `looks ${name}`, notes: '', parts: 1, ...change }
}

function deck(slides: readonly SlidePicture[], change: Partial<DeckPicture> = {}): DeckPicture {
  return { name: 'main', title: 'A deck', look: 'x', slides, handouts: [{ form: 'summary', digest: 'h' }], ...change }
}

const five = ['a', 'b', 'c', 'd', 'e'].map((name) => slide(name))

function told(after: readonly SlidePicture[], change: Partial<DeckPicture> = {}, before = five): string {
  return deckWords(deckChanges(deck(before), deck(after, change)), plain)
}

const anySlide = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd', ''), fc.nat(3), fc.option(fc.constantFrom('x', 'y'), { nil: undefined }))
  .map(([title, digest, id]): SlidePicture => ({ ...slide(title, { digest: `looks ${digest}` }), ...(id !== undefined && { id }) }))
const anySlides = fc.array(anySlide, { maxLength: 9 })

describe('matchSlides', () => {
  it('gives no slide to two others, and every slide of an unchanged deck to itself', () => {
    fc.assert(
      fc.property(anySlides, anySlides, (before, after) => {
        const pairs = matchSlides(before, after)
        expect(new Set(pairs.map((pair) => pair.before)).size).toBe(pairs.length)
        expect(new Set(pairs.map((pair) => pair.after)).size).toBe(pairs.length)
        expect(pairs.map((pair) => pair.after)).toEqual(pairs.map((pair) => pair.after).toSorted((a, b) => a - b))
      }),
    )
    fc.assert(
      fc.property(anySlides, (slides) => {
        expect(matchSlides(slides, slides)).toEqual(slides.map((_, index) => ({ before: index, after: index })))
      }),
    )
  })

  it('finds a slide again by its id, whatever else it is now', () => {
    const before = [slide('a', { id: 'one' }), slide('b')]
    const after = [slide('b'), slide('x', { id: 'one', layout: 'table' })]
    expect(matchSlides(before, after)).toEqual([
      { before: 1, after: 0 },
      { before: 0, after: 1 },
    ])
  })

  it('takes the most pairs that keep their order', () => {
    const permutation = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 })
    fc.assert(
      fc.property(permutation, (order) => {
        const kept = inOrder(order.map((before, after) => ({ before, after })))
        expect(kept.every((pair, index) => index === 0 || (kept[index - 1]?.before ?? 9) < pair.before)).toBe(true)
        expect(kept.length).toBe(longestIncrease(order))
      }),
    )
  })
})

/** By trying all. */
function longestIncrease([first, ...rest]: readonly number[], above = -1): number {
  if (first === undefined) return 0
  return Math.max(longestIncrease(rest, above), first > above ? 1 + longestIncrease(rest, first) : 0)
}

describe('deckChanges', () => {
  it('is nothing for a deck and itself', () => {
    fc.assert(fc.property(anySlides, (slides) => !hasChanged(deckChanges(deck(slides), deck(slides)))))
  })

  it('takes one slide put in or taken out for just that, wherever it stands', () => {
    const different = fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 9 }).map((names) => names.map((name) => slide(`s${name}`)))
    fc.assert(
      fc.property(different, fc.nat(9), (slides, at) => {
        const longer = slides.toSpliced(at, 0, slide('new'))
        expect(told(longer, {}, slides)).toBe('1 slide added')
        expect(told(slides, {}, longer)).toBe('1 slide removed')
      }),
    )
  })

  const changed = (name: string, change: Partial<SlidePicture> = {}): SlidePicture => slide(name, { digest: `other ${name}`, ...change })
  const [a, b, c, d, e] = five as [SlidePicture, SlidePicture, SlidePicture, SlidePicture, SlidePicture]

  it.each<[string, readonly SlidePicture[], Partial<DeckPicture>?]>([
    ['', five],
    ['slide 2 changed', [a, changed('b'), c, d, e]],
    ['slides 2 and 4 changed', [a, changed('b'), c, changed('d'), e]],
    ['slides 1–3 and 5 changed', [changed('a'), changed('b'), changed('c'), d, changed('e')]],
    ['all 5 slides changed', five.map(({ title }) => changed(title))],
    ['slide 2 changed, slide 3 split in two', [a, changed('b'), changed('c', { parts: 2 }), d, e]],
    ['slide 3 split in three', [a, b, slide('c', { parts: 3 }), d, e]],
    ['slide 2 changed', [a, changed('b', { parts: undefined }), c, d, e]],
    ['slide 2 changed', [a, changed('Another title'), c, d, e]],
    ['slide 2 changed, 1 slide added', [a, changed('b'), slide('x'), c, d, e]],
    ['2 slides added', [a, b, c, slide('x'), slide('y'), d, e]],
    ['3 slides removed', [a, e]],
    ['slide 1 moved', [e, a, b, c, d]],
    ['slide 4 changed, slide 4 moved', [a, c, d, changed('b'), e]],
    ['notes of slide 2 changed', [a, slide('b', { notes: 'said' }), c, d, e]],
    ['slide 2 changed', [a, changed('b', { notes: 'said' }), c, d, e]],
    ['all slides look different', five, { look: 'y' }],
    ['its title is now “B”', five, { title: 'B' }],
    ['handout changed, printed copies are out of date', five, { handouts: [{ form: 'summary', digest: 'i' }] }],
    [
      'slide 2 changed; guided notes new, handout changed, printed copies are out of date',
      [a, changed('b'), c, d, e],
      {
        handouts: [
          { form: 'summary', digest: 'i' },
          { form: 'guided', digest: 'g' },
        ],
      },
    ],
    ['handout no longer made', five, { handouts: [] }],
  ])('says: %s', (words, after, change) => {
    expect(told(after, change)).toBe(words)
  })

  it('says of a slide that it is no longer split, or split otherwise', () => {
    const split = (parts: number): SlidePicture[] => [slide('a', { parts })]
    expect(told(split(1), {}, split(2))).toBe('slide 1 no longer split')
    expect(told(split(3), {}, split(2))).toBe('slide 1 split in three, was in two')
  })
})

describe('allDeckChanges', () => {
  const kinds = (changes: readonly DeckChange[]): unknown[] => changes.map(({ kind, name, was }) => [kind, name, ...(was ? [was] : [])])

  it('tells decks that came, went, or have another name', () => {
    const other = [slide('x'), slide('y')]
    const before = [deck(five, { name: 'same' }), deck(five.slice(1), { name: 'old' }), deck(other, { name: 'gone' })]
    const after = [deck(five, { name: 'same' }), deck(five, { name: 'new' }), deck([slide('z')], { name: 'came' })]
    expect(kinds(allDeckChanges(before, after))).toEqual([
      ['changed', 'new', 'old'],
      ['added', 'came'],
      ['removed', 'gone'],
    ])
    expect(allDeckChanges(before, before)).toEqual([])
  })

  it('takes no deck for two', () => {
    const after = [deck(five, { name: 'one' }), deck(five, { name: 'two' })]
    expect(kinds(allDeckChanges([deck(five, { name: 'old' })], after))).toEqual([
      ['changed', 'one', 'old'],
      ['added', 'two'],
    ])
  })
})
