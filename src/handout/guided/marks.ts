import type { Inline } from '../../model/inline.ts'
import type { Block } from '../block.ts'

type Change = (text: readonly Inline[]) => readonly Inline[]

/** The same block with all its prose changed. */
export function changeProse(block: Block, change: Change): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'item':
      return { ...block, text: change(block.text) }
    case 'table': {
      const { table } = block
      const parts = block.parts?.map((part) => ({ ...part, title: change(part.title), said: change(part.said) }))
      const changed = { ...table, header: table.header.map(change), rows: table.rows.map((row) => row.map(change)) }
      return { ...block, table: changed, ...(parts && { parts }) }
    }
    case 'figure':
    case 'formula':
    case 'lines':
      return block
  }
}

/** The prose with its author's marks as blanks to be filled in; a formula is none. */
export function openMarks(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.map((node) => {
    if (!('children' in node)) return node
    if (node.kind !== 'blank') return { ...node, children: openMarks(node.children) }
    return node.children.every(({ kind }) => kind === 'math') ? node : { ...node, open: true }
  })
}

/** How many blanks prose has; those that are open, or all. */
export function countBlanks(nodes: readonly Inline[], which: 'open' | 'all'): number {
  return nodes.reduce((sum, node) => {
    if (!('children' in node)) return sum
    return sum + (node.kind === 'blank' ? Number(which === 'all' || node.open === true) : countBlanks(node.children, which))
  }, 0)
}

/** How many blanks blocks have. */
export function blanksIn(blocks: readonly Block[], which: 'open' | 'all'): number {
  let count = 0
  for (const block of blocks) {
    changeProse(block, (nodes) => {
      count += countBlanks(nodes, which)
      return nodes
    })
  }
  return count
}
