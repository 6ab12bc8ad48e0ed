import { items, name, text } from './objects.ts'
import { type Node, type StructureTree, attribute } from './structure.ts'

const headings = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6']
const inline = ['Span', 'Link', 'Formula', 'Figure', 'Code', 'Quote', 'Reference']
const blocks = ['Sect', 'P', ...headings, 'L', 'Table', 'Figure', 'Formula', 'Caption', 'Note', 'Div']

/** What each role may hold. Sources: ISO 32000-1, 14.8.4; ISO 14289-1, 7.2. */
const mayHold: Readonly<Record<string, readonly string[]>> = {
  Document: [...blocks, ...inline],
  Sect: [...blocks, ...inline],
  Div: [...blocks, ...inline],
  P: inline,
  ...Object.fromEntries(headings.map((role) => [role, inline])),
  L: ['Caption', 'LI', 'L'],
  LI: ['Lbl', 'LBody'],
  Lbl: inline,
  LBody: [...blocks, ...inline],
  Table: ['Caption', 'TR', 'THead', 'TBody', 'TFoot'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
  TH: [...blocks, ...inline],
  TD: [...blocks, ...inline],
  Caption: [...blocks, ...inline],
  Figure: [...blocks, ...inline],
  Formula: inline,
  Link: inline,
  Note: [...blocks, ...inline],
  Span: inline,
  Code: inline,
  Quote: inline,
  Reference: inline,
}

/** What must not be without one of these in it. */
const mustHold: Readonly<Record<string, string>> = { L: 'LI', LI: 'LBody', Table: 'TR', TR: 'TH, TD' }
/** What paints nothing itself. */
const onlyElements = new Set(['Document', 'Sect', 'Div', 'L', 'LI', 'Table', 'THead', 'TBody', 'TFoot', 'TR'])

/** Faults of which element stands in which, of headings, and of alternatives. */
export function nestingFaults({ top, all }: StructureTree): string[] {
  const faults: string[] = []
  if (top.length !== 1 || top[0]?.role !== 'Document') faults.push('7.1: the structure does not have one document at its top')
  for (const node of all) faults.push(...nodeFaults(node))
  let level = 0
  for (const { role } of all.filter((node) => headings.includes(node.role))) {
    const next = Number(role.slice(1))
    if (next > level + 1) faults.push(`7.4.2: ${role} follows ${level === 0 ? 'no heading' : `H${level}`}`)
    level = next
  }
  return faults
}

function nodeFaults(node: Node): string[] {
  const { role, children, contents, dict } = node
  const allowed = mayHold[role]
  if (!allowed) return [`7.1: ${role} is no standard role that is used here`]
  const faults = children.filter((child) => !allowed.includes(child.role)).map((child) => `7.2: ${child.role} stands in ${role}`)
  const needed = mustHold[role]?.split(', ')
  if (needed && !children.some((child) => needed.includes(child.role))) faults.push(`7.2: ${role} has no ${needed.join(' or ')}`)
  if (onlyElements.has(role) && contents.length > 0) faults.push(`7.2: ${role} has content of its own`)
  for (const single of ['Lbl', 'LBody', 'Caption', 'THead', 'TFoot']) {
    if (children.filter((child) => child.role === single).length > 1 && role !== 'Document') faults.push(`7.2: ${role} has two ${single}`)
  }
  const caption = children.findIndex((child) => child.role === 'Caption')
  if (caption > 0 && caption < children.length - 1) faults.push(`7.2: the caption of ${role} is neither first nor last`)
  if ((role === 'Figure' || role === 'Formula') && !text(dict, 'Alt') && !text(dict, 'ActualText'))
    faults.push(`${role === 'Figure' ? '7.3' : '7.7'}: ${role} has no alternative`)
  const pages = new Set(contents.map(({ page }) => page))
  if (role === 'Figure' && pages.size === 1 && items(attribute(node, 'Layout'), 'BBox').length !== 4)
    faults.push('7.3: Figure does not tell where it is')
  const marker = children.some((child) => child.role === 'LI' && child.children.some((part) => part.role === 'Lbl'))
  if (role === 'L' && marker && (name(attribute(node, 'List'), 'ListNumbering') ?? 'None') === 'None')
    faults.push('7.6: a list has markers, but does not tell how it is numbered')
  return faults
}
