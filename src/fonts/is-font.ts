import { subsetFont } from './subset.ts'

/** Whether bytes are a TTF or OTF that can be read, shaped and cut: tried with a few letters. */
export async function isFont(bytes: Uint8Array): Promise<boolean> {
  const { create } = await import('@cantoo/fontkit')
  try {
    const font = create(bytes)
    if (!('layout' in font) || !font.hasGlyphForCodePoint(0x41)) return false
    font.layout('Ab1')
    await subsetFont(bytes, ['A', 'b', '1'])
    return true
  } catch {
    return false
  }
}
