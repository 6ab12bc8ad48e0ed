import LineBreaker from 'linebreak'

/** A place where a line may end; where it is required, it must. */
export interface Break {
  readonly position: number
  readonly required: boolean
}

/**
 * Where lines of a text may end: by UAX #14, but not in what the language keeps together, and also inside addresses.
 * The last break is the text's end.
 */
export function breakPlaces(text: string, bindings: readonly RegExp[]): Break[] {
  const places = new Map<number, boolean>()
  const breaker = new LineBreaker(text)
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    places.set(next.position, next.required === true && next.position < text.length)
  }
  // A soft hyphen divides a word; it does not end one.
  for (const { index } of text.matchAll(/\u00ad/g)) takeAway(places, index + 1, text.length)
  for (const { index, 0: bound } of text.matchAll(shortPart)) takeAway(places, index + bound.length, text.length)
  // A text of one word has nothing to keep together.
  if (places.size > 1) {
    for (const binding of bindings) {
      for (const { index, 0: bound } of text.matchAll(binding)) {
        for (let position = index + 1; position < index + bound.length; position++) takeAway(places, position, text.length)
      }
    }
  }
  const addresses = [...text.matchAll(address)].flatMap(({ index, 0: found }) => inAddress(found).map((at) => index + at))
  if (addresses.length === 0) return toBreaks([...places])
  for (const position of addresses) if (!places.has(position)) places.set(position, false)
  return toBreaks([...places].sort(([a], [b]) => a - b))
}

/** A hyphen with one letter before it, or one or two after it: GPT-4, DALL-E, e-mail. */
const shortPart = /(?<![\p{L}\p{N}])[\p{L}\p{N}]-(?=[\p{L}\p{N}])|-(?=[\p{L}\p{N}]{1,2}(?![\p{L}\p{N}]))/gu

function toBreaks(places: readonly (readonly [number, boolean])[]): Break[] {
  return places.map(([position, required]) => ({ position, required }))
}

/** Takes a place away, but for those where a line must end. */
function takeAway(places: Map<number, boolean>, position: number, end: number): void {
  if (position < end && places.get(position) === false) places.delete(position)
}

/** Addresses of the web and of mail, and DOIs. */
const address = /(?:https?:\/\/|www\.|doi\.org\/|(?<!\d)10\.\d{4,}\/)[^\s]+|[\w.+-]+@[\w.-]+\.\w+/g

/** Fewer characters are no line of their own. */
const leastRest = 3

/** After the marks inside an address, without a hyphen: what is broken after a mark is plainly not at its end. */
function inAddress(found: string): number[] {
  const after = [...found.matchAll(/[/.\-_?&=#@]+(?=[\p{L}\p{N}])/gu)].map(({ index, 0: mark }) => index + mark.length)
  return after.filter((position) => position <= found.length - leastRest)
}
