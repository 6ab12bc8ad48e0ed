import type { DrawingFault } from './marks.ts'

// The library that draws leaves out what it cannot read, and says nothing: what is plainly broken is told here.
const kinds = /^(graph|flowchart|stateDiagram(-v2)?|sequenceDiagram|classDiagram|erDiagram)\b/i
const flowchart = /^(graph|flowchart)\b/i
const closing: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' }

/** What is plainly wrong with Mermaid text. */
export function mermaidFaults(mermaid: string): DrawingFault[] {
  const lines = mermaid.split('\n').map((line) => line.replace(/^\s*%%.*$/, '').trim())
  const head = lines.find((line) => line !== '') ?? ''
  if (!kinds.test(head)) {
    return [
      {
        ...fault(`it begins with '${head.slice(0, 30)}'`),
        hint: "begin it with 'flowchart LR' (or TD), 'stateDiagram-v2', 'sequenceDiagram', 'classDiagram' or 'erDiagram'",
      },
    ]
  }
  if (!flowchart.test(head)) return []
  return lines.flatMap((line, index) => {
    const text = line.replaceAll(/"[^"]*"/g, '')
    const what = text.includes('"')
      ? 'a quote is not closed'
      : (brackets(text) ?? (/(-->|---|-\.->|==>)\s*$/.test(text) ? 'an arrow leads nowhere' : undefined))
    return what === undefined ? [] : [fault(`in line ${index + 1} of its text ${what}: ${line}`)]
  })
}

/** Whether each bracket is closed by its own kind; `>` and slashes inside are shapes of nodes. */
function brackets(line: string): string | undefined {
  const open: string[] = []
  for (const character of line) {
    if (Object.hasOwn(closing, character)) open.push(closing[character] ?? '')
    else if (']})'.includes(character) && open.at(-1) === character) open.pop()
    else if (']})'.includes(character) && !(character === ']' && line.includes('>'))) return `'${character}' closes nothing`
  }
  return open.length > 0 ? `'${open.at(-1) ?? ''}' is missing` : undefined
}

function fault(what: string): DrawingFault {
  return { code: 'diagram/syntax', severity: 'error', message: `the diagram cannot be drawn: ${what}`, hint: 'check its Mermaid text' }
}
