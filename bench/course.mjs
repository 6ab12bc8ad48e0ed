// Makes a course of any size, the same for the same numbers: decks of all kinds of slides over one list of records.
// Decks are divided into topics of ten, and each shows records of its own topic alone: a record is shown by no more than ten decks.
// node bench/course.mjs OUT --decks 100 --slides 30 --records 1000 --seed 1
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { dump } from 'js-yaml'

const modalities = ['Text', 'Code', 'Image', 'Video', 'Audio', 'Speech', 'Vision', 'Protein', 'Robotics', 'Chemistry']
const organizations = words('Aalto Borealis Cedar Delta Eider Fjord Garnet Harbour Indigo Juniper Kestrel Lumen Marram Nadir Onyx Pelican')
const families = words(
  'Atlas Beacon Cobalt Dune Ember Falcon Glacier Heron Ibis Jasper Krill Lynx Moss Nova Orchid Puffin Quartz Raven Sable Tern',
)
const greek = ['α', 'β', 'Σ', 'π', 'Ω']
const chinese = ['文心', '悟道', '通义']
const nouns = words(
  'attention batches corpora curricula decoders embeddings encoders evaluations gradients instructions labels losses memory metrics optimizers patches prompts retrieval samples scaling tokens transfer weights windows',
)
const verbs = words('bounds changes compares explains improves limits measures predicts replaces reveals shapes supports')
const access = ['open weights', 'hosted', 'not released']

/**
 * Writes a course into a folder.
 *
 * @param slides of each deck, as they are written: what is too full goes on over more
 * @returns the names of its decks, and those that show its `changing` record
 */
export function makeCourse(folder, { decks = 100, slides = 30, records = 1000, seed = 1 } = {}) {
  const random = generator(seed)
  const topics = Math.max(1, Math.round(decks / 10))
  const list = Array.from({ length: records }, (_, at) => makeRecord(at, topics, random))
  const names = Array.from({ length: decks }, (_, at) => `lecture-${String(at + 1).padStart(3, '0')}`)
  const write = (name, value) => writeFileSync(join(folder, name), dump(value, { lineWidth: -1 }))
  for (const part of ['data', 'decks']) mkdirSync(join(folder, part), { recursive: true })
  write('course.yaml', makeSettings(decks))
  write('data/models.yaml', list)
  write(
    'data/modalities.yaml',
    modalities.map((name) => ({ name })),
  )
  write(
    'data/references.yaml',
    Array.from({ length: 60 }, (_, at) => makeReference(at, random)),
  )
  names.forEach((name, at) => write(`decks/${name}.yaml`, makeDeck(at, slides, topicOf(at, topics), random)))
  return { names, showing: names.filter((_, at) => topicOf(at, topics) === topicOf(0, topics)) }
}

/** Changes the record that leads the list of the first topic: it stands in a table of each deck of that topic. */
export function changeRecord(folder, value) {
  const file = join(folder, 'data/models.yaml')
  const [first, ...others] = readFileSync(file, 'utf8').split(/^(?=- )/m)
  writeFileSync(file, [first.replace(/access: .*/, `access: ${value}`), ...others].join(''))
}

function makeSettings(decks) {
  return {
    title: `A course of ${decks} lectures`,
    lecturer: 'The Deckhand bench',
    collections: {
      models: {
        source: 'data/models.yaml',
        asOf: '2026-11',
        credit: 'a list that was made up',
        fields: { organization: { required: true }, modality: { required: true, in: 'modalities' } },
      },
      modalities: { source: 'data/modalities.yaml' },
    },
    references: 'data/references.yaml',
    rules: {
      'citation/uncited': 'off',
      'font/missing-glyph': 'off',
      'chart/no-room': 'off',
      'handout/left-out': 'off',
      'handout/shortened': 'off',
    },
  }
}

function makeRecord(at, topics, random) {
  const mark = at % 25 === 7 ? `-${random.pick(greek)}` : at % 50 === 11 ? ` (${random.pick(chinese)}${at})` : ''
  const leads = at < topics
  return {
    name: `${random.pick(families)}-${at}${mark}`,
    organization: `${random.pick(organizations)} ${random.pick(['Lab', 'Research', 'AI', 'University'])}`,
    modality: random.chance(0.15) ? [...new Set([random.pick(modalities), random.pick(modalities)])] : random.pick(modalities),
    topic: topicOf(at, topics),
    year: random.between(2017, 2026),
    access: leads ? 'hosted' : random.pick(access),
    parameters: Math.round(10 ** (random.between(60, 120) / 10)),
    score: leads ? 100 : random.between(200, 989) / 10,
  }
}

