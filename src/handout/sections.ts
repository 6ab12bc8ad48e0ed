import { plainText } from '../model/inline.ts'
import type { ShapedGroup } from './shape-group.ts'

const unopened = new WeakMap<ShapedGroup, ShapedGroup>()

/** The same groups, of which only the first of each part of the lecture names it. */
export function openSections(groups: readonly ShapedGroup[]): ShapedGroup[] {
  let before: string | undefined
  return groups.map((shaped) => {
    const section = shaped.group.section && plainText(shaped.group.section)
    const opens = section !== before
    before = section
    return opens || !shaped.section ? shaped : withoutSection(shaped)
  })
}

/** Always the same for the same group: what is set once is not set again. */
function withoutSection(shaped: ShapedGroup): ShapedGroup {
  const { section: _, ...rest } = shaped
  const known = unopened.get(shaped) ?? rest
  unopened.set(shaped, known)
  return known
}
