import katex from 'katex'
import type { Run } from './presentation.ts'

/**
 * A formula in a line of text as text that can be edited: letters, Greek, operators, raised and lowered parts, fractions on one line.
 * What has no such form stands as its TeX.
 */
export function texRuns(tex: string): Run[] {
  const markup = katex.renderToString(tex, { output: 'mathml', throwOnError: false, strict: false, trust: false })
  const tree = parse(markup)
  const runs = tree && runsOf(tree, {})
  return runs === undefined || runs.length === 0 ? [{ text: tex, code: true }] : merged(runs)
}

interface Node {
  readonly name: string
  readonly attributes: string
  readonly children: Node[]
  text: string
}

/** The tree of what KaTeX writes: well-formed, without comments. */
function parse(markup: string): Node | undefined {
  const root: Node = { name: '', attributes: '', children: [], text: '' }
  const open = [root]
  for (const [, closing, name = '', attributes = '', text = ''] of markup.matchAll(/<(\/?)([\w-]+)([^>]*)>|([^<]+)/g)) {
    const parent = open.at(-1)
    if (parent === undefined) return undefined
    if (name === '') parent.text += decode(text)
    else if (closing === '/') open.pop()
    else {
      const node: Node = { name, attributes, children: [], text: '' }
      parent.children.push(node)
      if (!attributes.endsWith('/')) open.push(node)
    }
  }
  return root
}

type Style = Pick<Run, 'raised' | 'lowered'>

/** The runs of a node; `undefined` where text cannot say it. */
function runsOf(node: Node, style: Style): Run[] | undefined {
  const [first, second, third] = node.children
  const within = (children: readonly (Node | undefined)[], inner = style): Run[] | undefined => {
    const all = children.map((child) => (child ? runsOf(child, inner) : []))
    return all.some((part) => part === undefined) ? undefined : all.flatMap((part) => part ?? [])
  }
  switch (node.name) {
    case 'mi': {
      const isItalic = [...node.text].length === 1 && !/mathvariant="normal"/.test(node.attributes) && /\p{L}/u.test(node.text)
      return [{ text: node.text, ...style, ...(isItalic && { italic: true }) }]
    }
    case 'mo':
      return [{ text: /^[=<>≤≥≈≠→←↦∈∼+−×⋅|∣∝]$/u.test(node.text) ? ` ${node.text} ` : node.text.replaceAll('\u2061', ''), ...style }]
    case 'mn':
    case 'mtext':
      return [{ text: node.text, ...style }]
    case 'mspace':
      return [{ text: ' ', ...style }]
    case 'annotation':
      return []
    case 'msub':
    case 'msup':
    case 'msubsup':
      // A line of text has one step up or down and no more.
      if (style.raised || style.lowered) return undefined
      return joined(
        runsOf(first ?? node, style),
        node.name === 'msup' ? [] : second && runsOf(second, { lowered: true }),
        node.name === 'msub' ? [] : within([node.name === 'msup' ? second : third], { raised: true }),
      )
    case 'mfrac':
      return joined(grouped(within([first]), style), [{ text: '/', ...style }], grouped(within([second]), style))
    case 'msqrt':
      return joined([{ text: '√', ...style }], grouped(within(node.children), style))
    case '':
    case 'span':
    case 'math':
    case 'semantics':
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
      return within(node.children)
    default:
      return undefined
  }
}

function joined(...parts: readonly (Run[] | undefined)[]): Run[] | undefined {
  return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? [])
}

function grouped(runs: Run[] | undefined, style: Style): Run[] | undefined {
  if (runs === undefined || runs.map(({ text }) => text).join('').length <= 1) return runs
  return [{ text: '(', ...style }, ...runs, { text: ')', ...style }]
}

/** Neighbours that look the same as one, and no more than one space anywhere. */
function merged(runs: readonly Run[]): Run[] {
  const all: Run[] = []
  for (const run of runs) {
    const last = all.at(-1)
    const isSame = last && last.italic === run.italic && last.raised === run.raised && last.lowered === run.lowered
    if (isSame) all[all.length - 1] = { ...last, text: last.text + run.text }
    else all.push(run)
  }
  return all.map((run) => ({ ...run, text: run.text.replaceAll(/ {2,}/g, ' ') }))
}

function decode(text: string): string {
  return text
    .replaceAll(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