function topicOf(at, topics) {
  return `topic ${(at % topics) + 1}`
}

function makeReference(at, random) {
  return {
    id: `ref${at}`,
    type: 'article-journal',
    title: capital(phrase(random)),
    author: Array.from({ length: 1 + (at % 4) }, () => ({ family: random.pick(organizations), given: random.pick(families) })),
    issued: { 'date-parts': [[2010 + (at % 16)]] },
    'container-title': 'Journal of Made-up Results',
    volume: String(1 + (at % 40)),
  }
}

function makeDeck(at, slides, topic, random) {
  const means = { topic, random, number: 0 }
  const body = [leaders(means)]
  const rest = Math.max(0, slides - 4)
  while (body.length < rest) {
    means.number = body.length
    body.push(body.length % 8 === 4 ? { layout: 'section', title: title(random), notes: notes(random) } : makeSlide(at, means))
  }
  const all = [
    { layout: 'title', notes: notes(random) },
    { layout: 'agenda', title: 'What is to come' },
    ...body,
    { layout: 'statement', text: `${sentence(random)} [@ref${at % 60}]` },
    { layout: 'references', title: 'References' },
  ]
  return { title: `Lecture ${at + 1}: ${title(random)}`, subtitle: title(random), slides: all }
}

/** How often each kind of slide comes: lists and what is made from data often, code and formulas now and then. */
const kinds = [points, points, points, points, table, table, table, cards, cards, bars, dots, compare, compare, steps, timeline]
const seldom = [definition, quote, numbers, quiz, recap, code, math, scatter]

function makeSlide(at, means) {
  const { random, number } = means
  const make = number % 3 === 2 ? seldom[(at + Math.floor(number / 3)) % seldom.length] : random.pick(kinds)
  return { ...make(means), notes: notes(random) }
}

const modelColumns = [
  { header: 'Model', field: 'name' },
  { header: 'Organization', field: 'organization' },
  { header: 'Year', field: 'year' },
  { header: 'Access', field: 'access' },
]

function leaders({ topic, random }) {
  const query = { from: 'models', where: { topic }, sortBy: '-score', limit: 6, columns: modelColumns }
  return { layout: 'table', title: 'The best of the topic', query, notes: notes(random) }
}

function table({ topic, random }) {
  const where = { topic, modality: random.some(modalities, 3) }
  return { layout: 'table', title: title(random), query: { from: 'models', where, sortBy: 'year', limit: 8, columns: modelColumns } }
}

function cards({ topic, random }) {
  const each = { from: 'models', where: { topic, modality: random.some(modalities, 3) }, sortBy: '-score', limit: 6 }
  const item = { each, title: { fill: '{name}' }, text: { fill: '{organization}, {year}; scores {score}' } }
  return { layout: 'cards', title: title(random), items: [item] }
}

function bars({ topic, random }) {
  const query = { from: 'models', where: { topic }, groupBy: { field: 'modality', order: '-count' }, limit: 8 }
  return { layout: 'chart', title: title(random), kind: 'bar', query, x: { count: true }, y: { field: 'modality' } }
}

function dots({ topic, random }) {
  const where = { topic, modality: random.some(modalities, 4) }
  const query = { from: 'models', where, sortBy: ['-score', 'name'], limit: random.between(5, 8) }
  return { layout: 'chart', title: title(random), kind: 'dot', query, x: { field: 'score', label: 'Score' }, y: { field: 'name' } }
}

function scatter({ topic, random }) {
  const query = { from: 'models', where: { topic, modality: random.some(modalities, 4) }, limit: 30 }
  const x = { field: 'parameters', scale: 'log', label: 'Parameters' }
  return { layout: 'chart', title: title(random), kind: 'scatter', query, x, y: { field: 'score', label: 'Score' } }
}

function numbers({ topic, random }) {
  const value = (count, where = { topic }) => ({ fill: '{n}', with: { n: { from: 'models', where, count } } })
  const items = [
    { value: value(true), label: 'models' },
    { value: value('organization'), label: 'organizations' },
    { value: value('modality', { topic, year: { gte: 2023 } }), label: 'modalities since 2023' },
  ]
  return { layout: 'numbers', title: title(random), items }
}

