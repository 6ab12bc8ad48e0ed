import { CHOMPING_MODE, COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE, getScalarValue, parseEvents } from 'js-yaml'

/** How a value is written. */
export type Shape = 'plain' | 'single' | 'double' | 'block-text' | 'flow-list' | 'block-list' | 'mapping' | 'alias' | 'empty'

/** Offsets into a text; `end` is the first after it. */
interface Span {
  readonly start: number
  readonly end: number
}

export interface ValuePlace extends Span {
  readonly shape: Shape
  /** Whether it cannot be replaced without losing more than its value: it holds a comment, or others refer to it. */
  readonly fixed: boolean
  /** Whether any anchor is in it. */
  readonly anchored: boolean
}

export interface EntryPlace {
  readonly name: string
  /** Where its key begins. */
  readonly start: number
  /** The first offset after its colon. */
  readonly colon: number
  readonly value: ValuePlace
}

export interface RecordPlace extends Span {
  readonly flow: boolean
  /** Whether its fields cannot be edited: it is an alias, is referred to as a whole, or its keys are no plain ones. */
  readonly fixed: boolean
  /** Whether an anchor or a comment stands between its first character and its last. */
  readonly tied: boolean
  readonly entries: readonly EntryPlace[]
}

/** Where the records of a list stand in its text, down to their values. */
export interface ListPlaces extends Span {
  readonly flow: boolean
  /** How far the dashes of a list that is not in brackets stand to the right. */
  readonly column: number
  readonly records: readonly RecordPlace[]
}

/**
 * The places of a list of mappings in a valid YAML (or JSON) text.
 *
 * Events tell where scalars are and where collections begin. What stands between them is white space, comments and
 * YAML's own signs only, so brackets, colons and comments are found there.
 *
 * @param path the keys that lead to the list; none where the text is the list
 */
