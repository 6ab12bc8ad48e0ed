import { describe, expect, test } from 'vitest'
import { cleanSvg } from '../../src/charts/clean-svg.ts'
import { drawDiagram } from '../../src/charts/diagram.ts'

const size = { width: 1112, height: 470 }
const draw = (mermaid: string) => drawDiagram(mermaid, size, 'd1')

const kinds = {
  flowchart: 'flowchart LR\n  A[One] -->|then| B{Two}\n  subgraph s [Group]\n    C((Three)) -.-> D[(Four)]\n  end\n  B ==> C',
  state: 'stateDiagram-v2\n  [*] --> Idle\n  Idle --> [*]',
  sequence: 'sequenceDiagram\n  Ann->>Bob: Hello\n  Bob-->>Ann: Yes\n  Note over Ann: thinks',
  class: 'classDiagram\n  Animal <|-- Duck\n  Animal : +int age',
  entity: 'erDiagram\n  A ||--o{ B : has\n  A { string name PK }',
}

describe('a diagram', () => {
  test.each(Object.entries(kinds))('%s: is drawn alike each time, in colours of the theme, within its size', async (_, mermaid) => {
    const { svg, faults } = await draw(mermaid)
    expect(faults).toEqual([])
    expect((await draw(mermaid)).svg).toBe(svg)
    expect(svg).not.toMatch(/<style|@import|data-|class=|url\((?!#d1-)|https?:(?!\/\/www\.w3\.org\/2000\/svg")/)
    const variables = [...svg.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name)
    expect(new Set(variables)).toEqual(
      new Set(variables.filter((name) => /^--(ink|muted|hairline|paper|accent|accent-soft)$/.test(name ?? ''))),
    )
    const [, width = 0, height = 0] = (/ width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(Number)
    expect(width).toBeLessThanOrEqual(size.width + 0.1)
    expect(height).toBeLessThanOrEqual(size.height + 0.1)
  })

  test('has arrowheads that stand where the library puts them, under names of its own', async () => {
    const { svg } = await draw('flowchart LR\n  A --> B')
    expect(svg).toContain('<marker id="d1-arrowhead" markerWidth="8" markerHeight="5" refX="7" refY="2.5" orient="auto">')
    expect(svg).toContain('marker-end="url(#d1-arrowhead)"')
  })

  test.each([
    'A["<script>alert(1)</script>"] --> B',
    'A["<img src=x onerror=alert(1)>"] --> B["<foreignObject>"]',
    'A --> B\n  click A "javascript:alert(1)"\n  style A fill:url(https://example.com/x),stroke:#f00" onload="alert(1)',
    'A --> B\n  classDef k fill:red;background:url(//x)\n  class A k',
    '"><script>alert(1)</script> --> B',
  ])('holds nothing that acts: %s', async (body) => {
    const { svg } = await draw(`flowchart LR\n  ${body}`)
    expect(svg.match(/<(?!\/?(svg|defs|marker|g|rect|circle|line|polyline|polygon|path|text|tspan)\b)/)).toBeNull()
    expect(svg).not.toMatch(/<[^>]*\s(on\w+|href|style|class)=|url\((?!#d1-)/)
  })

  test.each([
    ['hello', "it begins with 'hello'"],
    ['pie\n  "a": 1', "it begins with 'pie'"],
    ['flowchart LR\n  A[One --> B', "in line 2 of its text ']' is missing"],
    ['flowchart LR\n  A --> B\n  B -->', 'in line 3 of its text an arrow leads nowhere'],
    ['flowchart LR\n  A["One] --> B', 'in line 2 of its text a quote is not closed'],
    ['flowchart LR\n  A) --> B', "in line 2 of its text ')' closes nothing"],
  ])('that is broken is told: %j', async (mermaid, message) => {
    const { svg, faults } = await draw(mermaid)
    expect(svg).toBe('')
    expect(faults.map(({ code, severity }) => [code, severity])).toEqual([['diagram/syntax', 'error']])
    expect(faults[0]?.message).toContain(message)
  })

  test('whose type would be too small is told', async () => {
    const chain = Array.from({ length: 20 }, (_, index) => `  N${index}[Step number ${index}] --> N${index + 1}`).join('\n')
    const { faults } = await draw(`flowchart LR\n${chain}`)
    expect(faults.map(({ code, severity }) => [code, severity])).toEqual([['diagram/too-large', 'warning']])
  })
})

test('only SVG of the expected shape is taken', () => {
  const clean = (svg: string): string => cleanSvg(svg, 'p', (value) => value)
  expect(clean('<svg xmlns="http://www.w3.org/2000/svg"><style>*{}</style><rect x="1" onclick="x" style="y"/></svg>')).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg"><rect x="1"/></svg>',
  )
  for (const foreign of [
    '<image href="x"/>',
    '<a>x</a>',
    '<script>x</script>',
    '<foreignObject></foreignObject>',
    '<!-- x -->',
    '<rect x=1/>',
    '<g',
  ]) {
    expect(() => clean(`<svg>${foreign}</svg>`), foreign).toThrow()
  }
})
