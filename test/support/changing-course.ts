import { deflateSync } from 'node:zlib'
import fc from 'fast-check'

/** A course that is changed step by step: what an author has in mind, from which its files are written. */
export interface ChangingCourse {
  readonly models: Model[]
  readonly kinds: string[]
  readonly decks: Map<string, string[]>
  /** Lines of course.yaml, by the name of what they set. */
  readonly settings: Map<string, string>
  /** Templates, themes, pictures and references, by their paths. */
  readonly files: Map<string, string | Uint8Array>
  /** How each YAML file is written: 0 to 5. */
  readonly styles: Map<string, number>
}

interface Model {
  name: string
  maker: string
  kind: string[]
  year?: number | string
  note?: string
  [more: string]: unknown
}

/** A picture of one colour: 24 bits of red, green and blue. */
export function picture(colour: number): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  const pixel = [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255]
  const rows = deflateSync(Buffer.from([0, ...pixel, ...pixel]), { level: 0 })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** Slides that read the collections in every way that there is. */
const slides: readonly string[] = [
  `layout: title`,
  `layout: statement\ntext: What stands here is cited [@one2020]`,
  `layout: points\ntitle: Counted\nitems: [{ fill: "{n} **models** of {m} makers", with: { n: { from: models, count: true }, m: { from: models, count: maker } } }]`,
  `layout: table\ntitle: Of one kind\nquery: { from: models, where: { kind: Text }, sortBy: year, columns: [{ header: Model, field: name }, { header: Year, field: year }] }`,
  `layout: table\ntitle: By maker\nquery: { from: models, groupBy: maker, columns: [{ header: Maker, field: maker }, { header: Models, count: true }, { header: Kinds, count: kind }] }\nhandout: keep`,
  `each: { from: kinds }\nlayout: table\ntitle: { fill: "{name}" }\nlead: { fill: "{n} models", with: { n: { from: models, where: { kind: { fill: "{name}" } }, count: true } } }\nquery: { from: models, where: { kind: { fill: "{name}" } }, columns: [{ header: Model, field: name }] }`,
  `layout: chart\ntitle: Makers\nkind: bar\nquery: { from: models, groupBy: { field: maker, order: -count } }\nx: { field: maker }\ny: { count: true }`,
  `layout: cards\ntitle: The first two\nitems:\n  - { each: { from: models, sortBy: [-year, name], limit: 2 }, title: { fill: "{name}" }, text: { fill: "By {maker}" } }`,
  `layout: figure\ntitle: A figure\nimage: { src: images/a.png, alt: A colour }`,
  `layout: markdown\nmarkdown: "## Free\\n\\n![](images/with space_(b).png)"`,
  `layout: words\ntitle: Words\nitems: [{ term: Deck, meaning: Slides }, { each: { from: kinds }, term: { fill: "{name}" } }]`,
  `layout: points\ntitle: Many\nitems: [${Array.from({ length: 26 }, (_, index) => `"Point ${index + 1} of those that go on over the page"`).join(', ')}]\nhandout: drop`,
  `layout: quiz\nquestion: Which?\noptions: [This, That]\ncorrect: 1\nanswer: This one\nnotes: Ask **twice**.`,
  `layout: references\ntitle: References`,
  `layout: numbers\ntitle: Figures\nitems: [{ value: { fill: "{n}", with: { n: { from: models, where: { year: { gte: 2022 } }, count: true } } }, label: new }]`,
  `layout: points\ntitle: Notes of some\nitems: [{ each: { from: models, where: { note: { exists: true } } }, text: { fill: "{name}: {note}" } }]`,
  `layout: changes\ntitle: What is new\nfrom: models\nsince: 2026-01-01\nbefore: data/before.yaml`,
  `layout: table\ntitle: Kinds in their order\nquery: { from: models, groupBy: kind, columns: [{ header: Kind, field: kind }, { header: Models, field: name }] }`,
]

const words = 'templates/layouts/words'
const wordsTemplate =
  '<!-- _class: {{class}} -->\n\n## {{title}}\n\n{{#each items}}\n- **{{term}}**{{#if meaning}}: {{meaning}}{{/if}}\n{{/each}}\n'
const wordsSchema =
  'fields:\n  title: { type: prose, required: true }\n  items: { type: list, of: { term: { type: prose, required: true }, meaning: { type: prose } }, required: true }\n'
