import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Group } from '../../src/handout/groups.ts'
import { type Choice, choose } from '../../src/handout/room.ts'
import type { ShapedGroup } from '../../src/handout/shape-group.ts'
import { plainText, text } from '../../src/model/inline.ts'

/** A choice of so many lines, and of so many in short. */
function choice(name: string, priority: number, lines: number, short?: number, fixed = false): Choice {
  const group: Group = { heading: [text(name)], blocks: [], priority, fixed, foot: false, slide: 0 }
  const shaped = (count: number): ShapedGroup => ({ group, heading: [], blocks: [{ kind: 'lines', count }] })
  return { group, full: shaped(lines), short: short === undefined ? undefined : shaped(short) }
}

const lines = (groups: readonly ShapedGroup[]): number =>
  groups.reduce((sum, { blocks }) => sum + blocks.reduce((all, block) => all + (block.kind === 'lines' ? block.count : 0), 0), 0)
const room = (most: number) => (groups: readonly ShapedGroup[]) => lines(groups) <= most
const names = (groups: readonly Group[]): string => groups.map(({ heading }) => plainText(heading)).join(' ')
const shown = ({ groups, shortened, dropped }: ReturnType<typeof choose>): string[] => [
  names(groups.map(({ group }) => group)),
  names(shortened),
  names(dropped),
]

test('short forms are taken before anything is left out, those of the lowest priority first', () => {
  const choices = [choice('A', 9, 10, 2), choice('B', 5, 10, 2), choice('C', 5, 10, 2), choice('D', 7, 10)]
  expect(shown(choose(choices, room(32)))).toEqual(['A B C D', 'C', ''])
  expect(shown(choose(choices, room(24)))).toEqual(['A B C D', 'B C', ''])
})

test('what is left out is the least important, of equals the last', () => {
  const choices = [choice('A', 5, 10), choice('B', 9, 10), choice('C', 5, 10)]
  expect(shown(choose(choices, room(25)))).toEqual(['A B', '', 'C'])
  expect(shown(choose(choices, room(15)))).toEqual(['B', '', 'A C'])
})

test('what still has room is taken back, whole before in short', () => {
  const choices = [choice('A', 3, 4), choice('B', 4, 20, 6), choice('C', 9, 30)]
  expect(shown(choose(choices, room(34)))).toEqual(['A C', '', 'B'])
  expect(shown(choose(choices, room(36)))).toEqual(['B C', 'B', 'A'])
  expect(shown(choose(choices, room(50)))).toEqual(['A B C', 'B', ''])
})

test('the most important is taken back first', () => {
  const choices = [choice('A', 3, 10, 1), choice('B', 5, 12, 11), choice('C', 6, 30, 10)]
  expect(shown(choose(choices, room(31)))).toEqual(['A B C', 'A C', ''])
})

test('what must stay stays, in short where that is needed', () => {
  expect(shown(choose([choice('A', 1, 10, 4, true), choice('B', 9, 10)], room(5)))).toEqual(['A', 'A', 'B'])
  expect(shown(choose([choice('A', 1, 10, undefined, true), choice('B', 9, 10)], room(5)))).toEqual(['A', '', 'B'])
})

test('kept and dropped are all, in order; what fits is never given up in vain', () => {
  const any = fc.array(
    fc.record({ priority: fc.integer({ min: 1, max: 9 }), lines: fc.integer({ min: 1, max: 30 }), short: fc.option(fc.constant(1)) }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(any, fc.integer({ min: 0, max: 200 }), (said, most) => {
      const choices = said.map((each, index) => choice(`${index}`, each.priority, each.lines, each.short ?? undefined))
      const chosen = choose(choices, room(most))
      expect(lines(chosen.groups)).toBeLessThanOrEqual(most)
      const kept = chosen.groups.map(({ group }) => group)
      expect([...kept, ...chosen.dropped].sort((a, b) => Number(plainText(a.heading)) - Number(plainText(b.heading)))).toEqual(
        choices.map(({ group }) => group),
      )
      expect(kept).toEqual(choices.map(({ group }) => group).filter((group) => kept.includes(group)))
      // Nothing that was left out would have had room.
      for (const dropped of chosen.dropped) {
        const lost = choices.find(({ group }) => group === dropped)
        expect(lines(chosen.groups) + lines([lost?.short ?? (lost?.full as ShapedGroup)])).toBeGreaterThan(most)
      }
    }),
    { seed: 20261124, numRuns: 300 },
  )
})
