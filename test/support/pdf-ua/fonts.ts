import { PDFArray, type PDFDict, PDFNumber, PDFRef } from 'pdf-lib'
import { asDictionary, decoded, decodedText, dictionary, items, lookup, name, number } from './objects.ts'
import { type Operand, readOperations } from './tokens.ts'

/** Faults of a font, given the codes that are shown in it. Source: ISO 14289-1, 7.21. */
export function fontFaults(font: PDFDict, codes: ReadonlySet<string>): string[] {
  const base = name(font, 'BaseFont') ?? 'a font'
  return [...programFaults(font, codes), ...unicodeFaults(font, codes)].map((fault) => `7.21: ${base} ${fault}`)
}

function unicodeFaults(font: PDFDict, codes: ReadonlySet<string>): string[] {
  const stream = lookup(font, 'ToUnicode')
  if (!stream) return ['has no map to Unicode']
  const { map, blocks } = readToUnicode(decodedText(stream))
  const faults = [...codes].flatMap((code) => {
    const told = map.get(code)
    if (told === undefined || told === '') return [`does not tell what <${code}> stands for`]
    return /[\0\uFFFE\uFEFF]/.test(told) ? [`tells no character for <${code}>`] : []
  })
  return blocks.some((size) => size > 100) ? [...faults, 'has a map to Unicode with more than 100 entries in a block'] : faults
}

/** The characters that each code stands for, and how many entries each block has. */
export function readToUnicode(content: string): { readonly map: Map<string, string>; readonly blocks: number[] } {
  const map = new Map<string, string>()
  const blocks: number[] = []
  // A map is written in PostScript: names that are defined, then blocks of pairs or of threes.
  const body = /endcodespacerange([\s\S]*)endcmap/.exec(content)?.[1] ?? ''
  for (const { operator, operands } of readOperations(body)) {
    const strings = operands.filter((operand) => operand.kind === 'string' || operand.kind === 'array')
    if (operator === 'endbfchar') {
      blocks.push(strings.length / 2)
      for (let at = 0; at + 1 < strings.length; at += 2) map.set(hex(strings[at]), utf16(strings[at + 1]))
    }
    if (operator === 'endbfrange') {
      blocks.push(strings.length / 3)
      for (let at = 0; at + 2 < strings.length; at += 3) addRange(map, strings[at], strings[at + 1], strings[at + 2])
    }
  }
  return { map, blocks }
}

function addRange(map: Map<string, string>, from: Operand | undefined, to: Operand | undefined, told: Operand | undefined): void {
  const width = hex(from).length
  const [first, last] = [Number.parseInt(hex(from), 16), Number.parseInt(hex(to), 16)]
  for (let code = first; code <= last; code++) {
    const key = code.toString(16).toUpperCase().padStart(width, '0')
    if (told?.kind === 'array') map.set(key, utf16(told.items[code - first]))
    else {
      const start = utf16(told)
      map.set(key, start.slice(0, -1) + String.fromCharCode(start.charCodeAt(start.length - 1) + code - first))
    }
  }
}

function hex(operand: Operand | undefined): string {
  return operand?.kind === 'string' ? Buffer.from(operand.bytes).toString('hex').toUpperCase() : ''
}

function utf16(operand: Operand | undefined): string {
  return operand?.kind === 'string' ? Buffer.from(operand.bytes).swap16().toString('utf16le') : ''
}

function programFaults(font: PDFDict, codes: ReadonlySet<string>): string[] {
  const kind = name(font, 'Subtype')
  if (kind === 'Type3') return []
  if (kind !== 'Type0') return hasProgram(dictionary(font, 'FontDescriptor')) ? [] : ['is not embedded']
  const [descendant] = items(font, 'DescendantFonts').map((item) => asDictionary(item instanceof PDFRef ? font.context.lookup(item) : item))
  const descriptor = dictionary(descendant, 'FontDescriptor')
  const faults: string[] = []
  if (name(font, 'Encoding') !== 'Identity-H') faults.push('is not encoded by identity')
  if (name(descendant, 'Subtype') === 'CIDFontType2' && !lookup(descendant, 'CIDToGIDMap')) faults.push('does not map its codes to glyphs')
  if (codes.has('0000')) faults.push('paints the glyph for what it does not have')
  if (!hasProgram(descriptor)) return [...faults, 'is not embedded']
  const names = [name(font, 'BaseFont'), name(descendant, 'BaseFont'), name(descriptor, 'FontName')]
  if (new Set(names).size > 1 || !/^[A-Z]{6}\+./.test(names[0] ?? '')) faults.push('is not named as a subset')
  const program = decoded(lookup(descriptor, 'FontFile2'))
  return program ? [...faults, ...widthFaults(descendant, program, codes)] : faults
}

function hasProgram(descriptor: PDFDict | undefined): boolean {
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => (decoded(lookup(descriptor, key))?.length ?? 0) > 0)
}

/** The widths that are told must be those of the font, in thousandths. */
function widthFaults(descendant: PDFDict | undefined, program: Uint8Array, codes: ReadonlySet<string>): string[] {
  const told = readWidths(descendant)
  const standard = number(descendant, 'DW') ?? 1000
  const advances = readAdvances(program)
  return [...codes].flatMap((code) => {
    const glyph = Number.parseInt(code, 16)
    const advance = advances[glyph]
    if (advance === undefined) return [`has no glyph for <${code}>`]
    const width = told.get(glyph) ?? standard
    return Math.abs(width - advance) > 1 ? [`tells ${width} as the width of <${code}>, which is ${advance}`] : []
  })
}

/** Source: ISO 32000-1, 9.7.4.3. */
function readWidths(descendant: PDFDict | undefined): Map<number, number> {
  const widths = new Map<number, number>()
  const entries = lookup(descendant, 'W')
  if (!(entries instanceof PDFArray)) return widths
  const all = entries.asArray().map((_, index) => entries.lookup(index))
  for (let at = 0; at < all.length;) {
    const [first, second, third] = all.slice(at, at + 3)
    if (first instanceof PDFNumber && second instanceof PDFArray) {
      second.asArray().forEach((width, index) => {
        if (width instanceof PDFNumber) widths.set(first.asNumber() + index, width.asNumber())
      })
      at += 2
    } else if (first instanceof PDFNumber && second instanceof PDFNumber && third instanceof PDFNumber) {
      for (let code = first.asNumber(); code <= second.asNumber(); code++) widths.set(code, third.asNumber())
      at += 3
    } else throw new Error('widths of a font cannot be read')
  }
  return widths
}

/** The advance of each glyph in thousandths. Source: OpenType, tables head, hhea, maxp and hmtx. */
function readAdvances(program: Uint8Array): number[] {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength)
  const tables = new Map<string, number>()
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + 16 * index
    tables.set(String.fromCharCode(...program.subarray(entry, entry + 4)), view.getUint32(entry + 8))
  }
  const table = (tag: string): number => {
    const offset = tables.get(tag)
    if (offset === undefined) throw new Error(`a font has no table ${tag}`)
    return offset
  }
  const unit = 1000 / view.getUint16(table('head') + 18)
  const metrics = view.getUint16(table('hhea') + 34)
  const count = view.getUint16(table('maxp') + 4)
  const hmtx = table('hmtx')
  return Array.from({ length: count }, (_, glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)) * unit)
}
