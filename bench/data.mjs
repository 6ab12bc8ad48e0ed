// What 100,000 records cost: reading the collection, checking it against a schema of its own, and a query that filters, sorts, groups and counts.
// Beside it, in turn, what js-yaml's bare `load` takes for the same text; for CSV, for the same records as YAML. Prints the medians: npm run bench:data
import { load } from 'js-yaml'
import { fromSources } from './from-sources.mjs'

const runs = Number(process.argv[2] ?? 5)
const count = Number(process.argv[3] ?? 100_000)
const { readCourse, queryTable, tableQuery, reporterFor } = await fromSources(
  'data',
  `
export { readCourse } from './src/build/read-course.ts'
export { queryTable } from './src/data/table.ts'
export { tableQuery } from './src/model/query.ts'
export { reporterFor } from './src/diagnostics/report.ts'`,
  { packages: 'external' },
)

const kinds = ['text', 'image', 'audio', 'video', 'code']
const records = Array.from({ length: count }, (_, index) => ({
  name: `org-${index % 90}/model-${index}`,
  title: `Model ${index}, “文心”`,
  description: `It is trained on broad data at scale: number ${index} of a family, (see the report), and is adapted to tasks downstream.`,
  organization: `Organization ${(index * 7) % 90}`,
  access: ['open', 'limited', 'closed'][Math.floor(index / 90) % 3],
  parameters: ((index * 7919) % 10_000) * 1_000_000,
  released: index % 50 === 0 ? null : `20${String(15 + (index % 12))}-${String(1 + (index % 12)).padStart(2, '0')}-15`,
  modality: [kinds[index % 5], kinds[(index + 1 + (index % 3)) % 5]],
}))
const fields = Object.keys(records[0])
const yamlValue = (value) =>
  value === null ? '' : Array.isArray(value) ? `[${value.join(', ')}]` : /: |, /.test(value) ? JSON.stringify(value) : value
const csvValue = (value) => (value === null ? '' : Array.isArray(value) ? value.join('; ') : /,/.test(value) ? `"${value}"` : value)
const yaml = records.map((record) => `- ${fields.map((field) => `${field}: ${yamlValue(record[field])}`).join('\n  ')}\n`).join('')
const json = JSON.stringify(records, null, 2)
const csv = [fields, ...records.map((record) => fields.map((field) => csvValue(record[field])))].map((row) => `${row.join(',')}\n`).join('')

const course = (source) => `title: A course
collections:
  models:
    source: ${source}
    closed: true
    fields:
      name: { type: text, required: true, unique: true, pattern: '[a-z0-9-]+/[\\w.-]+' }
      title: { type: text }
      description: { type: text, required: true }
      organization: { type: text, required: true }
      access: { values: [open, limited, closed] }
      parameters: { type: integer, min: 0 }
      released: { type: date, min: 2010-01-01, max: 2026-12-31 }
      modality: { values: [${kinds.join(', ')}], split: ';' }
`
const query = tableQuery.parse({
  from: 'models',
  where: { access: ['open', 'limited'], parameters: { gt: 1_000_000_000 } },
  sortBy: '-released',
  groupBy: { field: 'organization', order: '-count' },
  columns: [
    { header: 'Organization', field: 'organization' },
    { header: 'Models', count: true },
    { header: 'Kinds', field: 'modality' },
  ],
})

/** A world of two files. */
const worldOf = (source, text) => {
  const files = new Map([
    ['/course/course.yaml', Buffer.from(course(source))],
    [`/course/${source}`, Buffer.from(text)],
  ])
  return {
    environment: {},
    stat: async (path) => (files.has(path) ? { kind: 'file', size: files.get(path).length } : undefined),
    realPath: async (path) => path,
    read: async (path) => files.get(path),
  }
}

const ours = async (world) => {
  const start = performance.now()
  const { collections, diagnostics, courseSource } = await readCourse(world, '/course')
  const read = performance.now()
  const context = { collections, language: 'en', fillText: (text) => text }
  const faults = [...diagnostics]
  const { rows } = queryTable(query, context, reporterFor(courseSource, faults))
  const end = performance.now()
  if (faults.length > 0 || rows.length !== 90) throw new Error(JSON.stringify(faults.slice(0, 3)))
  return { total: end - start, query: end - read }
}
const bare = (text) => {
  const start = performance.now()
  load(text)
  return performance.now() - start
}
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

for (const [name, source, text, peer] of [
  ['YAML', 'models.yaml', yaml, yaml],
  ['JSON', 'models.json', json, json],
  ['CSV', 'models.csv', csv, yaml],
]) {
  const world = worldOf(source, text)
  await ours(world)
  bare(peer)
  const measured = []
  for (let run = 0; run < runs; run++) {
    globalThis.gc?.()
    const peerTime = bare(peer)
    globalThis.gc?.()
    measured.push({ ...(await ours(world)), peerTime })
  }
  const time = (of) => `${(median(measured.map(of)) / 1000).toFixed(2)} s`
  console.log(
    `${count} records of ${name}, ${(text.length / 1e6).toFixed(1)} MB: read, checked and queried in ${time((run) => run.total)} ` +
      `(the query ${time((run) => run.query)}); js-yaml's load${peer === text ? '' : ' of them as YAML'} ${time((run) => run.peerTime)}: ` +
      `×${median(measured.map((run) => run.total / run.peerTime)).toFixed(2)}`,
  )
}
