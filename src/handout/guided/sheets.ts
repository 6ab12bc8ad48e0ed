import type { Operation, Page } from '../operations.ts'
import type { Tag } from '../tags.ts'

/**
 * The pages to be filled in: without the answers.
 *
 * @param blank what a blank is called where it is read aloud
 */
export function withoutAnswers(pages: readonly Page[], blank: string): Page[] {
  const named = new Map<Tag, Tag>()
  const nameOf = (tag: Tag): Tag => {
    const name = named.get(tag) ?? { ...tag, actualText: blank }
    named.set(tag, name)
    return name
  }
  return changed(pages, (operation) => {
    if (operation.kind === 'text' && operation.run.blank) return []
    return [operation.kind === 'rule' && operation.tag ? { ...operation, tag: nameOf(operation.tag) } : operation]
  })
}

/** The same pages as the key: the answers stand on their rules, which need no name then. */
export function withAnswers(pages: readonly Page[]): Page[] {
  return changed(pages, (operation) => {
    if (operation.kind === 'text' && operation.run.blank && operation.run.text.trim() === '') return []
    if (operation.kind !== 'rule') return [operation]
    const { tag: _, ...rule } = operation
    return [rule]
  })
}

function changed(pages: readonly Page[], change: (operation: Operation) => readonly Operation[]): Page[] {
  return pages.map((page) => ({ ...page, operations: page.operations.flatMap(change) }))
}
