import { columnOf } from './lines.ts'
import { type ListPlaces, type Shape, listPlaces } from './list-places.ts'

/** A record as the texts of its fields, in their order. */
export type RecordTexts = ReadonlyMap<string, readonly string[]>

/** How a file writes the values of a field. */
interface FieldStyle {
  /** Which of the fields it is, in the order in which they are first met. */
  readonly rank: number
  text?: Shape
  list?: Shape
  /** How far the dashes of its lists stand to the right of it. */
  dash: number
}

/** A list in its text, and how it is written there. */
export interface ListText {
  readonly text: string
  readonly places: ListPlaces
  /** Whether what is written must be JSON. */
  readonly json: boolean
  /** Whether the list stands under a key. */
  readonly nested: boolean
  readonly newline: string
  readonly styles: ReadonlyMap<string, FieldStyle>
}

/**
 * @param text valid YAML or JSON with a list of mappings
 * @param path the keys that lead to the list; none where the text is the list
 */
export function readListText(text: string, json: boolean, path: readonly string[]): ListText {
  const places = listPlaces(text, path)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  return { text, places, json, nested: path.length > 0, newline, styles: fieldStyles(text, places) }
}

function fieldStyles(text: string, places: ListPlaces): Map<string, FieldStyle> {
  const styles = new Map<string, FieldStyle>()
  for (const { entries } of places.records) {
    for (const { name, start, value } of entries) {
      const style: FieldStyle = styles.get(name) ?? { rank: styles.size, dash: 2 }
      if (!styles.has(name)) styles.set(name, style)
      switch (value.shape) {
        case 'plain':
        case 'single':
        case 'double':
          style.text ??= value.shape
          break
        case 'flow-list':
          style.list ??= value.shape
          break
        case 'block-list':
          if (style.list === undefined) style.dash = columnOf(text, value.start) - columnOf(text, start)
          style.list ??= value.shape
          break
        default:
      }
    }
  }
  return styles
}
