import { type Group } from '../../../src/handout/groups.ts'
import type { Block } from '../../../src/handout/block.ts'
import { type Inline, plainText } from '../../../src/model/inline.ts'

/** Prose as its author would write it, with what is to be filled in as `[[…]]`. */
export function marked(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'blank') return node.open ? `[[${marked(node.children)}]]` : marked(node.children)
      return node.kind === 'strong' ? `**${marked(node.children)}**` : plainText([node])
    })
    .join('')
}

/** Blocks, a line each; the rows of a table with bars between their cells. */
export function markedBlocks(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    if (block.kind === 'lines') return ['_'.repeat(block.count)]
    if (block.kind === 'table') return [block.table.header, ...block.table.rows].map((row) => `| ${row.map(marked).join(' | ')} |`)
    if (block.kind === 'formula') return [block.tex]
    if (block.kind === 'figure') return [block.alt]
    return [`${block.kind === 'item' ? `${block.marker} ` : ''}${marked(block.text)}`]
  })
}

export function markedGroups(groups: readonly Group[]): string {
  return groups
    .map(({ section, heading, blocks }) =>
      [
        ...(section ? [`# ${marked(section)}`] : []),
        ...(heading.length > 0 ? [`## ${marked(heading)}`] : []),
        ...markedBlocks(blocks),
      ].join('\n'),
    )
    .join('\n\n')
}