export function listPlaces(text: string, path: readonly string[] = []): ListPlaces {
  const events = parseEvents(text, { maxDepth: 100 })
  let index = 1 // past the document's own event
  let at = 0 // the end of what was read last

  const next = (): Event => {
    const event = events[index++]
    if (event === undefined) throw new Error('the text is no whole document')
    return event
  }
  const peek = (): Event | undefined => events[index]

  function list(steps: readonly string[]): ListPlaces {
    const event = next()
    const [step, ...rest] = steps
    if (step !== undefined) {
      if (event.type !== EVENT_ID.MAPPING) throw new Error('the path leads to no list')
      at = event.start + (event.style === COLLECTION_STYLE.FLOW ? 1 : 0)
      while (peek()?.type !== EVENT_ID.POP) {
        const key = peek()
        const isStep = key?.type === EVENT_ID.SCALAR && getScalarValue(text, key) === step
        at = skip(text, value().end)
        if (text[at] === ':') at++
        if (isStep) return list(rest)
        value()
      }
      throw new Error('the path leads to no list')
    }
    if (event.type !== EVENT_ID.SEQUENCE) throw new Error('the text is no list')
    const flow = event.style === COLLECTION_STYLE.FLOW
    at = event.start + (flow ? 1 : 0)
    const records: RecordPlace[] = []
    while (peek()?.type !== EVENT_ID.POP) records.push(record())
    if (flow) at = closing(text, at)
    const column = event.start - (text.lastIndexOf('\n', event.start - 1) + 1)
    return { start: event.start, end: at, flow, column, records }
  }

  function record(): RecordPlace {
    const event = next()
    if (event.type !== EVENT_ID.MAPPING) {
      index--
      const { start, end } = value()
      return { start, end, flow: true, fixed: true, tied: true, entries: [] }
    }
    const flow = event.style === COLLECTION_STYLE.FLOW
    let fixed = event.anchorStart >= 0 || event.tagStart >= 0
    let tied = fixed
    at = event.start + (flow ? 1 : 0)
    const entries: EntryPlace[] = []
    while (peek()?.type !== EVENT_ID.POP) {
      const before = at
      const key = peek()
      const name = key?.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : ''
      const keyPlace = value()
      // An explicit key (`? key`), or one that is no text.
      if (key?.type !== EVENT_ID.SCALAR || keyPlace.fixed || /\?[ \t]+$/.test(text.slice(before, keyPlace.start))) fixed = true
      tied ||= entries.length > 0 && text.slice(before, keyPlace.start).includes('#')
      const colon = skip(text, keyPlace.end)
      const hasColon = text[colon] === ':'
      at = hasColon ? colon + 1 : keyPlace.end
      const afterColon = at
      const place = value()
      const told = text.slice(afterColon, place.start)
      tied ||= place.fixed || place.anchored || told.includes('#')
      entries.push({
        name,
        start: keyPlace.start,
        colon: afterColon,
        value: { ...place, fixed: place.fixed || !hasColon || told.includes('#') },
      })
    }
    index++
    if (flow) {
      const end = closing(text, at)
      tied ||= text.slice(at, end).includes('#')
      at = end
    }
    return { start: event.start, end: at, flow, fixed, tied, entries }
  }

  /** Any value, with all that is in it. */
  function value(): ValuePlace {
    const event = next()
    const set = (start: number, end: number, shape: Shape, fixed = false, anchored = false): ValuePlace => {
      at = end
      return { start, end, shape, fixed, anchored }
    }
    switch (event.type) {
      case EVENT_ID.ALIAS:
        return set(event.anchorStart - 1, event.anchorEnd, 'alias')
      case EVENT_ID.SCALAR: {
        const anchored = event.anchorStart >= 0
        const fixed = anchored || event.tagStart >= 0
        if (event.valueStart < 0) return set(at, Math.max(at, event.anchorEnd, event.tagEnd), 'empty', fixed, anchored)
        switch (event.style) {
          case SCALAR_STYLE.SINGLE_QUOTED:
            return set(event.valueStart - 1, event.valueEnd + 1, 'single', fixed, anchored)
          case SCALAR_STYLE.DOUBLE_QUOTED:
            return set(event.valueStart - 1, event.valueEnd + 1, 'double', fixed, anchored)
          case SCALAR_STYLE.LITERAL_BLOCK:
          case SCALAR_STYLE.FOLDED_BLOCK: {
            // Its head (`|`, `>-`, with a comment after it) stands before the text.
            const start = skip(text, Math.max(at, event.anchorEnd, event.tagEnd))
            const head = text.slice(start, event.valueStart)
            const keeps = event.chomping === CHOMPING_MODE.KEEP
            const end = start + (keeps ? text.slice(start, event.valueEnd) : text.slice(start, event.valueEnd).trimEnd()).length
            return set(start, end, 'block-text', fixed || keeps || head.includes('#'), anchored)
          }
          default:
            return set(event.valueStart, event.valueEnd, 'plain', fixed, anchored)
        }
      }
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const flow = event.style === COLLECTION_STYLE.FLOW
        let anchored = event.anchorStart >= 0
        let fixed = anchored || event.tagStart >= 0
        at = event.start + (flow ? 1 : 0)
        while (peek()?.type !== EVENT_ID.POP) {
          const before = at
          const part = value()
          anchored ||= part.anchored
          fixed ||= part.fixed || text.slice(before, part.start).includes('#')
        }
        index++
        const end = flow ? closing(text, at) : at
        fixed ||= text.slice(at, end).includes('#')
        const shape = event.type === EVENT_ID.MAPPING ? 'mapping' : flow ? 'flow-list' : 'block-list'
        return set(event.start, end, shape, fixed, anchored)
      }
      default:
        throw new Error('the text is no whole document')
    }
  }

  return list(path)
}

/** The first offset from `from` on that is neither white space nor in a comment. */
function skip(text: string, from: number): number {
  let at = from
  for (;;) {
    while (/\s/.test(text.charAt(at)) && at < text.length) at++
    if (text[at] !== '#') return at
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  }
}

/** The offset after the bracket that closes a flow collection of which `from` ends the last part. */
function closing(text: string, from: number): number {
  let at = skip(text, from)
  while (text[at] === ',' || text[at] === ':') at = skip(text, at + 1)
  return at + 1
}
