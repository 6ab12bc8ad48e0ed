import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { deckhand, temporaryFolder } from '../support/cli.ts'
import { slideTexts } from '../support/course.ts'

test('a table of 500 rows from CSV goes on over as many slides as it takes, with every row on one of them', async () => {
  await using folder = await temporaryFolder()
  const at = (path: string): string => join(folder.path, path)
  await mkdir(at('decks'))
  const names = Array.from({ length: 500 }, (_, index) => `M${String(index + 1).padStart(3, '0')}`)
  const rows = names.map(
    (name, index) => `${name};"Organization ${index % 37}";${index % 3 === 0 ? '"Text; Image"' : 'Audio'};${2015 + (index % 12)}`,
  )
  await writeFile(at('models.csv'), `\ufeffname;organization;kind;year\r\n${rows.join('\r\n')}\r\n`)
  const fields = '{ kind: { split: ";" }, year: { type: integer } }'
  await writeFile(at('course.yaml'), `title: C\ncollections: { models: { source: models.csv, fields: ${fields} } }\n`)
  const columns = ['name', 'organization', 'kind', 'year'].map((field) => `{ header: ${field.toUpperCase()}, field: ${field} }`)
  const slide = `{ layout: table, title: Models, query: { from: models, columns: [${columns.join(', ')}] } }`
  await writeFile(at('decks/main.yaml'), `title: D\nslides:\n  - ${slide}\n`)
  const built = await deckhand(['build', '--root', folder.path, '--out', at('out'), '--only', 'html,pdf'])
  expect(built).toMatchObject({ code: 0, stderr: '' })

  const texts = slideTexts(await readFile(at('out/main/slides.html'), 'utf8'))
  expect(texts.flatMap((text) => text.match(/\bM\d{3}\b/g) ?? [])).toEqual(names)
  texts.forEach((text, index) => expect(text).toContain(`Models (${index + 1}/${texts.length}) NAME ORGANIZATION KIND YEAR`))
  const pages = await renderPdf(await readFile(at('out/main/slides.pdf')), 0.1)
  expect(pages).toHaveLength(texts.length)
}, 120_000)
