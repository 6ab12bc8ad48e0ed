import type { Tag } from '../tags.ts'
import type { Mark } from './content.ts'

/** An element with what it holds: elements, content and links. */
export interface Element {
  readonly tag: Tag
  readonly kids: (Element | Mark)[]
}

/** Marks in their elements, elements in those that they stand in, each in the order of what is first painted of it. */
export function elementTree(marks: readonly Mark[]): Element[] {
  const top: Element[] = []
  const elements = new Map<Tag, Element>()
  const elementOf = (tag: Tag): Element => {
    const known = elements.get(tag)
    if (known) return known
    const element: Element = { tag, kids: [] }
    elements.set(tag, element)
    const siblings = tag.parent ? elementOf(tag.parent).kids : top
    siblings.push(element)
    return element
  }
  for (const mark of marks) elementOf(mark.tag).kids.push(mark)
  return top
}
