import type { HandoutForm } from '../model/handout.ts'
import type { HandoutDeck } from './blocks.ts'
import { type Group, handoutGroups } from './groups.ts'
import { guidedGroups } from './guided/groups.ts'

/**
 * All that a form of the handout may print of a deck beside the slides themselves, before anything is set: as long as it is the same, so is
 * the sheet. It is cheap, and no library is loaded for it.
 */
export function handoutContent(deck: HandoutDeck, form: HandoutForm): unknown {
  const { title, subtitle, course, lecturer, institution, date, data, language, paper, handout } = deck
  const { binding, url, largePrint, slidesPerPage } = handout
  const page = { title, subtitle, course, lecturer, institution, date, data, language, paper, binding, url }
  switch (form) {
    case 'summary':
      return { ...page, largePrint, groups: handoutGroups(deck).map(withoutPlace) }
    case 'guided':
      return { ...page, groups: guidedGroups(deck).map(withoutPlace) }
    case 'slides-handout':
      return { ...page, slidesPerPage }
    case 'notes':
      return page
  }
}

/** From which slide it is taken makes no difference on paper. */
function withoutPlace({ members, ...group }: Group): object {
  return { ...group, slide: undefined, members: members?.map(withoutPlace) }
}
