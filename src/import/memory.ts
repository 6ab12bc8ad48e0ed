/** What was imported last, by key and field: the base against which an edit by hand is told from a change of the list. */
export type Memory = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** A memory as the content of its file, checked against its schema. */
export function memoryOf(records: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>): Memory {
  return new Map(
    Object.entries(records).map(([key, fields]) => [
      key,
      new Map(
        Object.entries(fields).map(([field, value]): [string, readonly string[]] => [field, typeof value === 'string' ? [value] : value]),
      ),
    ]),
  )
}

/** The file of a memory: one record a line, in the order of the keys, so that its history reads well. */
export function renderMemory(memory: Memory): string {
  const records = sorted(memory).map(([key, fields]) => {
    const values = sorted(fields).map(
      ([field, texts]) =>
        `${JSON.stringify(field)}: ${texts.length === 1 ? JSON.stringify(texts[0]) : `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`}`,
    )
    return `    ${JSON.stringify(key)}: ${values.length === 0 ? '{}' : `{ ${values.join(', ')} }`}`
  })
  const list = records.length === 0 ? '{}' : `{\n${records.join(',\n')}\n  }`
  return `{\n  "version": 1,\n  "records": ${list}\n}\n`
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))
}
