import { EVENT_ID, SCALAR_STYLE, type Event, getScalarValue, parseEvents } from 'js-yaml'
import type { Position, Range } from '../diagnostics/diagnostic.ts'
import type { Path } from '../diagnostics/report.ts'

/** A node of the YAML text with its place; made only when a place is asked for. */
interface Node {
  readonly start: number
  end: number
  readonly plain: boolean
  readonly items?: Node[]
  readonly entries?: { key: Node; name: string; value: Node }[]
}

/** A key that stands twice in one mapping, at its second place. */
export interface DuplicateKey {
  readonly name: string
  readonly range: Range
  readonly firstLine: number
}

/** The places of the values of one YAML text. */
export interface SourceMap {
  /** The place of a value; of its nearest parent where it is not in the text. */
  valueAt(path: Path): Range
  /** The place of a key, for faults that concern the field and not its value. */
  keyAt(path: Path): Range
  /** A scalar as it is written, or `undefined` for anything that is not a plain scalar. */
  sourceAt(path: Path): string | undefined
  duplicateKeys(): DuplicateKey[]
}

/**
 * Finds places by reading the text a second time as events, which carry offsets.
 * It is called only when there is something to report, so a course without faults pays nothing.
 */
export function createSourceMap(text: string): SourceMap {
  const ranges = rangesIn(text)
  const root = compose(text)
  const rangeOf = (node: Node): Range => ranges(node.start, node.end)
  return {
    valueAt: (path) => rangeOf(descend(root, path).node),
    keyAt: (path) => {
      const { node, key } = descend(root, path)
      return rangeOf(key ?? node)
    },
    sourceAt: (path) => {
      const { node, complete } = descend(root, path)
      return complete && node.plain ? text.slice(node.start, node.end) : undefined
    },
    duplicateKeys: () => duplicates(root, rangeOf),
  }
}

/** The place of an offset in a text. */
export function rangeAtOffset(text: string, offset: number, length = 1): Range {
  return rangesIn(text)(offset, offset + length)
}

/** The places of stretches of one text, by their offsets; its lines are looked for once. */
export function rangesIn(text: string): (start: number, end: number) => Range {
  const lines = lineStarts(text)
  return (start, end) => ({ start: positionAt(lines, start), end: positionAt(lines, end) })
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 10 || (unit === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1)
  }
  return starts
}

function positionAt(lines: readonly number[], offset: number): Position {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 }
}

function descend(root: Node, path: Path): { node: Node; key: Node | undefined; complete: boolean } {
  let node = root
  let key: Node | undefined
  for (const step of path) {
    const entry = node.entries?.findLast(({ name }) => name === String(step))
    const item = typeof step === 'number' ? node.items?.[step] : undefined
    const next = entry?.value ?? item
    if (next === undefined) return { node, key, complete: false }
    key = entry?.key
    node = next
  }
  return { node, key, complete: true }
}

function duplicates(root: Node, rangeOf: (node: Node) => Range): DuplicateKey[] {
  const found: DuplicateKey[] = []
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    const first = new Map<string, Node>()
    for (const { key, name, value } of node.entries ?? []) {
      const before = first.get(name)
      if (before) found.push({ name, range: rangeOf(key), firstLine: rangeOf(before).start.line })
      else first.set(name, key)
      visit(value)
    }
    node.items?.forEach(visit)
  }
  visit(root)
  return found
}

/** Builds the tree of nodes from the flat list of events. */
function compose(text: string): Node {
  const events = parseEvents(text, { maxDepth: 100 })
  const anchors = new Map<string, Node>()
  let index = 0
  let last = 0

  function remember(event: { anchorStart: number; anchorEnd: number }, node: Node): void {
    if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), node)
  }

  function next(): Node {
    const event = events[index++] as Event
    switch (event.type) {
      case EVENT_ID.SCALAR: {
        // A value that is left out has no place of its own: it is put where the text before it ends.
        const start = event.valueStart < 0 ? last : event.valueStart
        const node: Node = {
          start,
          end: Math.max(event.valueEnd, start),
          plain: event.style === SCALAR_STYLE.PLAIN,
        }
        last = node.end
        remember(event, node)
        return node
      }
      case EVENT_ID.ALIAS: {
        const target = anchors.get(text.slice(event.anchorStart, event.anchorEnd))
        const here = { start: event.anchorStart, end: event.anchorEnd, plain: false }
        return target ? { ...target, ...here } : here
      }
      case EVENT_ID.SEQUENCE: {
        const node: Node = { start: event.start, end: event.start + 1, plain: false, items: [] }
        remember(event, node)
        while (events[index]?.type !== EVENT_ID.POP) node.items?.push(next())
        index++
        node.end = node.items?.at(-1)?.end ?? node.end
        return node
      }
      case EVENT_ID.MAPPING: {
        const node: Node = { start: event.start, end: event.start + 1, plain: false, entries: [] }
        remember(event, node)
        while (events[index]?.type !== EVENT_ID.POP) {
          const keyEvent = events[index]
          const key = next()
          const name = keyEvent?.type === EVENT_ID.SCALAR ? getScalarValue(text, keyEvent) : ''
          node.entries?.push({ key, name, value: next() })
        }
        index++
        node.end = node.entries?.at(-1)?.value.end ?? node.end
        return node
      }
      default:
        return { start: 0, end: 0, plain: false }
    }
  }

  index = 1 // past the document's own event
  return events.length > 1 ? next() : { start: 0, end: 0, plain: false }
}