const theme = (name: string, colour: string): string => `/* @theme ${name} */\n@import 'deckhand';\nsection { --accent: ${colour}; }\n`

/** A small course with something of everything. */
export function startingCourse(): ChangingCourse {
  return {
    models: [
      { name: 'Alpha', maker: 'One', kind: ['Text'], year: 2021, note: 'first' },
      { name: 'Beta', maker: 'Two', kind: ['Image', 'Text'], year: 2023 },
      { name: 'Gamma', maker: 'One', kind: ['Image'] },
    ],
    kinds: ['Image', 'Text'],
    decks: new Map([
      ['a', [slides[1], slides[3], slides[4], slides[8]].flatMap((slide) => slide ?? [])],
      ['b', [slides[0], slides[2], slides[10]].flatMap((slide) => slide ?? [])],
    ]),
    settings: new Map([
      ['title', 'title: A course'],
      ['handouts', 'handouts: [summary, guided]'],
    ]),
    files: new Map<string, string | Uint8Array>([
      ['data/before.yaml', '- { name: Alpha, maker: One, kind: Text }\n'],
      ['images/a.png', picture(0xcc0000)],
      ['images/with space_(b).png', picture(0x00cc00)],
      ['images/logo.png', picture(0x0000cc)],
      [`${words}.hbs`, wordsTemplate],
      [`${words}.schema.yaml`, wordsSchema],
      ['themes/own.css', theme('own', '#7a1f5c')],
      ['themes/other.css', theme('other', '#123456')],
      [
        'data/references.yaml',
        '- { id: one2020, type: book, title: A Title, author: [{ family: One }], issued: { date-parts: [[2020]] } }\n',
      ],
    ]),
    styles: new Map(),
  }
}

/** The files of a course, as its author has written them. */
export function filesOf({ models, kinds, decks, settings, files, styles }: ChangingCourse): Map<string, string | Uint8Array> {
  const collections =
    'collections:\n  models:\n    source: data/models.yaml\n' +
    `${settings.get('of models') ?? ''}    fields: { kind: { in: kinds }, maker: { required: true } }\n  kinds: { source: data/kinds.yaml }\n`
  const course = [...settings].filter(([name]) => name !== 'of models').map(([, line]) => `${line}\n`)
  const texts = new Map([
    ['course.yaml', `${course.join('')}references: data/references.yaml\n${collections}`],
    ['data/models.yaml', list(models, (styles.get('data/models.yaml') ?? 0) % 2 === 1)],
    [
      'data/kinds.yaml',
      list(
        kinds.map((name) => ({ name })),
        false,
      ),
    ],
  ])
  for (const [name, own] of decks) {
    const body = own.map((slide) => `  - ${slide.replaceAll('\n', '\n    ')}\n`).join('')
    texts.set(`decks/${name}.yaml`, `title: Deck ${name.length}\nslides:${own.length === 0 ? ' []' : ''}\n${body}`)
  }
  return new Map([...files, ...[...texts].map(([path, text]) => [path, styled(text, styles.get(path) ?? 0)] as const)])
}

function list(records: readonly object[], reversed: boolean): string {
  if (records.length === 0) return '[]\n'
  return records
    .map((record) => {
      const entries = Object.entries(record).filter(([, value]) => value !== undefined)
      const lines = (reversed ? entries.reverse() : entries).map(([key, value]) => `${key}: ${scalar(value)}`)
      return `- ${lines.join('\n  ')}\n`
    })
    .join('')
}

function scalar(value: unknown): string {
  return typeof value === 'string' && value.startsWith('.') ? value : JSON.stringify(value)
}

function styled(text: string, style: number): string {
  if (style === 2) return `# A remark\n\n${text}`
  if (style === 3) return text.replaceAll('\n', '\r\n')
  if (style === 4) return text.replaceAll(/\n(?=- |  - )/g, '\n\n')
  return style === 5 ? `${text}# the end\n` : text
}

/** A change to a course: a kind, and two numbers that choose what it is done to. */
export interface Edit {
  readonly kind: keyof typeof edits
  readonly at: number
  readonly to: number
}

const values: readonly unknown[] = ['x', 'A *plain* | text', 2020, 2025, '1.5', 'Ω and <b>', '.inf', '.nan', null, '', true, ['p', 'q']]

