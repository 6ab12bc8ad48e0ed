import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Role } from '../../src/player/role.ts'
import { type Action, type Shared, type State, firstState, update } from '../../src/player/state.ts'
import {
  type Message,
  type Sync,
  changed,
  claimed,
  firstSync,
  readMessage,
  received,
  sharedOf,
  stateOf,
  writeMessage,
} from '../../src/player/sync.ts'

const steps = [0, 2, 0, 3, 0, 0]

/** A window: its state, and what it says goes into the other's letter box. */
interface Player {
  state: State
  /** What it shared last. */
  shared: Shared
  sync: Sync
  readonly box: Message[]
}

const opened = (name: string, slide: number): Player => {
  const state = firstState(steps, { slide, step: 0 })
  return { state, shared: sharedOf(state), sync: firstSync(name, sharedOf(state)), box: [] }
}

function act(player: Player, other: Player, action: Action): void {
  const then = player.sync
  const shared = player.shared
  player.state = update(player.state, action)
  player.shared = sharedOf(player.state, shared)
  player.sync = changed(then, player.shared, shared)
  if (player.sync !== then) other.box.push(stateOf(player.sync))
}

function read(player: Player, other: Player, message: Message): void {
  const { sync, answer } = received(player.sync, message)
  if (sync !== player.sync) {
    player.state = update(player.state, { follow: sync.shared })
    player.shared = sharedOf(player.state, player.shared)
  }
  player.sync = sync
  if (answer) other.box.push(answer)
}

/** All that was said is heard, and what that brings about. @returns how much that was */
function settle(one: Player, other: Player): number {
  let count = 0
  for (; one.box.length + other.box.length > 0; count++) {
    const [to, from] = one.box.length > 0 ? [one, other] : [other, one]
    const message = to.box.shift()
    if (message) read(to, from, message)
    if (count > 200) throw new Error('they go on for ever')
  }
  return count
}

const actions: readonly Action[] = [
  'overview',
  'enter',
  'escape',
  'erase',
  'next',
  'previous',
  'next slide',
  'last',
  'black',
  'white',
  'whole',
  { go: { slide: 4, step: 1 } },
]

test('what is done in either window is done in the other, and nothing is said twice', () => {
  const [lecturer, hall] = [opened('1', 1), opened('2', 1)]
  act(lecturer, hall, 'next')
  expect(settle(lecturer, hall)).toBe(1)
  act(hall, lecturer, 'next')
  act(hall, lecturer, 'black')
  expect(settle(lecturer, hall)).toBe(2)
  expect(sharedOf(lecturer.state)).toEqual({ slide: 2, step: 1, slides: 6, blank: 'black', whole: false, erased: 0 })
  expect(hall.state).toEqual(lecturer.state)
})

test('what is not shared is not said', () => {
  const [lecturer, hall] = [opened('1', 1), opened('2', 1)]
  for (const action of ['overview', 'notes', 'help', 'pen'] as const) act(lecturer, hall, action)
  expect(hall.box).toEqual([])
})

test('who chooses in the overview or reads shows it to nobody, until the choice is made', () => {
  const [lecturer, hall] = [opened('1', 2), opened('2', 2)]
  act(lecturer, hall, 'overview')
  act(lecturer, hall, 'last')
  expect(hall.box).toEqual([])
  act(hall, lecturer, 'next')
  settle(lecturer, hall)
  expect([lecturer.state.slide, lecturer.state.from]).toEqual([6, { slide: 2, step: 1 }])
  act(lecturer, hall, 'escape')
  expect([hall.box, lecturer.state.slide]).toEqual([[], 2])
  for (const action of ['reading', { go: { slide: 5, step: 0 } }] as const) act(lecturer, hall, action)
  expect(hall.box).toEqual([])
  act(lecturer, hall, 'reading')
  settle(lecturer, hall)
  expect(hall.state.slide).toBe(5)
})

test('of two that were just opened, the younger takes the place of the elder; of others, it takes what was done last', () => {
  const [elder, younger] = [opened('1', 4), opened('2', 1)]
  elder.box.push(stateOf(younger.sync, 'hello'))
  settle(elder, younger)
  expect([elder.state.slide, younger.state.slide]).toEqual([4, 4])
  act(younger, elder, 'next slide')
  settle(elder, younger)
  const again = opened('3', 1)
  younger.box.push(stateOf(again.sync, 'hello'))
  settle(younger, again)
  expect(again.state.slide).toBe(5)
})

test('of two changes at once, both windows keep the same', () => {
  const [lecturer, hall] = [opened('1', 2), opened('2', 2)]
  act(lecturer, hall, 'last')
  act(hall, lecturer, 'first')
  settle(lecturer, hall)
  expect([lecturer.state.slide, hall.state.slide]).toEqual([6, 6])
})

test('whoever opens the other window goes before one that was forgotten, however much was done there', () => {
  const [forgotten, hall, lecturer] = [opened('1', 1), opened('2', 1), opened('3', 1)]
  for (let count = 0; count < 9; count++) act(forgotten, lecturer, count % 2 ? 'next' : 'last')
  hall.sync = claimed(hall.sync, Date.UTC(2026, 0))
  for (const each of [forgotten, hall]) read(lecturer, each, stateOf(each.sync))
  expect(lecturer.state.slide).toBe(1)
  act(lecturer, hall, 'next')
  settle(lecturer, hall)
  expect([hall.state.slide, received(forgotten.sync, stateOf(lecturer.sync)).sync.shared.slide]).toEqual([2, 2])
})

