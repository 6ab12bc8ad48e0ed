import { type Inline, citeText, withoutBlanks } from '../model/inline.ts'
import type { Run } from './presentation.ts'
import { texRuns } from './tex-text.ts'

/** Inline prose as runs of text: emphasis is kept, citations are raised marks, blanks are filled in. */
export function runsOf(nodes: readonly Inline[]): Run[] {
  const runs: Run[] = []
  let isBroken = false
  for (const run of withoutBlanks(nodes).flatMap((node) => nodeRuns(node, {}))) {
    if (run === 'break') isBroken = true
    else {
      runs.push(isBroken ? { ...run, breakBefore: true } : run)
      isBroken = false
    }
  }
  return runs
}

/** Plain text as one run. */
export function plainRun(text: string, style: Omit<Run, 'text'> = {}): Run[] {
  return text === '' ? [] : [{ text, ...style }]
}

function nodeRuns(node: Inline, style: Omit<Run, 'text'>): (Run | 'break')[] {
  const within = (children: readonly Inline[], more: Omit<Run, 'text'>): (Run | 'break')[] =>
    children.flatMap((child) => nodeRuns(child, { ...style, ...more }))
  switch (node.kind) {
    case 'text':
      return plainRun(node.text, style)
    case 'break':
      return ['break']
    case 'code':
      return plainRun(node.text, { ...style, code: true })
    case 'math':
      return texRuns(node.tex).map((run) => ({ ...style, ...run }))
    case 'strong':
      return within(node.children, { bold: true })
    case 'emphasis':
      return within(node.children, { italic: true })
    case 'strike':
      return within(node.children, { strike: true })
    case 'link':
      return within(node.children, { href: node.href })
    case 'cite':
      return plainRun(citeText(node.numbers), { ...style, raised: true })
    case 'badge':
      return [
        { text: '\u00a0', ...style },
        { text: node.text, ...style, bold: true, colour: 'signal' },
      ]
    case 'blank':
      return within(node.children, {})
  }
}
