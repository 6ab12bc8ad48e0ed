/**
 * Numbers the elements of a PDF's structure anew, from 1 in the order in which they stand in it.
 * The browser numbers nodes as they are first asked for: after all that it has shown before, and first those that it happened to paint before it printed.
 * Names keep their length, so no offset in the file moves; the tree of names, which the browser writes as one leaf, is sorted again.
 */
export function pinNodes(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1')
  const numbers = [...text.matchAll(/\/ID \(node(\d{8})\)/g), ...text.matchAll(/\(node(\d{8})\)/g)].map(([, number = '']) => number)
  const names = new Map([...new Set(numbers)].map((number, index) => [number, `(node${String(index + 1).padStart(8, '0')})`]))
  const pinned = text.replaceAll(/\(node(\d{8})\)/g, (name, number: string) => names.get(number) ?? name)
  return Buffer.from(
    pinned.replace(leaf, (_, between: string, entries: string) => sortedLeaf(between, entries)),
    'latin1',
  )
}

const leaf = /\/Limits \[\(node\d{8}\) \(node\d{8}\)\](\s*)\/Names \[((?:\(node\d{8}\) \d+ 0 R ?)+)\]/

function sortedLeaf(between: string, entries: string): string {
  const sorted = [...entries.matchAll(/(\(node\d{8}\)) \d+ 0 R/g)].sort(([, a = ''], [, b = '']) => (a < b ? -1 : 1))
  return `/Limits [${sorted[0]?.[1]} ${sorted.at(-1)?.[1]}]${between}/Names [${sorted.map(([entry]) => entry).join(' ')}]`
}
