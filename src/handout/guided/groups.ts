import { type Inline, plainText } from '../../model/inline.ts'
import type { Block } from '../block.ts'
import type { HandoutDeck } from '../blocks.ts'
import { type Group, handoutGroups } from '../groups.ts'
import { withoutApparatus } from './apparatus.ts'
import { briefBlocks } from './brief.ts'
import { chooseBlanks } from './choose.ts'
import { blanksIn, changeProse, countBlanks, openMarks } from './marks.ts'

/** What guided notes hold: the groups of the summary under the sections of the deck, with blanks to fill in, and without references. */
export function guidedGroups(deck: HandoutDeck): Group[] {
  const sections = deck.slides.map(({ content }) => (content.layout === 'section' ? content.title : undefined))
  const outlined = sections.some((title) => title)
  return withoutApparatus(handoutGroups(deck)).map((group) => {
    const section = group.slide === undefined || isQuiz(deck, group) ? undefined : sections.slice(0, group.slide).findLast((title) => title)
    const blanked = blankGroup(group, deck, section ?? [])
    if (!outlined || group.foot || (!section && group.heading.length === 0)) return blanked
    // What stands in no section is as much as one.
    return section ? { ...blanked, section: openMarks(section) } : { ...blanked, section: blanked.heading, heading: [] }
  })
}

/** How many blanks there are to fill in. */
export function countOpen(groups: readonly Group[]): number {
  return groups.reduce((sum, { heading, blocks }) => sum + countBlanks(heading, 'open') + blanksIn(blocks, 'open'), 0)
}

function isQuiz(deck: HandoutDeck, { slide }: Group): boolean {
  return slide !== undefined && deck.slides[slide]?.content.layout === 'quiz'
}

/** The blanks that its author marked; where there are none, those that are chosen by rule. */
function blankGroup(group: Group, deck: HandoutDeck, section: readonly Inline[]): Group {
  const layout = group.slide === undefined ? undefined : deck.slides[group.slide]?.content.layout
  const marked = countBlanks(group.heading, 'all') + blanksIn(group.blocks, 'all') > 0
  const above = [group.heading, section, deck.title].map(plainText).join(' ')
  const blanked = (blocks: readonly Block[]): readonly Block[] =>
    marked || layout === undefined ? blocks.map((block) => changeProse(block, openMarks)) : chooseBlanks(layout, blocks, above)
  const blocks = blanked(group.blocks)
  const short = group.short ? blanked(group.short) : briefBlocks(blocks)
  return { ...group, heading: openMarks(group.heading), blocks, ...(short && { short }) }
}
