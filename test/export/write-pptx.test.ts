import { expect, test } from 'vitest'
import { writePptx } from '../../src/export/write-pptx.ts'
import { composedDeck, deckOf, everyLayout, partsOf, present, pptxParts, wordsOfXml } from '../support/presentation.ts'

const slide = (parts: ReadonlyMap<string, string>, number: number): string => parts.get(`ppt/slides/slide${number}.xml`) ?? ''

test('the same presentation gives the same bytes, and none of them is the time', async () => {
  const deck = await composedDeck(everyLayout())
  const { presentation, pictures } = present(deck)
  const [one, other] = [await writePptx(presentation, pictures), await writePptx(presentation, pictures)]
  expect(Buffer.compare(one, other)).toBe(0)
  const parts = await pptxParts(deck)
  expect(parts.get('docProps/core.xml')).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-01T00:00:00Z')
  expect([...parts.values()].join('')).not.toContain('PptxGenJS')
})

test('title and points stand in the placeholders of their layout, with levels, runs and links', async () => {
  const parts = await pptxParts(
    await deckOf(`
- layout: points
  id: first
  title: A *title*
  items:
    - text: "**Bold**, \`code\`, ~~gone~~ and [a link](https://example.org/?a=1&b=2)"
      points: [Under it, "see [there](#second)"]
- layout: objectives
  id: second
  items: [One, "Two [@one2020]"]
`),
  )
  const xml = slide(parts, 1)
  expect(xml).toMatch(/<p:ph type="title"\/><\/p:nvPr><\/p:nvSpPr><p:spPr><\/p:spPr>/)
  expect(xml).toContain('<p:ph type="body" idx="1"/>')
  expect(xml).toContain('b="1"')
  expect(xml).toContain('i="1"')
  expect(xml).toContain('strike="sngStrike"')
  expect(xml).toContain('typeface="Source Code Pro" pitchFamily="49"')
  expect(xml.match(/<a:pPr lvl="1"/g)).toHaveLength(2)
  expect(parts.get('ppt/slides/_rels/slide1.xml.rels')).toContain('Target="https://example.org/?a=1&amp;b=2"')
  expect(parts.get('ppt/slides/_rels/slide1.xml.rels')).toContain('Target="slide2.xml"')
  expect(slide(parts, 2)).toContain('<a:buAutoNum type="arabicPeriod" startAt="1"/>')
  expect(slide(parts, 2)).toMatch(/baseline="30000"[^>]*>(?:(?!<a:t>).)*<a:t>\[1\]/)
  // Text that looks as its layout says does not say so again.
  expect(xml.slice(0, xml.indexOf('type="body"'))).not.toMatch(/ sz="/)
})

test('the master and its layouts have placeholders for title, text, footer and number', async () => {
  const parts = await pptxParts(await deckOf('- { layout: statement, text: Hello }\n'))
  const content = [...parts].find(
    ([name, xml]) => name.includes('slideLayouts/slideLayout') && xml.includes('name="Title and content"'),
  )?.[1]
  for (const xml of [content, parts.get('ppt/slideMasters/slideMaster1.xml')]) {
    for (const type of ['title', 'body', 'ftr', 'sldNum']) expect(xml).toContain(`<p:ph type="${type}"`)
  }
})

test('notes are paragraphs of their slide’s notes page; a slide goes on without them', async () => {
  const parts = await pptxParts(
    await deckOf('- layout: quiz\n  question: Why?\n  answer: Because.\n  notes: |-\n    First <line>.\n    Second.\n'),
  )
  expect(wordsOfXml(parts.get('ppt/notesSlides/notesSlide1.xml') ?? '')).toContain('First <line>.\nSecond.')
  expect(parts.get('ppt/notesSlides/notesSlide1.xml')).toContain('First &lt;line&gt;.')
  expect(wordsOfXml(parts.get('ppt/notesSlides/notesSlide2.xml') ?? '')).not.toContain('First')
  expect(slide(parts, 1)).not.toContain('Because')
  expect(slide(parts, 2)).toContain('Because')
})

test('a link to a slide that is not there is text', async () => {
  const deck = await deckOf('- { layout: points, title: P, items: ["see [there](#b)"] }\n- { layout: statement, id: b, text: B }\n')
  const { presentation, pictures } = present(deck)
  const slides = presentation.slides.map((slide) => ({ ...slide, id: 'none' }))
  const written = async (one: typeof presentation) => slide(await partsOf(await writePptx(one, pictures)), 1)
  expect(await written(presentation)).toContain('<a:hlinkClick')
  expect(await written({ ...presentation, slides })).not.toContain('<a:hlinkClick')
})

test('a picture behind a slide is its background', async () => {
  const parts = await pptxParts(
    await deckOf('- { layout: statement, text: S, background: { src: a.svg } }\n', {
      'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>',
    }),
  )
  expect(slide(parts, 1)).toMatch(/<p:bg><p:bgPr><a:blipFill/)
})

test('a table is a table, and its first row the header', async () => {
  const parts = await pptxParts(
    await deckOf('- layout: table\n  title: T\n  header: [Name, "**Number**"]\n  align: [left, right]\n  rows: [[a, 1], [b, 2]]\n'),
  )
  const xml = slide(parts, 1)
  expect(xml).toContain('<a:tblPr firstRow="1"/>')
  expect(xml.match(/<a:tr /g)).toHaveLength(3)
  expect(xml).toContain('algn="r"')
})

test('pictures say what they show, or that they only decorate', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
  const parts = await pptxParts(
    await deckOf('- layout: figure\n  title: F\n  image: { src: a.svg, alt: \'Two "nets" & <more>\' }\n', {
      'a.svg': svg,
      'course.yaml': 'title: A course\nlook: { logo: { src: logo.svg, alt: Us } }\n',
      'logo.svg': svg,
    }),
  )
  expect(slide(parts, 1)).toContain('descr="Two &quot;nets&quot; &amp; &lt;more&gt;"')
  expect(slide(parts, 1)).toMatch(/name="Logo"><a:extLst>.*adec:decorative/)
})