test('a goodbye changes nothing', () => {
  const { sync } = opened('1', 2)
  expect(received(sync, { kind: 'bye' })).toEqual({ sync, answer: undefined })
})

test('whatever is done, lost, told twice or told late: one greeting later both show the same', () => {
  const happening = fc.oneof(
    { weight: 3, arbitrary: fc.record({ by: fc.boolean(), action: fc.constantFrom(...actions) }) },
    { weight: 4, arbitrary: fc.record({ to: fc.boolean(), fate: fc.constantFrom('heard', 'lost', 'twice'), at: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ reloads: fc.boolean() }) },
  )
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), fc.boolean(), (happenings, greets) => {
      const windows: [Player, Player] = [opened('10', 1), opened('11', 3)]
      let name = 12
      const pair = (first: boolean): [Player, Player] => (first ? windows : [windows[1], windows[0]])
      for (const happening of happenings) {
        if ('action' in happening) act(...pair(happening.by), happening.action)
        else if ('reloads' in happening) windows[happening.reloads ? 0 : 1] = opened(String(name++), 2)
        else {
          const [to, from] = pair(happening.to)
          const [message] = to.box.splice(happening.at % Math.max(1, to.box.length), 1)
          if (message && happening.fate !== 'lost') read(to, from, message)
          if (message && happening.fate === 'twice') read(to, from, message)
        }
      }
      const [one, other] = pair(greets)
      one.box.length = 0
      other.box.length = 0
      other.box.push(stateOf(one.sync, 'hello'))
      settle(one, other)
      expect(sharedOf(one.state)).toEqual(sharedOf(other.state))
      expect(one.sync.stamp).toEqual(other.sync.stamp)
    }),
    { numRuns: 300 },
  )
})

const message: Message = {
  kind: 'hello',
  stamp: { count: 3, sender: 'a' },
  shared: { slide: 2, step: 1, slides: 6, blank: undefined, whole: false, erased: 0 },
}
const heard = (change: object = {}, deck = 'main', from: Role = 'presenter') =>
  readMessage(structuredClone({ ...writeMessage(message, 'main', 'presenter'), ...change }), deck, from)

test('a message is read as it was written', () => {
  expect(heard()).toEqual(message)
  expect(heard({ kind: 'bye', stamp: 0 })).toEqual({ kind: 'bye' })
})

test('what is drawn is read point by point, and only on the slide', () => {
  const mark = (mark: object) => heard({ kind: 'mark', at: 5, mark })
  const point = { x: 0.5, y: 1 }
  expect(mark({ tool: 'pen', point, begins: true })).toEqual({ kind: 'mark', at: 5, mark: { tool: 'pen', point, begins: true } })
  expect(mark({ tool: 'laser' })).toEqual({ kind: 'mark', at: 5, mark: { tool: 'laser', point: undefined } })
  const wrong = [
    { tool: 'pen', begins: true },
    { tool: 'pen', point: { x: 2, y: 0 }, begins: true },
    { tool: 'pen', point },
    { tool: 'brush' },
    7,
  ]
  expect(
    wrong.map((each) =>
      readMessage({ deckhand: 1, deck: 'main', from: 'presenter', kind: 'mark', at: 5, mark: each }, 'main', 'presenter'),
    ),
  ).toEqual(wrong.map(() => undefined))
})

test('a message of another deck, of one of its like, or of anyone else is none', () => {
  expect([heard({}, 'other'), heard({}, 'main', 'audience'), heard({ deckhand: 2 }), heard({ kind: 'x' })]).toEqual(
    Array(4).fill(undefined),
  )
  const { shared, stamp } = message
  const wrong = [
    { stamp: 3 },
    { stamp: { ...stamp, count: -1 } },
    { stamp: { ...stamp, count: Infinity } },
    { stamp: { ...stamp, sender: 'x'.repeat(99) } },
    { shared: null },
    { shared: { ...shared, slide: '2' } },
    { shared: { ...shared, step: 0.5 } },
    { shared: { ...shared, blank: 'red' } },
    { shared: { ...shared, whole: 1 } },
    { shared: { ...shared, erased: undefined } },
  ]
  expect(wrong.map((change) => heard(change))).toEqual(wrong.map(() => undefined))
  expect([null, undefined, 'hello', 7, []].map((data) => readMessage(data, 'main', 'presenter'))).toEqual(Array(5).fill(undefined))
})

test('a count that nobody could outdo is no message', () => {
  const { sync } = opened('a', 1)
  const counting = (count: number) =>
    readMessage(writeMessage(stateOf({ ...sync, stamp: { count, sender: 'a' } }), 'd', 'presenter'), 'd', 'presenter')
  expect([counting(2 ** 32 - 1)?.kind, counting(2 ** 32), counting(-1), counting(0.5)]).toEqual(['state', undefined, undefined, undefined])
})

test('whoever tells of what is older is told what is newer', () => {
  const older = opened('a', 1).sync
  const newer = changed(older, { ...older.shared, slide: 3 }, older.shared)
  expect(received(newer, stateOf(older))).toEqual({ sync: newer, answer: stateOf(newer) })
  expect(received(newer, stateOf(newer)).answer).toBe(undefined)
})
