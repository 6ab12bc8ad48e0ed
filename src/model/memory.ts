/** What was made, by a key that says everything that it was made from. A `Map` is one that never forgets. */
export interface Memory<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): unknown
}

/** A memory of the values that were last asked for or set: the oldest is forgotten when there are more than `limit`. */
export function recentMemory<Value>(limit: number): Memory<Value> {
  const known = new Map<string, Value>()
  return {
    get: (key) => {
      const value = known.get(key)
      if (value === undefined) return undefined
      known.delete(key)
      known.set(key, value)
      return value
    },
    set: (key, value) => {
      known.delete(key)
      known.set(key, value)
      for (const oldest of known.keys()) {
        if (known.size <= limit) break
        known.delete(oldest)
      }
    },
  }
}
