const perBlock = 100 // the most that a block may hold. Source: Adobe Technical Note #5014, 1.4.1

/** A map from codes of four hexadecimal digits to the characters that they stand for. Source: ISO 32000-1, 9.10.3. */
export function toUnicode(characters: ReadonlyMap<string, string>): string {
  const entries = [...characters].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, text]) => `<${code}> <${utf16(text)}>`)
  const blocks: string[] = []
  for (let at = 0; at < entries.length; at += perBlock) {
    const block = entries.slice(at, at + perBlock)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

/** A glyph that stands for no character of its own is told as a space without width: PDF/UA wants every code told. */
function utf16(text: string): string {
  const told = text === '' ? '\u200B' : text
  return Array.from({ length: told.length }, (_, index) => told.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0')).join('')
}
