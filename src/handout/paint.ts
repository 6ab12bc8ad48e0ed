import { PDFArray, PDFDocument, type PDFFont, PDFHexString, PDFName, type PDFPage, PDFString } from 'pdf-lib'
import type { Ink, Operation, Page } from './operations.ts'
import type { Face, Shaper } from './shape.ts'
import type { StyledRun } from './words.ts'

/** What a PDF says of itself. */
export interface HandoutMetadata {
  readonly title: string
  readonly author?: string
  readonly language: string
  /** `2026-11-01`; never the clock's. */
  readonly date: string
}

/** Grey levels and one dark hue that a greyscale printer turns into dark grey. */
const inks: Readonly<Record<Ink, string>> = { black: '0 0 0 rg', grey: '0.35 0.35 0.35 rg', accent: '0.04 0.27 0.33 rg' }

/** Paints pages: every decision has been taken before. */
export async function paintHandout(pages: readonly Page[], metadata: HandoutMetadata, shaper: Shaper): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  describe(document, metadata)
  const fonts = await embedFonts(document, pages, shaper)
  for (const { width, height, operations } of pages) {
    const page = document.addPage([width, height])
    for (const [face, { font }] of fonts) page.node.setFontDictionary(PDFName.of(face), font.ref)
    const content = operations.map((operation) => paint(operation, height, fonts)).join('\n')
    page.node.addContentStream(document.context.register(document.context.flateStream(content)))
    addLinks(document, page, operations)
  }
  await document.flush()
  await identify(document)
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false })
}

function describe(document: PDFDocument, metadata: HandoutMetadata): void {
  const date = new Date(`${metadata.date.padEnd(10, '-01').slice(0, 10)}T00:00:00Z`)
  document.setTitle(metadata.title, { showInWindowTitleBar: true })
  if (metadata.author !== undefined) document.setAuthor(metadata.author)
  document.setLanguage(metadata.language)
  document.setProducer('Deckhand')
  document.setCreator('Deckhand')
  document.setCreationDate(date)
  document.setModificationDate(date)
}

interface EmbeddedFont {
  readonly key: PDFName
  readonly font: PDFFont
}

/** Embeds the faces that are used, each as a subset with a name that does not change from run to run. */
async function embedFonts(document: PDFDocument, pages: readonly Page[], shaper: Shaper): Promise<Map<Face, EmbeddedFont>> {
  const used = new Set(
    pages.flatMap(({ operations }) => operations).flatMap((operation) => (operation.kind === 'text' ? [operation.run.face] : [])),
  )
  const fonts = new Map<Face, EmbeddedFont>()
  for (const face of [...used].sort()) {
    const opened = shaper.open(face)
    const { family, weight, style } = opened.file
    const name = `${family.replaceAll(' ', '')}-${weight}${style === 'italic' ? 'Italic' : ''}`
    // pdf-lib asks fontkit for the font: it gets the one that has already laid the text out.
    document.registerFontkit({ create: () => opened.font })
    const font = await document.embedFont(opened.bytes, { subset: true, customName: `${subsetTag(face)}+${name}` })
    fonts.set(face, { font, key: PDFName.of(face) })
  }
  return fonts
}

/** Six capital letters, as ISO 32000-1, 9.6.4, asks for the name of a subset. */
function subsetTag(face: Face): string {
  return face
    .replaceAll(/fallback|\d/g, (part) => (part.length > 1 ? 'f' : String.fromCharCode(97 + Number(part))))
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '')
    .padEnd(6, 'A')
    .slice(0, 6)
}

function paint(operation: Operation, height: number, fonts: ReadonlyMap<Face, EmbeddedFont>): string {
  switch (operation.kind) {
    case 'text':
      return paintText(operation, height, fonts)
    case 'rule': {
      const y = height - operation.y - operation.thickness / 2
      const area = [operation.x, y, operation.width, operation.thickness].map(number).join(' ')
      return `q ${inks[operation.ink]} ${area} re f Q`
    }
    case 'link':
    case 'empty':
      return '' // no ink
  }
}

function paintText(operation: Extract<Operation, { kind: 'text' }>, height: number, fonts: ReadonlyMap<Face, EmbeddedFont>): string {
  const { run, x, y, size, ink } = operation
  const embedded = fonts.get(run.face)
  if (!embedded) throw new Error(`the face ${run.face} is not embedded`)
  const codes = embedded.font.encodeText(run.text).asString().match(/.{4}/g) ?? []
  const place = `1 0 0 1 ${number(x)} ${number(height - y)} Tm`
  return `BT ${inks[ink]} ${embedded.key.asString()} ${number(size)} Tf ${place} ${glyphs(codes, run)} ET`
}

/** Glyphs with their kerning, as TJ arrays; a glyph that is set higher or lower starts an array of its own. */
function glyphs(codes: readonly string[], run: StyledRun): string {
  const parts: string[] = []
  let rise = 0
  let array = ''
  const flush = (): void => {
    if (array !== '') parts.push(`[${array}] TJ`)
    array = ''
  }
  codes.forEach((code, index) => {
    const { kern = 0, shift = 0, rise: wanted = 0 } = run.positions[index] ?? {}
    if (wanted !== rise) {
      flush()
      parts.push(`${number(wanted / 1000)} Ts`)
      rise = wanted
    }
    const before = shift === 0 ? '' : `${number(-shift)} `
    const after = kern - shift === 0 ? '' : ` ${number(shift - kern)} `
    array += `${before}<${code}>${after}`
  })
  flush()
  if (rise !== 0) parts.push('0 Ts')
  return parts.join(' ')
}

/** Three decimals are a thousandth of a point. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

function addLinks(document: PDFDocument, page: PDFPage, operations: readonly Operation[]): void {
  const links = operations.flatMap((operation) => (operation.kind === 'link' ? [operation] : []))
  for (const { x, y, width, height, href } of links) {
    const bottom = page.getHeight() - y - height
    const annotation = document.context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [x, bottom, x + width, bottom + height],
      Border: [0, 0, 0],
      A: { Type: 'Action', S: 'URI', URI: PDFString.of(href) },
    })
    page.node.addAnnot(document.context.register(annotation))
  }
}

/** The file's identifier, from its content: equal handouts are equal files. Source: ISO 32000-1, 14.4. */
async function identify(document: PDFDocument): Promise<void> {
  const { createHash } = await import('node:crypto')
  const hash = createHash('sha256')
  for (const [, object] of document.context.enumerateIndirectObjects()) hash.update(object.toString())
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32))
  const pair = PDFArray.withContext(document.context)
  pair.push(id)
  pair.push(id)
  document.context.trailerInfo.ID = pair
}
