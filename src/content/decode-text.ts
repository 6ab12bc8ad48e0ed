/**
 * Bytes as text: UTF-8 with or without a byte order mark, or UTF-16 of either order with one, which is left out of the text.
 *
 * @throws TypeError where they are neither
 */
export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  // UTF-16 without its mark is UTF-8 too, with a NUL for every other character.
  if (text.includes('\0')) throw new TypeError('the text holds NUL characters')
  return text
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}
