import { name, number } from './objects.ts'
import { type Node, type StructureTree, attribute } from './structure.ts'

/** Faults of tables: rows of unequal length, headers without a scope, cells without a header. */
export function tableFaults({ all }: StructureTree): string[] {
  return all.filter(({ role }) => role === 'Table').flatMap(faultsOf)
}

function faultsOf(table: Node): string[] {
  const faults: string[] = []
  const grid = layOut(rowsOf(table), faults)
  const lengths = new Set(grid.map((row) => row.length))
  if (lengths.size > 1) faults.push(`7.2: rows of a table have ${[...lengths].join(' and ')} columns`)
  if (grid.some((row) => Array.from(row, (cell) => cell === undefined).includes(true))) faults.push('7.2: a row of a table has a gap')
  const cells = new Set(grid.flat())
  for (const cell of cells) {
    if (cell?.role === 'TH' && !scope(cell)) faults.push('7.5: TH has no scope')
  }
  const hasHeader = (row: number, column: number): boolean =>
    grid.some((cells, at) => {
      const header = cells[column]
      return at < row && header?.role === 'TH' && ['Column', 'Both'].includes(scope(header) ?? '')
    }) || (grid[row] ?? []).some((header) => header?.role === 'TH' && ['Row', 'Both'].includes(scope(header) ?? ''))
  grid.forEach((row, at) =>
    row.forEach((cell, column) => {
      if (cell?.role === 'TD' && !hasHeader(at, column)) faults.push(`7.5: a cell in row ${at + 1} has no header`)
    }),
  )
  return faults
}

function rowsOf(node: Node): Node[] {
  return node.children.flatMap((child) => (child.role === 'TR' ? [child] : /^T(?:Head|Body|Foot)$/i.test(child.role) ? rowsOf(child) : []))
}

/** The cell at each place of each row; one that spans stands at several. */
function layOut(rows: readonly Node[], faults: string[]): Node[][] {
  const grid: Node[][] = rows.map(() => [])
  rows.forEach((row, at) => {
    let column = 0
    for (const cell of row.children) {
      while (grid[at]?.[column]) column += 1
      const across = number(attribute(cell, 'Table'), 'ColSpan') ?? 1
      const down = number(attribute(cell, 'Table'), 'RowSpan') ?? 1
      for (let y = at; y < at + down; y++) {
        for (let x = column; x < column + across; x++) {
          const line = grid[y]
          if (!line) faults.push('7.2: a cell goes on below its table')
          else if (line[x]) faults.push('7.2: two cells of a table are in one place')
          else line[x] = cell
        }
      }
    }
  })
  return grid
}

function scope(cell: Node): string | undefined {
  return name(attribute(cell, 'Table'), 'Scope')
}
