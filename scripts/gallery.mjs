import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const examples = 'templates/examples'

/**
 * Writes a course of which each deck shows the example of one layout.
 *
 * @param {string} folder where the course is to stand
 * @param {string[]} layouts their names, in any order
 * @returns {Map<string, number>} for each layout the page of its deck on which the example begins, counted from 0
 */
export function writeGallery(folder, layouts) {
  mkdirSync(join(folder, 'decks'), { recursive: true })
  cpSync(join(examples, 'images'), join(folder, 'images'), { recursive: true })
  cpSync(join(examples, 'data'), join(folder, 'data'), { recursive: true })
  for (const name of ['abilities', 'modalities']) cpSync(`content/data/${name}.yaml`, join(folder, `data/${name}.yaml`))
  const cites = layouts.includes('references')
  if (cites) writeFileSync(join(folder, 'data/references.yaml'), references())
  const sources = cites ? 'references: data/references.yaml\n' : ''
  writeFileSync(join(folder, 'course.yaml'), `title: Foundation Models\nlecturer: The Deckhand course team\n${collections}${sources}`)
  return new Map(
    layouts.map((layout) => {
      const { before, after } = surroundings[layout] ?? { before: [], after: [] }
      const example = readFileSync(join(examples, `${layout}.yaml`), 'utf8')
      writeFileSync(
        join(folder, 'decks', `${layout}.yaml`),
        `title: Foundation Models\nslides:\n${[...before, example, ...after].join('\n')}`,
      )
      return [layout, before.length]
    }),
  )
}

/** The layouts that have an example, by name. */
export function exampleLayouts() {
  return readdirSync(examples)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort()
}

const collections = `collections:
  abilities: { source: data/abilities.yaml, asOf: "2026-11" }
  modalities: { source: data/modalities.yaml }
  models: { source: data/models.yaml, asOf: "2026-11", credit: the lecture's list of models, fields: { modality: { in: modalities } } }
`

const cited = ['bommasani2021', 'devlin2019bert', 'brown2020gpt3', 'radford2021clip', 'he2022mae', 'wei2022emergent', 'schaeffer2023mirage']

/** Of the lecture's references those that the gallery cites. */
function references() {
  const entries = readFileSync('content/data/references.yaml', 'utf8').split(/^(?=- id:)/m)
  return entries.filter((entry) => cited.some((key) => entry.startsWith(`- id: ${key}\n`))).join('')
}

const section = (title) => `- { layout: section, title: "${title}" }\n`

/** What a layout gathers from other slides of its deck. */
const surroundings = {
  agenda: {
    before: [section('What is a foundation model?'), section('Models and how they are pretrained')],
    after: [section('Emergent abilities'), section('Risks')],
  },
  references: {
    before: [`- { layout: statement, text: "[${cited.map((key) => `@${key}`).join('; ')}]" }\n`],
    after: [],
  },
}