function points({ random }) {
  const items = random.times(3, 6, () =>
    random.chance(0.3) ? { text: sentence(random), points: random.times(1, 3, () => phrase(random)) } : sentence(random),
  )
  return {
    layout: 'points',
    title: title(random),
    items,
    ...(random.chance(0.3) && { close: `${sentence(random)} [@ref${random.between(0, 59)}]` }),
  }
}

function compare({ random }) {
  const column = () => ({ title: phrase(random), items: random.times(2, 4, () => phrase(random)) })
  return { layout: 'compare', title: title(random), columns: [column(), column()] }
}

function steps({ random }) {
  return {
    layout: 'steps',
    title: title(random),
    items: random.times(3, 4, () => ({ title: capital(random.pick(nouns)), text: phrase(random) })),
  }
}

function timeline({ random }) {
  const start = random.between(1990, 2015)
  return {
    layout: 'timeline',
    title: title(random),
    events: random.times(3, 6, (at) => ({ when: String(start + 2 * at), text: phrase(random) })),
  }
}

function definition({ random, number }) {
  return { layout: 'definition', term: capital(random.pick(nouns)), text: `are what **${phrase(random)}** [@ref${number % 60}].` }
}

function quote({ random }) {
  return {
    layout: 'quote',
    text: `${sentence(random)} ${sentence(random)}`,
    author: `${random.pick(families)} ${random.pick(organizations)}`,
  }
}

function quiz({ random }) {
  const options = random.times(3, 3, () => phrase(random))
  return {
    layout: 'quiz',
    question: `Which of these ${random.pick(verbs)} ${random.pick(nouns)}?`,
    options,
    correct: 2,
    answer: `**${options[1]}**`,
  }
}

function recap({ random }) {
  return { layout: 'recap', items: random.times(3, 4, () => `**${capital(random.pick(nouns))}**: ${phrase(random)}`) }
}

function code({ random }) {
  const [name, other] = [random.pick(nouns), random.pick(nouns)]
  const lines = [
    `def ${name}(${other}, step=${random.between(1, 9)}):`,
    '    total = 0',
    `    for each in ${other}[::step]:`,
    '        total += each',
    '    return total',
  ]
  return { layout: 'code', title: title(random), language: 'python', code: lines.join('\n') }
}

function math({ random }) {
  const tex = `\\mathcal{L}(\\theta) = -\\sum_{t=1}^{${random.between(2, 99)}} \\log p_\\theta(x_t \\mid x_{<t})`
  return { layout: 'math', title: title(random), tex, symbols: [{ tex: '\\theta', means: phrase(random) }], text: sentence(random) }
}

function title(random) {
  return `${capital(random.pick(nouns))} and what ${random.pick(verbs)} ${random.pick(nouns)}`
}

function phrase(random) {
  return `${random.pick(nouns)} that ${random.pick(nouns)} with ${random.pick(nouns)} ${random.pick(verbs)}`
}

function sentence(random) {
  const strong = random.pick(nouns)
  return `${capital(random.pick(nouns))} of **${strong}** ${random.pick(verbs)} ${random.pick(nouns)} and ${random.pick(nouns)}.`
}

function notes(random) {
  return random.times(2, 4, () => sentence(random)).join(' ')
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1)
}

function words(text) {
  return text.split(' ')
}

/** Numbers that look random and are the same for the same seed: a linear congruential generator is all that a bench needs. */
function generator(seed) {
  let state = seed >>> 0
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  const between = (low, high) => low + Math.floor(next() * (high - low + 1))
  const pick = (list) => list[between(0, list.length - 1)]
  return {
    between,
    pick,
    chance: (share) => next() < share,
    /** So many different members of a list. */
    some: (list, count) => {
      const start = between(0, list.length - 1)
      return Array.from({ length: count }, (_, at) => list[(start + at) % list.length])
    },
    times: (low, high, make) => Array.from({ length: between(low, high) }, (_, at) => make(at)),
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const number = { type: 'string' }
  const { values, positionals } = parseArgs({
    options: { decks: number, slides: number, records: number, seed: number },
    allowPositionals: true,
  })
  const [out] = positionals
  if (out === undefined) {
    console.error('node bench/course.mjs OUT [--decks 100] [--slides 30] [--records 1000] [--seed 1]')
    process.exit(2)
  }
  const sizes = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]))
  const { names, showing } = makeCourse(resolve(out), sizes)
  console.log(`${names.length} decks in ${out}; ${showing.length} of them show the first record: ${showing.join(' ')}`)
}
