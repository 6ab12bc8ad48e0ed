import { type Inline, plainText } from '../model/inline.ts'
import type { Block } from './block.ts'
import type { Group } from './groups.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** Fewer tables than this that follow each other stay as they are. */
const fewest = 3

/**
 * Tables with the same columns that follow each other, as a query for each of several groups gives them, become one table:
 * with one header, and what each slide says of its rows above them.
 */
export function mergeTables(groups: readonly Group[]): Group[] {
  const runs: Group[][] = []
  for (const group of groups) {
    const run = runs.at(-1)
    const [last] = run ?? []
    if (run && last && mergeKey(group) !== undefined && mergeKey(group) === mergeKey(last)) run.push(group)
    else runs.push([group])
  }
  return runs.flatMap((run) => (run.length < fewest ? run : merge(run)))
}

/** What tables have in common that can be merged. */
function mergeKey(group: Group): string | undefined {
  const table = tableOf(group)
  if (!table || table.parts || group.foot || group.fixed || group.short || group.heading.length === 0) return undefined
  const words = group.blocks.every(({ kind }) => kind === 'table' || kind === 'paragraph')
  const only = group.blocks.filter(({ kind }) => kind === 'table').length === 1
  if (!words || !only) return undefined
  return JSON.stringify([table.table.header.map(plainText), table.table.align, group.priority])
}

function merge(run: readonly Group[]): Group[] {
  const tables = run.flatMap((group) => tableOf(group)?.table ?? [])
  const [[first], [table]] = [run, tables]
  if (!first || !table) return []
  const parts = run.map((group, index) => ({ title: group.heading, said: saidOf(group), rows: tables[index]?.rows.length ?? 0 }))
  return [
    {
      ...first,
      heading: [],
      members: run,
      blocks: [{ kind: 'table', table: { ...table, rows: tables.flatMap(({ rows }) => rows) }, parts }],
    },
  ]
}

/** What stands round the table: its lead and its caption. */
function saidOf(group: Group): Inline[] {
  return group.blocks.flatMap((block): Inline[] => (block.kind === 'paragraph' ? [{ kind: 'text', text: '   ' }, ...block.text] : []))
}

function tableOf({ blocks }: Group): TableBlock | undefined {
  return blocks.find((block) => block.kind === 'table')
}
