import type { Group } from './groups.ts'
import type { ShapedGroup } from './shape-group.ts'

/** A group, shaped whole and in its author's short form. */
export interface Choice {
  readonly group: Group
  readonly full: ShapedGroup
  readonly short: ShapedGroup | undefined
}

/** What is set, and what of it in short; what is not. All in the order of the deck. */
export interface Chosen {
  readonly groups: readonly ShapedGroup[]
  readonly shortened: readonly Group[]
  readonly dropped: readonly Group[]
}

type State = 'full' | 'short' | 'out'

/** Something to give up: a group's whole form for its short one, or the group. */
interface Step {
  readonly choice: Choice
  readonly to: 'short' | 'out'
}

/**
 * What to set where not everything fits: as few groups as possible are set in short, and if that is not enough as few as possible are left out,
 * in both cases those of the lowest priority first and the last of the deck before others.
 * Then whatever still has room is taken back, the most important first. What must stay is never left out.
 *
 * @param fits whether these groups fit; it is asked some ten times and once for each group that was given up
 */
export function choose(choices: readonly Choice[], fits: (groups: readonly ShapedGroup[]) => boolean): Chosen {
  const steps = stepsOf(choices)
  const after = (count: number): Map<Choice, State> => new Map(steps.slice(0, count).map(({ choice, to }) => [choice, to]))
  const shaped = (states: ReadonlyMap<Choice, State>): ShapedGroup[] =>
    choices.flatMap((choice) => formOf(choice, states.get(choice)) ?? [])
  // The fewest steps that are enough, by halving; where even all are not, whoever asked tells of it.
  let low = 0
  let high = steps.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (fits(shaped(after(middle)))) high = middle
    else low = middle
  }
  let states = after(high)
  if (fits(shaped(states))) {
    for (const choice of byPriority(choices).reverse()) {
      for (const state of better(choice, states.get(choice))) {
        const more = new Map(states).set(choice, state)
        if (!fits(shaped(more))) continue
        states = more
        break
      }
    }
  }
  const groupsIn = (state: State): Group[] => choices.filter((choice) => states.get(choice) === state).map(({ group }) => group)
  return { groups: shaped(states), shortened: groupsIn('short'), dropped: groupsIn('out') }
}

function stepsOf(choices: readonly Choice[]): Step[] {
  const order = byPriority(choices)
  return [
    ...order.filter(({ short }) => short).map((choice): Step => ({ choice, to: 'short' })),
    ...order.filter(({ group }) => !group.fixed).map((choice): Step => ({ choice, to: 'out' })),
  ]
}

/** The order in which groups are given up: lowest priority first, and the last of the deck first. */
function byPriority(choices: readonly Choice[]): Choice[] {
  return choices
    .map((choice, index) => ({ choice, index }))
    .sort((a, b) => a.choice.group.priority - b.choice.group.priority || b.index - a.index)
    .map(({ choice }) => choice)
}

function formOf({ full, short }: Choice, state: State = 'full'): ShapedGroup | undefined {
  if (state === 'out') return undefined
  return state === 'short' ? (short ?? full) : full
}

/** The states that show more of a group than this one, the fullest first. */
function better({ short }: Choice, state: State = 'full'): State[] {
  if (state === 'full') return []
  return state === 'out' && short ? ['full', 'short'] : ['full']
}