function one<T>(all: readonly T[], index: number): T | undefined {
  return all[index % Math.max(all.length, 1)]
}

function moved<T>(all: T[], from: number, to: number): void {
  const [taken] = all.splice(from % Math.max(all.length, 1), 1)
  if (taken !== undefined) all.splice(to % (all.length + 1), 0, taken)
}

function setting(name: string, choices: readonly (string | undefined)[]) {
  return ({ settings }: ChangingCourse, at: number): void => {
    const line = one(choices, at)
    if (line === undefined) settings.delete(name)
    else settings.set(name, line)
  }
}

function ownFile(path: string, choices: readonly (string | Uint8Array | undefined)[]) {
  return ({ files }: ChangingCourse, at: number): void => {
    const content = one(choices, at)
    if (content === undefined) files.delete(path)
    else files.set(path, content)
  }
}

type Change = (course: ChangingCourse, at: number, to: number) => void

/** What an author does to a course. */
export const edits = {
  addModel: ({ models }, at, to) => {
    const maker = one(['One', 'Two', 'Three'], to) ?? 'One'
    const kind = one([['Text'], ['Image'], ['Text', 'Image'], []], at) ?? []
    models.splice(at % (models.length + 1), 0, { name: `Model ${at} ${to}`, maker, kind, ...(to % 2 === 1 && { year: 2015 + (at % 10) }) })
  },
  removeModel: ({ models }, at) => models.splice(at % Math.max(models.length, 1), 1),
  moveModel: ({ models }, at, to) => moved(models, at, to),
  renameModel: ({ models }, at, to) => {
    const model = one(models, at)
    if (model) model.name = `Renamed ${to}`
  },
  changeMaker: ({ models }, at, to) => {
    const model = one(models, at)
    if (model) model.maker = one(['One', 'Two', 'A maker'], to) ?? ''
  },
  changeKind: ({ models }, at, to) => {
    const model = one(models, at)
    if (model) model.kind = one([['Text'], ['Image'], ['Image', 'Text'], [], ['No kind at all']], to) ?? []
  },
  changeYear: ({ models }, at, to) => {
    const model = one(models, at)
    if (model) Object.assign(model, { year: one([2019, 2021, 2022, '2022', 'soon', undefined, '.inf', '.nan', null], to) })
  },
  changeNote: ({ models }, at, to) => {
    const model = one(models, at)
    if (model) Object.assign(model, { note: one([...values, undefined], to) })
  },
  changeHidden: ({ models }, at, to) => {
    const model = one(models, at)
    if (model) Object.assign(model, { [one(['hidden', 'secret'], at) ?? '']: one(values, to) })
  },
  loseMaker: ({ models }, at) => {
    const model = one(models, at)
    if (model) Object.assign(model, { maker: undefined })
  },
  addKind: ({ kinds }, at, to) => kinds.splice(at % (kinds.length + 1), 0, `Kind ${to % 3}`),
  removeKind: ({ kinds }, at) => kinds.splice(at % Math.max(kinds.length, 1), 1),
  moveKind: ({ kinds }, at, to) => moved(kinds, at, to),
  addDeck: ({ decks }, at, to) => {
    decks.set(
      one(['c', 'd', 'a longer name'], at) ?? 'c',
      [one(slides, to), one(slides, to + at)].flatMap((slide) => slide ?? []),
    )
  },
  removeDeck: ({ decks }, at) => void decks.delete(one([...decks.keys()], at) ?? ''),
  renameDeck: ({ decks }, at, to) => {
    const [name, own] = one([...decks], at) ?? []
    if (name === undefined || own === undefined) return
    decks.delete(name)
    decks.set(one(['a', 'b', 'c', 'e', 'f'], to) ?? name, own)
  },
  addSlide: ({ decks }, at, to) => {
    const own = one([...decks.values()], at)
    own?.splice(at % (own.length + 1), 0, one(slides, to) ?? '')
  },
  removeSlide: ({ decks }, at, to) => one([...decks.values()], at)?.splice(to % 5, 1),
  moveSlide: ({ decks }, at, to) => moved(one([...decks.values()], at) ?? [], at, to),
  rewrite: ({ decks, styles }, at, to) => {
    const paths = ['course.yaml', 'data/models.yaml', 'data/kinds.yaml', ...[...decks.keys()].map((name) => `decks/${name}.yaml`)]
    styles.set(one(paths, at) ?? '', to % 6)
  },
  paper: setting('paper', [undefined, 'paper: letter']),
  language: setting('language', [undefined, 'language: de']),
  handouts: setting('handouts', ['handouts: [summary, guided]', 'handouts: [summary]', 'handouts: [summary, notes]', 'handouts: []']),
  theme: setting('theme', [undefined, 'theme: own', 'theme: chalk', 'theme: none-such']),
  look: setting('look', [undefined, 'look: { accent: "#7a1f5c" }', 'look: { logo: { src: images/logo.png, alt: Ours } }']),
  rules: setting('rules', [undefined, 'rules: { data/empty-result: off }', 'rules: { citation/uncited: error }']),
  courseTitle: setting('title', ['title: A course', 'title: Another course']),
  ofModels: setting('of models', [undefined, '    asOf: "2026-01"\n', '    credit: The list of *ours*\n']),
  before: ownFile('data/before.yaml', [
    '- { name: Alpha, maker: One, kind: Text }\n',
    '- { name: Beta, maker: Old, kind: [Image, Text] }\n',
    undefined,
  ]),
  markNew: ({ models }, at, to) => {
    const model = one(models, at)
    if (model) Object.assign(model, { newUntil: one(['2026-12-01', '2020-01-01', undefined], to) })
  },
  image: ownFile('images/a.png', [picture(0xcc0000), picture(0xdd0000), undefined]),
  otherImage: ownFile('images/with space_(b).png', [picture(0x00cc00), picture(0x00dd00)]),
  logo: ownFile('images/logo.png', [picture(0x0000cc), picture(0x0000dd)]),
  ownTemplate: ownFile(`${words}.hbs`, [wordsTemplate, `${wordsTemplate}\n{{> notes}}\n`, wordsTemplate.replace('- **', '* **'), '{{#if']),
  ownSchema: ownFile(`${words}.schema.yaml`, [
    wordsSchema,
    wordsSchema.replace('items: { type: list', 'items: { split: true, type: list'),
    wordsSchema.replace('title: { type: prose', 'title: { type: text'),
    `${wordsSchema}  level: { type: number, required: true }\n`,
  ]),
  ownTheme: ownFile('themes/own.css', [theme('own', '#7a1f5c'), theme('own', '#005f5f'), 'section {']),
  otherTheme: ownFile('themes/other.css', [theme('other', '#123456'), theme('other', '#654321'), undefined]),
  partial: ownFile('templates/partials/page.hbs', [
    undefined,
    '<!-- _class: {{class}} -->\n{{#if pageFooter}}\n<!-- _footer: {{pageFooter}} -->\n{{/if}}\n{{#if background}}\n<!-- _backgroundImage: {{background}} -->\n{{/if}}\n',
    '<!-- _class: {{class}} marked -->\n',
    '{{#if step}}<!-- _class: {{class}} tight -->{{else}}<!-- _class: {{class}} -->{{/if}}\n',
  ]),
  template: ownFile('templates/layouts/points.hbs', [
    undefined,
    '{{> page}}\n\n## {{title}}\n\n{{#each items}}\n- {{this}}\n{{/each}}\n',
    '{{> page}}\n\n## {{title}} {{#unless first}}(more){{/unless}}\n\n{{> points}}\n',
  ]),
  references: ownFile('data/references.yaml', [
    '- { id: one2020, type: book, title: A Title, author: [{ family: One }], issued: { date-parts: [[2020]] } }\n',
    '- { id: one2020, type: book, title: A New Title, author: [{ family: One }], issued: { date-parts: [[2020]] } }\n',
    '- { id: two2020, type: book, title: Another, author: [{ family: Two }], issued: { date-parts: [[2021]] } }\n- { id: one2020, type: book, title: A Title, author: [{ family: One }], issued: { date-parts: [[2020]] } }\n',
    '- { id: two2020, type: book }\n',
  ]),
} as const satisfies Record<string, Change>

/** Any change to a course. */
export const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...(Object.keys(edits) as (keyof typeof edits)[])),
  at: fc.nat(11),
  to: fc.nat(17),
})

export function applyEdit(course: ChangingCourse, { kind, at, to }: Edit): void {
  const change: Change = edits[kind]
  change(course, at, to)
}
