import type { Group } from './groups.ts'
import type { Choice } from './room.ts'
import { type ShapedGroup, shapeGroup } from './shape-group.ts'
import type { Shaper } from './shape.ts'

/** What there is to choose of a group: the whole or its short form; of one that is joined from others each of these. */
export function choicesOf(group: Group, shaper: Shaper): Choice[] {
  const full = shapeGroup(group, shaper)
  if (group.members) return group.members.map((member, index) => ({ group: member, full: memberOf(full, member, index), short: undefined }))
  return [{ group, full, short: group.short && shapeGroup({ ...group, blocks: group.short }, shaper) }]
}

function memberOf(whole: ShapedGroup, group: Group, index: number): ShapedGroup {
  return { group, heading: [], blocks: [], member: { whole, index } }
}

/** The same groups, with members of one group that follow each other joined again. */
export function joinMembers(groups: readonly ShapedGroup[]): ShapedGroup[] {
  const joined: ShapedGroup[] = []
  let taken: number[] = []
  for (const [at, shaped] of groups.entries()) {
    const { member } = shaped
    if (member) {
      taken.push(member.index)
      if (groups[at + 1]?.member?.whole === member.whole) continue
    }
    joined.push(member ? withMembers(member.whole, taken) : shaped)
    taken = []
  }
  return joined
}

const known = new WeakMap<ShapedGroup, Map<string, ShapedGroup>>()

/** A group with these of its members alone. Always the same for the same: what is set once is not set again. */
function withMembers(whole: ShapedGroup, taken: readonly number[]): ShapedGroup {
  if (taken.length === whole.group.members?.length) return whole
  const made = known.get(whole) ?? new Map<string, ShapedGroup>()
  known.set(whole, made)
  const key = taken.join(' ')
  const some = made.get(key) ?? { ...whole, blocks: blocksOf(whole, new Set(taken)) }
  made.set(key, some)
  return some
}

/** The parts of its table, or what each member has of its blocks. */
function blocksOf({ group: { members = [] }, blocks }: ShapedGroup, taken: ReadonlySet<number>): ShapedGroup['blocks'] {
  const [first] = blocks
  if (first?.kind === 'table')
    return [{ ...first, table: { ...first.table, parts: first.table.parts.filter((_, index) => taken.has(index)) } }]
  let from = 0
  return members.flatMap((member, index) => {
    const own = blocks.slice(from, (from += member.blocks.length))
    return taken.has(index) ? own : []
  })
}
