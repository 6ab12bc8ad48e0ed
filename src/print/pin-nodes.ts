/**
 * Numbers the elements of a PDF's structure anew, from 1 in their order.
 * The browser names them by its own count of nodes, which grows with all that it has shown before.
 * Names keep their length, so no offset in the file moves, and their order, so the tree of names stays sorted.
 */
export function pinNodes(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1')
  const name = /\(node(\d{8})\)/g
  const numbers = [...new Set([...text.matchAll(name)].map(([, number = '']) => number))].sort()
  const places = new Map(numbers.map((number, index) => [number, String(index + 1).padStart(8, '0')]))
  return Buffer.from(
    text.replaceAll(name, (_, number: string) => `(node${places.get(number) ?? number})`),
    'latin1',
  )
}
