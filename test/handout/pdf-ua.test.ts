import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFRef, PDFString } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { paintHandout } from '../../src/handout/paint.ts'
import { loadShaper } from '../../src/handout/shape.ts'
import { shippedFonts } from '../../src/fonts/catalog.ts'
import { fontReader } from '../../src/build/font-reader.ts'
import { realWorld } from '../../src/world/real.ts'
import { pdfUaFaults } from '../support/pdf-ua.ts'
import { pageContent } from '../support/pdf-ua/content.ts'
import { decodedText } from '../support/pdf-ua/objects.ts'
import { saidBy } from '../support/pdf-ua/said.ts'
import { alphabets, longWord, metadata, slidesPdf, taggedPages } from '../support/tagged-pages.ts'

const rightToLeft = ['hebrew/400Regular/NotoSansHebrew', 'arabic/400Regular/NotoSansArabic'].map((file) => {
  const ttf = `@expo-google-fonts/noto-sans-${file}_400Regular.ttf`
  return { regular: { family: file.replace(/.*\//, ''), weight: 400 as const, style: 'normal' as const, ttf } }
})
const fonts = { ...shippedFonts, fallbacks: [...shippedFonts.fallbacks, ...rightToLeft] }
const shape = await loadShaper(fonts, fontReader(realWorld))
const slides = await slidesPdf()
const bytes = await paintHandout(taggedPages(shape), metadata, shape, { slides })

describe('pages with everything', () => {
  test('are PDF/UA-1 in structure', async () => {
    expect(await pdfUaFaults(bytes)).toEqual([])
  })

  test('say the same in both places of a title that XML cannot hold', async () => {
    const title = 'a\u0001b\u001B[0m & \uFFFE'
    const painted = await paintHandout(taggedPages(shape), { ...metadata, title, author: '\u0007' }, shape, { slides })
    expect(await pdfUaFaults(painted)).toEqual([])
  })

  test('say what stands on them, with ligatures, marks and white space, over lines and pages', async () => {
    const said = await saidBy(bytes)
    expect(said).toEqual(
      expect.arrayContaining([
        'H2: Waves and ﬁne AVATARs',
        'LBody: fi ffl, é, a\u00a0b, nm, ∮, 😀, 👩‍🔬, π0. code()[1]',
        `LBody: ${alphabets}`,
        'LBody: Before after.',
        `LBody: ${longWord} end`,
        expect.stringMatching(/^Link: a link of so many words that it must go over two lines, however .* small $/),
        'P: Struck out.',
        'P: It has and goes on. 文 has no glyph.',
        'TD: שלום سلام',
      ]),
    )
    expect(said.indexOf('TH: Name')).toBe(said.indexOf('TD: Ada') - 2)
  })

  test('tell a text in the place of glyphs only where these do not tell it', async () => {
    const actual = async (value: string): Promise<number> => {
      const [run] = shape.shape(value, 'regular', { rightToLeft: /[א-ي]/.test(value) })
      const text = { kind: 'text' as const, x: 10, y: 50, size: 10, ink: 'black' as const }
      const operations = run ? [{ ...text, run: { ...run, scale: 1, tag: { role: 'P' as const } } }] : []
      const painted = await paintHandout([{ width: 100, height: 100, operations }], metadata, shape)
      const document = await PDFDocument.load(painted)
      const [said] = await saidBy(painted)
      expect(said).toBe(`P: ${value.replace('\u00ad', '').normalize()}`)
      return pageContent(document, document.getPage(0)).split('/ActualText').length - 1
    }
    expect(await Promise.all(['AV ffl n\u00adm e\u0301', 'a b\u00a0c', 'א', 'שלום', 'سلام', '文'].map(actual))).toEqual([0, 1, 0, 1, 1, 1])
  })

  test('are the same to the byte when they are made again, whatever was set before in the same fonts', async () => {
    shape.shape('ﬁ\u00a0', 'semibold')
    const again = await paintHandout(taggedPages(shape), metadata, shape, { slides })
    const fresh = await loadShaper(fonts, fontReader(realWorld))
    fresh.shape('\u00a0ﬁ', 'regular')
    const elsewhere = await paintHandout(taggedPages(fresh), metadata, fresh, { slides })
    expect([again, elsewhere].map((each) => Buffer.compare(Buffer.from(bytes), Buffer.from(each)))).toEqual([0, 0])
  })
})

describe('the checker sees', () => {
  test.each<[string, (document: PDFDocument) => void, RegExp]>([
    ['no mark of being tagged', (d) => d.catalog.delete(PDFName.of('MarkInfo')), /^6\.2: the document does not say/],
    ['suspects', (d) => set(d.catalog.lookup(PDFName.of('MarkInfo')), 'Suspects', PDFBool.True), /^7\.1: .* suspects/],
    ['a title that is not shown', (d) => d.catalog.delete(PDFName.of('ViewerPreferences')), /^7\.1: its title is not/],
    ['no language', (d) => d.catalog.delete(PDFName.of('Lang')), /^7\.2: the document has no language/],
    ['no structure', (d) => d.catalog.delete(PDFName.of('StructTreeRoot')), /^7\.1: the document has no structure/],
    ['no XMP', (d) => d.catalog.delete(PDFName.of('Metadata')), /^7\.1: the document has no XMP/],
    ['an XMP that is compressed', (d) => editXmp(d, (xmp) => xmp, true), /^7\.1: the XMP is compressed/],
    ['no identification', (d) => editXmp(d, (xmp) => xmp.replace('<pdfuaid:part>1</pdfuaid:part>', '')), /^5: the XMP does not say/],
    ['no title', (d) => editXmp(d, (xmp) => xmp.replace(/<dc:title>.*<\/dc:title>/, '')), /^7\.1: the XMP has no title/],
    ['two titles', (d) => d.setTitle('Another'), /^7\.1: the XMP says A deck & <more> as the title, the document Another/],
    ['two authors', (d) => d.setAuthor('Another'), /as the creator/],
    ['two dates', (d) => d.setCreationDate(new Date(0)), /as the date/],
    ['two languages', (d) => d.setLanguage('de'), /as the language/],
    ['no outline', (d) => d.catalog.delete(PDFName.of('Outlines')), /has no outline/],
    ['an outline that leads nowhere', (d) => set(outlined(d), 'Dest', d.context.obj([null, 'XYZ', 0, 0, null])), /leads to no page/],
    ['an outline without titles', (d) => outlined(d).delete(PDFName.of('Title')), /of the outline has no title/],
    ['an outline with a loose end', (d) => outlined(d).delete(PDFName.of('Parent')), /outline is not linked/],

    ['paint outside', (d) => editContent(d, (text) => `0 0 1 1 re f ${text}`), /^7\.1: f paints outside/],
    ['text outside', (d) => editContent(d, (text) => text.replace(/\/P <<\/MCID 0>> BDC/, '/Span BMC')), /^7\.1: TJ paints outside/],
    [
      'content on no page',
      (d) => editContent(d, (text) => text.replace('/MCID 0>>', '/MCID 999>>')),
      /^7\.1: P has a content 0 that is on no page/,
    ],
    [
      'content in no element',
      (d) => editContent(d, (text) => text.replace('/MCID 0>>', '/MCID 999>>')),
      /^7\.1: content 999 .* leads to no element/,
    ],
    [
      'an artifact in content',
      (d) => editContent(d, (text) => text.replace('BDC', 'BDC /Artifact BMC EMC')),
      /^7\.1: an artifact stands inside/,
    ],
    [
      'content in an artifact',
      (d) => editContent(d, (text) => `/Artifact BMC /P <</MCID 999>> BDC EMC EMC ${text}`),
      /^7\.1: content of an element stands inside an artifact/,
    ],
    [
      'content in content',
      (d) => editContent(d, (text) => text.replace('BDC', 'BDC /P <</MCID 999>> BDC EMC')),
      /^7\.1: content of an element stands inside that of another/,
    ],
    ['a content that does not end', (d) => editContent(d, (text) => text.replace(/EMC$/, '')), /^7\.1: marked content does not end/],
    ['an end too many', (d) => editContent(d, (text) => `${text} EMC`), /^7\.1: marked content ends that/],
    ['a number twice', (d) => editContent(d, (text) => text.replace('/MCID 1>>', '/MCID 0>>')), /^7\.1: two contents .* number 0/],
    [
      'another role',
      (d) => editContent(d, (text) => text.replace('/H1 <<', '/H2 <<')),
      /^7\.1: content \d+ of page 1 is marked as H2, its element is H1/,
    ],
    ['marked content in a form', (d) => editForm(d, (text) => `/P <</MCID 0>> BDC ${text} EMC`), /^7\.20: a form has marked content/],
    ['a slide outside', (d) => editContent(d, (text) => text.replaceAll('/Artifact BMC', '/Span BMC'), 1), /^7\.1: Do paints outside/],
    ['a state that is not restored', (d) => editContent(d, (text) => `q ${text}`), /never restored/],

    ['no way back', (d) => d.getPage(0).node.delete(PDFName.of('StructParents')), /^7\.1: content 0 of page 1 leads to no element/],
    [
      'another way back',
      (d) => d.getPage(0).node.set(PDFName.of('StructParents'), PDFNumber.of(1)),
      /leads to \w+, which does not have it/,
    ],
    ['another parent', (d) => set(element(d, 'LI'), 'P', reference(d, 'P')), /^7\.1: the parent of a LI is not/],
    ['a circle', (d) => set(element(d, 'P'), 'K', reference(d, 'Document')), /in a circle/],
    ['no document', (d) => set(element(d, 'Document'), 'S', PDFName.of('Sect')), /^7\.1: the structure does not have one document/],
    ['a role that nobody knows', (d) => set(element(d, 'H3'), 'S', PDFName.of('Headline')), /^7\.1: Headline is no standard role/],

    ['no item in a list', (d) => set(element(d, 'LI'), 'S', PDFName.of('P')), /^7\.2: P stands in L/],
    ['an item outside', (d) => set(element(d, 'H3'), 'S', PDFName.of('LI')), /^7\.2: LI stands in Document/],
    ['no body in an item', (d) => set(element(d, 'LBody'), 'S', PDFName.of('P')), /^7\.2: LI has no LBody/],
    ['a label outside', (d) => set(element(d, 'H3'), 'S', PDFName.of('Lbl')), /^7\.2: Lbl stands in Document/],
    ['no numbering of a list', (d) => element(d, 'L').delete(PDFName.of('A')), /^7\.6: a list has markers/],
    ['no row in a table', (d) => set(element(d, 'TR'), 'S', PDFName.of('P')), /^7\.2: P stands in Table/],
    ['a row outside', (d) => set(element(d, 'H3'), 'S', PDFName.of('TR')), /^7\.2: TR stands in Document/],
    ['no cell in a row', (d) => set(element(d, 'TD'), 'S', PDFName.of('P')), /^7\.2: P stands in TR/],
    ['a cell outside', (d) => set(element(d, 'H3'), 'S', PDFName.of('TD')), /^7\.2: TD stands in Document/],
    ['a block in a paragraph', (d) => set(element(d, 'Formula'), 'S', PDFName.of('P')), /^7\.2: P stands in P/],
    ['a row that is too short', (d) => kids(element(d, 'TR')).remove(0), /^7\.2: rows of a table have 1 and 2 columns/],
    [
      'a span that is not told',
      (d) => set(spanning(d).lookup(PDFName.of('A')), 'ColSpan', PDFNumber.of(1)),
      /^7\.2: rows of a table have 1 and 2/,
    ],
    ['a caption between', (d) => moveFirst(kids(element(d, 'Caption', 'P'))), /^7\.2: the caption of Table is neither/],
    ['a header without scope', (d) => element(d, 'TH').delete(PDFName.of('A')), /^7\.5: TH has no scope/],
    ['a cell without header', (d) => element(d, 'TH').delete(PDFName.of('A')), /^7\.5: a cell in row 2 has no header/],
    ['a first heading that is none', (d) => set(element(d, 'H1'), 'S', PDFName.of('H2')), /^7\.4\.2: H2 follows no heading/],
    ['a level left out', (d) => elements(d, 'H2').forEach((each) => set(each, 'S', PDFName.of('H3'))), /^7\.4\.2: H3 follows H1/],
    ['a figure without alternative', (d) => element(d, 'Figure').delete(PDFName.of('Alt')), /^7\.3: Figure/],
    ['an empty alternative', (d) => set(element(d, 'Figure'), 'Alt', PDFString.of('')), /^7\.3: Figure/],
    ['a figure without place', (d) => element(d, 'Figure').delete(PDFName.of('A')), /^7\.3: Figure does not tell where it is/],
    ['a formula without alternative', (d) => element(d, 'Formula').delete(PDFName.of('Alt')), /^7\.7: Formula/],

    [
      'a link without annotation',
      (d) => set(element(d, 'Link'), 'K', kids(element(d, 'Link')).get(0)),
      /^7\.18\.5: Link has no annotation/,
    ],
    [
      'an annotation outside',
      (d) => set(element(d, 'Link'), 'K', kids(element(d, 'Link')).get(0)),
      /^7\.18\.1: the annotation Link is in no element/,
    ],
    ['an annotation in a paragraph', (d) => set(element(d, 'Link'), 'S', PDFName.of('P')), /^7\.18\.5: a link is in P/],
    ['no contents', (d) => annotation(d).delete(PDFName.of('Contents')), /^7\.18\.5: the annotation Link has no contents/],
    ['no way to the element', (d) => annotation(d).delete(PDFName.of('StructParent')), /^7\.18\.1: the annotation Link does not lead/],
    [
      'a way to another element',
      (d) => set(annotation(d), 'StructParent', annotations(d).at(-1)?.get(PDFName.of('StructParent'))),
      /^7\.18\.1: the annotation Link leads to another/,
    ],
    [
      'an annotation on no page',
      (d) => d.getPage(0).node.delete(PDFName.of('Annots')),
      /^7\.18\.1: Link has an annotation that is on no page/,
    ],
    ['links in another order', (d) => d.getPage(0).node.delete(PDFName.of('Tabs')), /^7\.18\.3/],

    ['a font that is not embedded', (d) => descriptor(d).delete(PDFName.of('FontFile2')), /^7\.21: .* is not embedded/],
    ['a font that is no subset', (d) => set(descriptor(d), 'FontName', PDFName.of('SourceSans3')), /^7\.21: .* is not named as a subset/],
    ['no map to glyphs', (d) => descendant(d).delete(PDFName.of('CIDToGIDMap')), /^7\.21: .* does not map its codes/],
    ['another width', (d) => set(descendant(d), 'W', d.context.obj([1, [1, 1, 1, 1]])), /^7\.21: .* tells 1 as the width of <0001>/],
    ['no map to Unicode', (d) => font(d).delete(PDFName.of('ToUnicode')), /^7\.21: .* has no map to Unicode/],
    [
      'a hole in the map',
      (d) => editMap(d, (map) => map.replace(/<0001> <\w+>/, '<7777> <0041>')),
      /^7\.21: .* does not tell what <0001> stands for/,
    ],
    [
      'no character in the map',
      (d) => editMap(d, (map) => map.replace(/<0001> <\w+>/, '<0001> <FEFF>')),
      /^7\.21: .* tells no character for <0001>/,
    ],
    ['too long a block', (d) => editMap(d, (map) => map.replace(/endbfchar\n\d+ beginbfchar\n/, '')), /^7\.21: .* more than 100/],
    [
      'the glyph for what is missing',
      (d) => editContent(d, (text) => text.replace('<0001>', '<0000>')),
      /^7\.21: .* paints the glyph for what it does not have/,
    ],
    [
      'a glyph that the font lacks',
      (d) => editContent(d, (text) => text.replace('<0001>', '<7000>')),
      /^7\.21: .* has no glyph for <7000>/,
    ],
    [
      'a font that the page lacks',
      (d) => editContent(d, (text) => text.replace('/regular', '/irregular')),
      /^7\.21: text is set in a font that/,
    ],
  ])('%s', async (_, edit, fault) => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    edit(document)
    const faults = await pdfUaFaults(await document.save({ updateFieldAppearances: false }))
    expect(
      faults.filter((each) => fault.test(each)),
      faults.join('\n'),
    ).not.toEqual([])
  })

  test('a file that does not begin as a PDF 1', async () => {
    const broken = Uint8Array.from(bytes)
    broken.set(new TextEncoder().encode('%PDF-2.0'))
    expect(await pdfUaFaults(broken)).toEqual(['6.1: the file does not begin as a PDF 1'])
  })
})

function set(dict: PDFObject | undefined, key: string, value: PDFObject | undefined): void {
  if (!(dict instanceof PDFDict) || !value) throw new Error(`there is nothing to set ${key} of, or to`)
  dict.set(PDFName.of(key), value)
}

function dictionaries(document: PDFDocument): [PDFRef, PDFDict][] {
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([ref, object]): [PDFRef, PDFDict][] => (object instanceof PDFDict ? [[ref, object]] : []))
}

function found<T>(all: readonly T[]): T {
  const [first] = all
  if (first === undefined) throw new Error('there is none')
  return first
}

function elements(document: PDFDocument, role: string): PDFDict[] {
  return dictionaries(document).flatMap(([, dict]) =>
    dict.get(PDFName.of('S')) === PDFName.of(role) && dict.has(PDFName.of('P')) ? [dict] : [],
  )
}

/** The first element of a role; with a key, what it has under that. */
function element(document: PDFDocument, role: string, key?: string): PDFDict {
  const dict = found(elements(document, role))
  return key === undefined ? dict : dict.lookup(PDFName.of(key), PDFDict)
}

function reference(document: PDFDocument, role: string): PDFRef {
  const [ref] = found(dictionaries(document).filter(([, dict]) => dict === element(document, role)))
  return ref
}

function spanning(document: PDFDocument): PDFDict {
  return found(elements(document, 'TH').filter((each) => String(each.lookup(PDFName.of('A'))).includes('ColSpan')))
}

function kids(dict: PDFDict): PDFArray {
  return dict.lookup(PDFName.of('K'), PDFArray)
}

/** Puts the first item after the second. */
function moveFirst(array: PDFArray): void {
  const first = array.get(0)
  array.remove(0)
  array.insert(1, first)
}

function typed(document: PDFDocument, type: string): PDFDict[] {
  return dictionaries(document).flatMap(([, dict]) => (dict.get(PDFName.of('Type')) === PDFName.of(type) ? [dict] : []))
}

const annotations = (document: PDFDocument): PDFDict[] => typed(document, 'Annot')
const annotation = (document: PDFDocument): PDFDict => found(annotations(document))
const outlined = (document: PDFDocument): PDFDict => found(typed(document, 'Outlines')).lookup(PDFName.of('First'), PDFDict)
const font = (document: PDFDocument): PDFDict =>
  document
    .getPage(0)
    .node.lookup(PDFName.of('Resources'), PDFDict)
    .lookup(PDFName.of('Font'), PDFDict)
    .lookup(PDFName.of('regular'), PDFDict)
const descendant = (document: PDFDocument): PDFDict => font(document).lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict)
const descriptor = (document: PDFDocument): PDFDict => descendant(document).lookup(PDFName.of('FontDescriptor'), PDFDict)

