import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { deckhand, temporaryFolder } from '../support/cli.ts'
import { repository } from '../support/repository.ts'

const course = (theme: string): string => `title: A course
theme: ${theme}
collections:
  models: { source: data/models.yaml, asOf: "2026-09", credit: our list, fields: { kind: { in: kinds } } }
  kinds: { source: data/kinds.yaml, asOf: "2026-08" }
`
const first = '- { name: Alpha, kind: Text, year: 2023 }\n- { name: Gama, kind: Image, year: 2020 }\n- { name: Old, kind: Text }\n'
const second = `- { name: Alpha, kind: Text, year: 2024 }
- { name: Gamma, kind: Image, year: 2020 }
- { name: "Ω <b> | $x$ & *co*", kind: Text, year: 2026, newUntil: 2026-10-31 }
`
const lecture = (date: string): string => `title: Before\ndate: ${date}\nslides: [{ layout: statement, text: A }]\n`
const deck = `title: Now
date: 2026-10-01
handouts: [summary, guided, slides-handout, notes]
slides:
  - { layout: title }
  - { layout: changes, from: models, since: last-lecture, detail: { fill: "of {year}" }, close: All of it }
  - { layout: table, title: Models, query: { from: models, columns: [{ header: Name, field: name }, { header: Kind, field: kind }] } }
  - { layout: cards, title: Cards, items: [{ each: { from: models }, title: { fill: "{name}{new}" } }] }
  - each: { from: models, where: { newUntil: { exists: true } } }
    layout: section
    title: { fill: "{name}{new}" }
  - { layout: statement, text: { fill: "{n} kinds", with: { n: { from: kinds, count: true } } } }
`

function files(theme: string): Record<string, string> {
  return { 'course.yaml': course(theme), 'data/kinds.yaml': '- name: Image\n- name: Text\n', 'decks/a-before.yaml': lecture('2026-09-01') }
}

describe('a course with a history', () => {
  test('says what is new since the last lecture, on slides and handouts; two builds give the same bytes', async () => {
    const { folder, write, commit } = repository()
    write({ ...files('deckhand'), 'data/models.yaml': first })
    commit('one', '2026-08-30T12:00:00Z')
    write({ 'data/models.yaml': second, 'decks/now.yaml': deck })
    commit('two', '2026-09-20T12:00:00Z')
    const out = join(folder, 'out')
    const built = await deckhand(['build', '--root', folder, '--out', out])
    expect([built.code, built.stderr]).toEqual([0, ''])
    const slides = await renderPdf(await readFile(join(out, 'now/slides.pdf')), 0.1)
    const text = slides[1]?.text.replaceAll(/\s+/g, ' ') ?? ''
    expect(text).toContain('Since 2026-09-01: 1 new · 1 renamed · 1 changed · 1 removed')
    for (const said of [
      '≠ changed Alpha of 2024 · year 2023 → 2024',
      '→ renamed Gamma of 2020 · formerly Gama',
      '+ new Ω <b> | $x$ & *co* of 2026',
      '− removed Old',
    ]) {
      expect(text).toContain(said)
    }
    expect(slides[2]?.text.replaceAll(/\s+/g, ' ')).toContain('*co* new')
    for (const name of ['handout', 'guided', 'guided-key', 'slides-handout', 'notes']) {
      const [page] = await renderPdf(await readFile(join(out, `now/${name}.pdf`)), 0.1)
      const said = page?.text.replaceAll(/\s+/g, ' ') ?? ''
      expect(said, name).toContain('Data as of 2026-08 (kinds), 2026-09 (models)')
      expect(said, name).toContain('our list (models)')
    }
    await rm(join(folder, '.deckhand'), { recursive: true, force: true })
    const again = await deckhand(['build', '--root', folder, '--out', join(folder, 'again')])
    expect(again.code).toBe(0)
    for (const name of ['slides.pdf', 'slides.html', 'handout.pdf']) {
      expect(Buffer.compare(await readFile(join(out, 'now', name)), await readFile(join(folder, 'again/now', name)))).toBe(0)
    }
  })

  test('a build after another commit tells what changed until then, and no other deck is made anew', async () => {
    const { folder, write, commit } = repository()
    write({ ...files('deckhand'), 'data/models.yaml': first, 'decks/now.yaml': deck })
    commit('one', '2026-08-30T12:00:00Z')
    const options = ['build', '--root', folder, '--out', join(folder, 'out'), '--only', 'md']
    expect((await deckhand(options)).stderr).toContain(
      "changes/none nothing that this slide shows has changed in 'models' since 2026-09-01",
    )
    write({ 'data/models.yaml': second })
    expect((await deckhand(options)).stderr).toBe('')
    expect(await readFile(join(folder, 'out/now/slides.md'), 'utf8')).toContain('<strong>Gamma</strong>')
    // What was there at the end of that day is another thing now.
    commit('two', '2026-09-01T23:00:00Z')
    expect((await deckhand(options)).stderr).toContain('changes/none')
  })
})

test.each(['deckhand', 'deckhand-dark', 'chalk'])('marks and badges are legible in %s', async (theme) => {
  await using folder = await temporaryFolder()
  const all = {
    ...files(theme),
    'data/models.yaml': second,
    'data/old.yaml': first,
    'decks/now.yaml': deck.replace('last-lecture,', 'last-lecture, before: data/old.yaml,'),
  }
  for (const [name, text] of Object.entries(all)) {
    await mkdir(join(folder.path, name, '..'), { recursive: true })
    await writeFile(join(folder.path, name), text)
  }
  const { code, stdout, stderr } = await deckhand(['check', '--root', folder.path, '--strict'])
  expect([stdout + stderr, code]).toEqual([expect.not.stringContaining('slides/'), 0])
})
