import { describe, expect, test } from 'vitest'
import { renderSlides, slideTexts } from '../support/course.ts'

const data = {
  'data/models.yaml': `- { name: Alpha, maker: One, kind: Text, year: 2021, size: 1000000000 }
- { name: Beta, maker: One, kind: [Image, Text], year: 2023, size: 20000000000 }
- { name: Gamma, maker: Three, kind: Image, year: 2023, size: 7000000 }
`,
}

/** The text alternative, the direct labels and the table of the first chart of a page. */
async function chart(slide: string, files: Readonly<Record<string, string>> = data) {
  const { page, markdown, diagnostics } = await renderSlides(
    `  - layout: chart\n    title: Models\n${slide.replaceAll(/^/gm, '    ')}\n`,
    files,
  )
  const [, alt = '', svg = ''] = /<svg role="img" aria-label="([^"]*)"[^>]*>([\s\S]*?)<\/svg>/.exec(page.html) ?? []
  const labels = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'))
  return { alt, svg, labels, rows, markdown, diagnostics, page }
}

describe('a chart', () => {
  test('of counts: bars with values at their ends, the same in words and as a table', async () => {
    const { alt, labels, rows, markdown, page } = await chart(
      'kind: bar\nquery: { from: models, groupBy: { field: maker, order: -count } }\nx: { count: true }\ny: { field: maker }',
    )
    expect(alt).toBe('Bar chart: Models. One 2, Three 1.')
    expect(labels).toEqual(['One', 'Three', '2', '1'])
    expect(rows).toEqual(['| Maker | Number |', '| --- | --: |', '| One | 2 |', '| Three | 1 |'])
    expect(markdown).toMatch(/<img src="drawings\/chart-[\da-f]{8}\.svg" alt="Bar chart: Models\. One 2, Three 1\.">/)
    expect(page.html).toContain('<div class="visually-hidden">\n<table>')
    expect(page.html).not.toContain('<img')
    expect(slideTexts(page.html)[0]).toContain('Maker Number One 2 Three 1')
  })

  test('in parts: a record of several values counts in each of their series', async () => {
    const { alt, rows } = await chart(
      'kind: stacked\nquery: { from: models, groupBy: maker }\nx: { count: true }\ny: { field: maker }\nseries: kind\nalt: My own words',
    )
    expect(alt).toBe('My own words')
    expect(rows.slice(2)).toEqual(['| One | Text | 2 |', '| One | Image | 1 |', '| Three | Image | 1 |'])
  })

  test('on a logarithmic axis', async () => {
    const { alt, labels } = await chart(
      'kind: dot\nquery: { from: models, sortBy: size }\nx: { field: size, scale: log }\ny: { field: name }\nlabel: maker',
    )
    expect(alt).toBe('Dot plot: Models. Gamma 7M (Three), Alpha 1B (One), Beta 20B (One).')
    expect(labels).toEqual(expect.arrayContaining(['1M', '10M', '100M', '1B', '10B', '100B', 'Gamma', 'Three']))
  })

  test('along one axis: the key of each record beside its dot', async () => {
    const { alt, labels } = await chart('kind: dot\nquery: { from: models }\nx: { field: year }')
    expect(alt).toBe('Dot plot: Models. 2021: Alpha; 2023: Beta, Gamma.')
    expect(labels).toEqual(expect.arrayContaining(['2021', '2022', '2023', 'Alpha', 'Beta', 'Gamma']))
  })

  test('in lines, with the names of the series at their ends', async () => {
    const { alt, labels } = await chart('kind: line\nquery: { from: models }\nx: { field: year }\ny: { field: size }\nseries: maker')
    expect(alt).toBe('Line chart: Models. One 2021 1B, One 2023 20B, Three 2023 7M.')
    expect(labels.slice(-2)).toEqual(['One', 'Three'])
  })

  test('shows a hostile value as itself, in the picture, its alternative and its table', async () => {
    const name = '"><script>alert(1)</script> $x$ | ` <b>'
    const { labels, rows, page } = await chart('kind: bar\nquery: { from: models }\nx: { field: size }\ny: { field: name }', {
      'data/models.yaml': JSON.stringify([{ name, size: 1 }]),
    })
    expect(labels[0]).toBe('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; $x$ | ` &lt;b&gt;')
    expect(rows).toHaveLength(3)
    expect(page.html).not.toMatch(/<script>alert/)
  })

  test('speaks the language of its deck', async () => {
    const { alt } = await chart('kind: bar\nquery: { from: models }\nx: { field: size }\ny: { field: name }', {
      ...data,
      'course.yaml': 'title: Kurs\nlanguage: de\ncollections: { models: { source: data/models.yaml } }\n',
    })
    expect(alt).toBe('Balkendiagramm: Models. Alpha 1 Mrd., Beta 20 Mrd., Gamma 7 Mio.')
  })
})