function editStream(document: PDFDocument, ref: PDFObject | undefined, edit: (text: string) => string): void {
  const stream = ref instanceof PDFRef ? document.context.lookup(ref) : undefined
  if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error('there is no stream')
  const before = decodedText(stream)
  const text = edit(before)
  const edited = document.context.flateStream(Uint8Array.from(text, (character) => character.charCodeAt(0)))
  for (const [key, value] of stream.dict.entries())
    if (key !== PDFName.of('Length') && key !== PDFName.of('Filter')) edited.dict.set(key, value)
  document.context.assign(ref, edited)
  expect(text === before).toBe(false)
}

function editContent(document: PDFDocument, edit: (text: string) => string, page = 0): void {
  const contents = document.getPage(page).node.get(PDFName.of('Contents'))
  editStream(document, contents instanceof PDFArray ? contents.get(0) : contents, edit)
}

function editForm(document: PDFDocument, edit: (text: string) => string): void {
  const forms = document.getPage(1).node.lookup(PDFName.of('Resources'), PDFDict).lookup(PDFName.of('XObject'), PDFDict)
  editStream(document, found(forms.values()), edit)
}

function editMap(document: PDFDocument, edit: (text: string) => string): void {
  editStream(document, font(document).get(PDFName.of('ToUnicode')), edit)
}

function editXmp(document: PDFDocument, edit: (text: string) => string, compressed = false): void {
  const xmp = Buffer.from(edit(Buffer.from(decodedText(document.catalog.lookup(PDFName.of('Metadata'))), 'latin1').toString()))
  const kind = { Type: 'Metadata', Subtype: 'XML' }
  const stream = compressed ? document.context.flateStream(xmp, kind) : document.context.stream(xmp, kind)
  document.catalog.set(PDFName.of('Metadata'), document.context.register(stream))
}
