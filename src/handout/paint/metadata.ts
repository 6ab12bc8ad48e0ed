import { PDFArray, type PDFDocument, PDFHexString, PDFName } from 'pdf-lib'

/** What a PDF says of itself. */
export interface HandoutMetadata {
  readonly title: string
  readonly author?: string
  readonly language: string
  /** `2026-11-01`; never the clock's. */
  readonly date: string
}

const maker = 'Deckhand'

/** The document's information, in its dictionary and, the same, as XMP; its language and that it is tagged. */
export function describe(document: PDFDocument, said: HandoutMetadata): void {
  const metadata = { ...said, title: plain(said.title), ...(said.author !== undefined && { author: plain(said.author) }) }
  const date = new Date(`${metadata.date.padEnd(10, '-01').slice(0, 10)}T00:00:00Z`)
  document.setTitle(metadata.title, { showInWindowTitleBar: true })
  if (metadata.author !== undefined) document.setAuthor(metadata.author)
  document.setLanguage(metadata.language)
  document.setProducer(maker)
  document.setCreator(maker)
  document.setCreationDate(date)
  document.setModificationDate(date)
  const { catalog, context } = document
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  // Not compressed, so that what does not read PDF can find it. Source: ISO 32000-1, 14.3.2.
  const packet = context.stream(xmp(metadata, date), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(packet))
}

/** Source: XMP, part 1 (ISO 16684-1); ISO 14289-1, 5, for the identification. */
function xmp({ title, author, language }: HandoutMetadata, date: Date): Uint8Array {
  const moment = date.toISOString().replace('.000', '')
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(title)}</rdf:li></rdf:Alt></dc:title>
${author === undefined ? '' : `<dc:creator><rdf:Seq><rdf:li>${escape(author)}</rdf:li></rdf:Seq></dc:creator>\n`}<dc:language><rdf:Bag><rdf:li>${escape(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${moment}</xmp:CreateDate>
<xmp:ModifyDate>${moment}</xmp:ModifyDate>
<xmp:CreatorTool>${maker}</xmp:CreatorTool>
<pdf:Producer>${maker}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
  return new TextEncoder().encode(packet)
}

/** XML knows no control characters, not even escaped ones. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The file's identifier, from its content: equal handouts are equal files. Source: ISO 32000-1, 14.4. */
export async function identify(document: PDFDocument): Promise<void> {
  const { createHash } = await import('node:crypto')
  const hash = createHash('sha256')
  for (const [, object] of document.context.enumerateIndirectObjects()) hash.update(object.toString())
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32))
  const pair = PDFArray.withContext(document.context)
  pair.push(id)
  pair.push(id)
  document.context.trailerInfo.ID = pair
}