test('text is in the language of the deck, from right to left where that is so', async () => {
  const parts = await pptxParts({ ...(await deckOf('- { layout: points, title: P, items: [One, Two] }\n')), language: 'he' })
  expect(slide(parts, 1)).toContain('lang="he-IL"')
  expect(slide(parts, 1)).not.toContain('lang="en')
  expect(slide(parts, 1)).toMatch(/<a:pPr rtl="1" [^>]*algn="r"/)
})

test('the colours of the theme are those of the deck', async () => {
  const deck = await deckOf('- { layout: statement, text: Hello }\n')
  const parts = await pptxParts({ ...deck, look: { ...deck.look, accent: '#7a1f5c' } })
  expect(parts.get('ppt/theme/theme1.xml')).toContain('<a:accent1><a:srgbClr val="0B5563"/>')
})

test('every part that is named in the package is there', async () => {
  const parts = await pptxParts(await deckOf('- { layout: statement, text: Hello }\n- { layout: statement, text: You }\n'))
  for (const [, name = ''] of (parts.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]+)"/g))
    expect(parts.has(name), name).toBe(true)
})

test('no two masters share a theme, and no two objects of a slide a name', async () => {
  const parts = await pptxParts(await composedDeck(everyLayout()))
  expect(parts.get('ppt/slideMasters/_rels/slideMaster1.xml.rels')).toContain('theme1.xml')
  expect(parts.get('ppt/notesMasters/_rels/notesMaster1.xml.rels')).toMatch(/^(?!.*theme1\.xml).*theme2\.xml/s)
  expect(parts.get('[Content_Types].xml')?.match(/PartName="\/ppt\/theme\/theme2\.xml"/g)).toHaveLength(1)
  expect(parts.get('ppt/theme/theme2.xml')).toBe(parts.get('ppt/theme/theme1.xml'))
  for (const [path, xml] of parts) {
    if (!/^ppt\/slides\/slide\d+\.xml$/.test(path)) continue
    const names = [...xml.matchAll(/<p:cNvPr id="\d+" name="([^"]+)"/g)].map(([, name]) => name)
    expect(new Set(names).size, path).toBe(names.length)
  }
})

test('each paragraph of a placeholder has its own size, also after a larger one', async () => {
  const parts = await pptxParts(await deckOf('- { layout: quiz, question: Why?, options: [This, That], answer: Because. }\n'))
  const paragraphs = slide(parts, 1).match(/<a:p>.*?<\/a:p>/gs) ?? []
  const sizeOf = (words: string): string | undefined => / sz="(\d+)"/.exec(paragraphs.find((xml) => xml.includes(words)) ?? '')?.[1]
  expect([sizeOf('Why?'), sizeOf('This'), sizeOf('That')]).toEqual(['3300', '2400', '2400'])
})

test('code is read from left to right in every deck', async () => {
  const code = '- { layout: code, title: T, language: python, code: "f(1)\\n\\ng(2)" }\n'
  const deck = await composedDeck({ 'decks/main.yaml': `title: T\nlanguage: ar\nslides:\n${code}` })
  const paragraphs = slide(await pptxParts(deck), 1).match(/<a:p>.*?<\/a:p>/gs) ?? []
  const properties = (words: string): string => /<a:pPr[^>]*>/.exec(paragraphs.find((xml) => xml.includes(words)) ?? '')?.[0] ?? ''
  expect(properties('>T<')).toContain('rtl="1"')
  for (const line of ['f(1)', 'g(2)']) expect(properties(line)).toMatch(/^(?!.*rtl="1")(?!.*algn="r")/)
})
