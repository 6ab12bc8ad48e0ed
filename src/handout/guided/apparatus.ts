import { type Inline, mergeText } from '../../model/inline.ts'
import type { Block } from '../block.ts'
import type { Group } from '../groups.ts'
import { blanksIn, changeProse } from './marks.ts'

/**
 * The groups without references, citations, marks, sources and captions, which the summary has: nothing is written there, and room is short.
 * Where the author keeps the references, all of it stays.
 */
export function withoutApparatus(groups: readonly Group[]): Group[] {
  if (groups.some(({ foot, fixed }) => foot && fixed)) return [...groups]
  return groups
    .filter(({ foot }) => !foot)
    .map((group) => ({
      ...group,
      heading: withoutCitations(group.heading),
      blocks: leaner(group.blocks),
      ...(group.short && { short: leaner(group.short) }),
    }))
    .filter(({ blocks }) => blocks.length > 0)
}

function leaner(blocks: readonly Block[]): Block[] {
  return blocks
    .filter((block) => block.kind !== 'paragraph' || !block.small || blanksIn([block], 'all') > 0)
    .map((block) => changeProse(block, withoutCitations))
}

/** Prose without citations and marks of what is new, and without the spaces before them. */
export function withoutCitations(nodes: readonly Inline[]): Inline[] {
  const kept: Inline[] = []
  for (const node of nodes) {
    const last = kept.at(-1)
    if (node.kind !== 'cite' && node.kind !== 'badge')
      kept.push('children' in node ? { ...node, children: withoutCitations(node.children) } : node)
    else if (last?.kind === 'text') kept[kept.length - 1] = { kind: 'text', text: last.text.trimEnd() }
  }
  return mergeText(kept)
}
