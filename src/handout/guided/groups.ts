import { type Inline, plainText } from '../../model/inline.ts'
import type { Block } from '../block.ts'
import type { Content, HandoutDeck } from '../blocks.ts'
import { type Group, handoutGroups } from '../groups.ts'
import { withoutApparatus } from './apparatus.ts'
import { briefItem, briefTable } from './brief.ts'
import { chooseBlanks } from './choose.ts'
import { blanksIn, changeProse, countBlanks, openMarks } from './marks.ts'

/** What guided notes hold: an outline of the summary under the sections of the deck, with blanks to fill in. */
export function guidedGroups(deck: HandoutDeck): Group[] {
  const sections = deck.slides.map(({ content }) => (content.layout === 'section' ? content.title : undefined))
  const outlined = sections.some((title) => title)
  return withoutApparatus(handoutGroups(deck).filter((group) => !isAims(deck, group))).map((group) => {
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

/** Aims, of which nothing is asked: who keeps or marks them wants them here too. */
function isAims(deck: HandoutDeck, { slide, fixed, heading, blocks }: Group): boolean {
  const aims = slide !== undefined && deck.slides[slide]?.content.layout === 'objectives'
  return aims && !fixed && countBlanks(heading, 'all') + blanksIn(blocks, 'all') === 0
}

/** The blanks that its author marked; where there are none, those that are chosen by rule. */
function blankGroup(group: Group, deck: HandoutDeck, section: readonly Inline[]): Group {
  const content = group.slide === undefined ? undefined : deck.slides[group.slide]?.content
  const marked = countBlanks(group.heading, 'all') + blanksIn(group.blocks, 'all') > 0
  const above = [group.heading, section, deck.title].map(plainText).join(' ')
  const blanked = (blocks: readonly Block[]): readonly Block[] =>
    marked || !content ? blocks.map((block) => changeProse(block, openMarks)) : chooseBlanks(content.layout, blocks, above)
  const whole = content?.layout === 'math' ? withoutSymbols(group.blocks, content) : group.blocks
  // A comparison says sentences, a question is asked whole.
  const told = content?.layout === 'compare' ? whole : whole.map(briefTable)
  const blocks = isQuiz(deck, group) ? blanked(whole) : blanked(told).map(briefItem)
  return { ...group, heading: openMarks(group.heading), blocks, ...(group.short && { short: blanked(group.short) }) }
}

/** A formula without what its symbols mean, where more is said of it. */
function withoutSymbols(blocks: readonly Block[], { symbols = [], text = [] }: Extract<Content, { layout: 'math' }>): readonly Block[] {
  if (symbols.length === 0 || text.length === 0 || symbols.some(({ means }) => countBlanks(means, 'all') > 0)) return blocks
  const at = blocks.findIndex(({ kind }) => kind === 'formula') + 1
  return blocks.filter((_, index) => index !== at)
}
