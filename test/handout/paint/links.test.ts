import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { paintHandout } from '../../../src/handout/paint.ts'
import { shaper } from '../../support/handout.ts'
import { metadata, slidesPdf, taggedPages } from '../../support/tagged-pages.ts'

describe('a painted document', async () => {
  const shape = await shaper()
  const document = await PDFDocument.load(await paintHandout(taggedPages(shape), metadata, shape, { slides: await slidesPdf() }))
  const text = (dict: PDFDict, key: string): string => dict.lookup(PDFName.of(key), PDFString, PDFHexString).decodeText()

  test('says of each link what it is called and where it leads, on each of its lines', () => {
    const annotations = document.getPage(0).node.Annots()
    const said = Array.from({ length: annotations?.size() ?? 0 }, (_, index): [string, string] => {
      const annotation = annotations?.lookup(index, PDFDict)
      return annotation ? [text(annotation, 'Contents'), text(annotation.lookup(PDFName.of('A'), PDFDict), 'URI')] : ['', '']
    })
    const words =
      'a link of so many words that it must go over two lines, however wide the column is in which the layout sets it, and however small'
    const long = `${words} (https://example.org/(a)?b=\\ü)`
    expect(said.filter(([contents]) => contents === long).length).toBeGreaterThan(1)
    expect([...new Map(said)]).toEqual([
      [long, 'https://example.org/(a)?b=\\%C3%BC'],
      ['link (https://example.org/in)', 'https://example.org/in'],
      ['https://example.org/under', 'https://example.org/under'],
    ])
  })

  test('has an outline of its headings, each on its page, those under it in it', () => {
    const pages = document.getPages().map(({ ref }) => ref)
    const entries = (parent: PDFDict): unknown[] => {
      const found: unknown[] = []
      for (let entry = parent.lookupMaybe(PDFName.of('First'), PDFDict); entry; entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict)) {
        const [page] = entry.lookup(PDFName.of('Dest'), PDFArray).asArray()
        found.push([text(entry, 'Title'), pages.findIndex((ref) => ref === page), ...entries(entry)])
      }
      return found
    }
    const inDeck = [
      ['Waves and ﬁne AVATARs', 0],
      ['Nested link', 0],
      ['A table', 0],
      ['Term', 0],
      ['Further', 1, ['Not all', 1]],
    ]
    expect(entries(document.catalog.lookup(PDFName.of('Outlines'), PDFDict))).toEqual([['A deck', 0, ...inDeck]])
  })
})
