import type { Page } from '../operations.ts'
import type { Tag } from '../tags.ts'

/** What an element says, those in it included, and where it begins: the page, and from its top left corner in pt. */
export interface ElementText {
  text: string
  readonly page: number
  readonly x: number
  readonly top: number
}

/** The texts of headings and links, in the order in which they are painted. */
export function elementTexts(pages: readonly Page[]): ReadonlyMap<Tag, ElementText> {
  const texts = new Map<Tag, ElementText>()
  pages.forEach(({ operations }, page) => {
    for (const operation of operations) {
      if (operation.kind !== 'text') continue
      const { run, x, y, size } = operation
      const said = run.text + (run.spaced ? ' ' : '')
      for (let tag = run.tag; tag; tag = tag.parent) {
        if (!isHeading(tag) && tag.role !== 'Link') continue
        const known = texts.get(tag)
        if (known) known.text += said
        else texts.set(tag, { text: said, page, x, top: y - size })
      }
    }
  })
  for (const said of texts.values()) said.text = said.text.trim()
  return texts
}

/** Whether an element is a heading: these are what the outline lists. */
export function isHeading({ role }: Tag): boolean {
  return role === 'H1' || role === 'H2' || role === 'H3'
}
