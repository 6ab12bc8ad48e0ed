import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { type Run, copyLecture, deckhand, temporaryFolder } from '../support/cli.ts'

// What public lists of models look like: a list under a key, a sample first, one model twice, and names in two spellings.
const catalogue = `# Names match those of the deployments.
models:

  - name: simple/model1
    display_name: Simple Model 1
    creator_organization_name: Sample
    access: open
    release_date: 2023-01-01
    tags: [TEXT_MODEL_TAG]

  # OpenAI
  - name: openai/gpt-4
    display_name: GPT-4
    description: "A model: large ([paper](https://example.org))."
    creator_organization_name: Open AI
    access: limited
    num_parameters: 1000000000
    release_date:
    tags: [TEXT_MODEL_TAG, CHAT_TAG]
  - name: openai/gpt-4
    display_name: GPT-4
    creator_organization_name: OpenAI
    access: limited
    tags: []
  - name: baidu/ernie
    display_name: ERNIE 4.5 (文心大模型4.5)
    creator_organization_name: Baidu
    access:
      explanation: by contract
      value: limited
`

const table = 'Model;Org;Task;Year;Licence\r\nGPT-4;OpenAI;Text;2023;closed\r\nNew-1;New Lab;Text, Code;2026;MIT\r\n'

interface Lecture extends AsyncDisposable {
  readonly path: string
  readonly models: string
  run(...args: string[]): Promise<Run>
  text(name: string): Promise<string>
}

/** The lecture, and lists beside it. */
async function lecture(lists: Record<string, string | Uint8Array>): Promise<Lecture> {
  const folder = await temporaryFolder()
  const root = await copyLecture(folder.path)
  for (const [name, content] of Object.entries(lists)) await writeFile(join(folder.path, name), content)
  return {
    path: folder.path,
    models: await readFile(join(root, 'data/models.yaml'), 'utf8'),
    run: (...args) => deckhand(['import', ...args], { cwd: folder.path }),
    text: (name) => readFile(join(root, name), 'utf8'),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  }
}

const mapped = ['list.csv', '--as', 'models', '--map', 'name=Model,organization=Org,modality=Task', '--split', 'modality=,']

describe('deckhand import', () => {
  test('--dry-run shows what would change by record and field, and writes nothing', async () => {
    await using course = await lecture({ 'list.csv': table })
    const { code, stdout, stderr } = await course.run(...mapped, '--dry-run')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe(`2 records for models: name ← Model, organization ← Org, modality ← Task, year ← Year
not placed (--map FIELD=COLUMN takes a column):
  Licence: 2 values (closed · MIT)

data/models.yaml: 1 added
+ New-1
    organization: New Lab
    modality: Text, Code
    year: 2026

nothing was written; data/models.yaml and data/.imports/models.json would be
`)
    expect(await course.text('data/models.yaml')).toBe(course.models)
  })

  test('what would be written outside the course, through a folder that is a link, is not', async () => {
    await using course = await lecture({ 'list.csv': table })
    await mkdir(join(course.path, 'elsewhere'))
    await symlink(join(course.path, 'elsewhere'), join(course.path, 'content/data/.imports'))
    const { code, stderr } = await course.run(...mapped, '--yes')
    expect([code, stderr]).toEqual([1, expect.stringContaining("file/outside-course 'data/.imports/models.json' leads out of the course")])
    expect([await course.text('data/models.yaml'), await readdir(join(course.path, 'elsewhere'))]).toEqual([course.models, []])
  })

  test('with nobody to ask it wants --yes: exit code 2, and nothing is written', async () => {
    await using course = await lecture({ 'list.csv': table })
    const { code, stderr, stdout } = await course.run(...mapped)
    expect(stdout).not.toContain('nothing was written')
    expect([code, stderr]).toEqual([2, 'nothing was written: add --yes to write, or --dry-run to look only\n'])
    expect(await course.text('data/models.yaml')).toBe(course.models)
    expect(await readdir(join(course.path, 'content/data'))).not.toContain('.imports')
  })

  test('--yes writes; all that stood there keeps its bytes; the second time there is nothing to write', async () => {
    await using course = await lecture({ 'list.csv': table })
    expect((await course.run(...mapped, '--yes')).code).toBe(0)
    const added = '- name: New-1\n  organization: New Lab\n  modality: [Text, Code]\n  year: 2026\n'
    expect(await course.text('data/models.yaml')).toBe(course.models + added)
    const again = await course.run(...mapped)
    expect([again.code, again.stderr]).toEqual([0, ''])
    expect(again.stdout).toContain('nothing to write\n')
    expect((await deckhand(['check', '--browser', '/nowhere'], { cwd: course.path })).stdout).not.toContain('error data/')
  })

  test('UTF-16, as a spreadsheet saves it', async () => {
    const bytes = Buffer.from(`\ufeff${table.replaceAll(';', '\t')}`, 'utf16le')
    await using course = await lecture({ 'list.tsv': bytes })
    const { code, stdout } = await course.run('list.tsv', ...mapped.slice(1), '--dry-run')
    expect([code, stdout.includes('+ New-1')]).toEqual([0, true])
  })

  test('a public list of models: what it has twice, in two spellings or not as text is told with its place', async () => {
    await using course = await lecture({ 'catalogue.yaml': catalogue })
    const map = 'name=display_name,organization=creator_organization_name,modality=tags,access=access'
    const { code, stderr } = await course.run('catalogue.yaml', '--as', 'models', '--map', map, '--dry-run')
    expect(code).toBe(1)
    for (const told of [
      "catalogue.yaml:9:11 error data/unknown-key 'TEXT_MODEL_TAG' is no name of 'modalities'",
      "catalogue.yaml:15:32 warning import/spelling organization 'Open AI' is 'OpenAI' in another spelling",
      "catalogue.yaml:20:5 warning import/repeated 'GPT-4' stands in the list twice; this one is left out, the first is in line 12",
      "catalogue.yaml:29:7 error data/not-text 'access' is a mapping here, not a text",
      'hint: take a part of it: --map "access=access|access.value" (it has explanation, value)',
      "data/models.yaml:13:17 warning import/kept 'organization' of 'GPT-4' stays 'OpenAI': it stood here before the list was imported; catalogue.yaml has 'Open AI'",
    ]) {
      expect(stderr).toContain(told)
    }
    expect(stderr).not.toContain('    at ')

    const taken = 'name=display_name,organization=creator_organization_name,access=access|access.value,year=release_date'
    const all = await course.run('catalogue.yaml', '--as', 'catalogue', '--map', taken, '--yes')
    expect(all.code).toBe(0)
    expect(all.stdout).toContain(
      "course.yaml has no collection 'catalogue' yet; add it under collections:\n\n  catalogue:\n    source: data/catalogue.yaml\n    key: name\n",
    )
    expect(await course.text('data/catalogue.yaml')).toBe(`- name: Simple Model 1
  organization: Sample
  access: open
  year: 2023-01-01
- name: GPT-4
  organization: Open AI
  access: limited
- name: ERNIE 4.5 (文心大模型4.5)
  organization: Baidu
  access: limited
`)
  })

  test('--json tells all, and nothing else', async () => {
    await using course = await lecture({ 'list.csv': table })
    const { code, stdout, stderr } = await course.run(...mapped, '--dry-run', '--json')
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      written: [],
      file: 'data/models.yaml',
      records: 2,
      fields: { name: ['Model'], organization: ['Org'], modality: ['Task'], year: ['Year'] },
      notPlaced: [{ column: 'Licence', values: 2, examples: ['closed', 'MIT'] }],
      changes: [{ kind: 'added', key: 'New-1', record: { name: 'New-1', modality: ['Text', 'Code'] } }],
      diagnostics: [],
    })
  })

  test('hostile names stand in the file as texts, and do not act on the terminal', async () => {
    const names = ['- x', '{{a}}', '*a', '&b c', '# no', 'it\'s: "so"', '\u001b[31mred', '<script>', '__proto__', '文心 ≤ 4', 'null', '1e9']
    await using course = await lecture({ 'list.json': JSON.stringify(names.map((name) => ({ name, maker: name }))) })
    const { code, stdout } = await course.run('list.json', '--as', 'odd', '--map', 'maker', '--yes')
    expect(code).toBe(0)
    expect(stdout).not.toContain('\u001b')
    const again = await course.run('list.json', '--as', 'odd', '--map', 'maker', '--json', '--dry-run')
    expect(JSON.parse(again.stdout)).toMatchObject({ changes: [], records: names.length })
    expect((await course.text('data/odd.yaml')).split('- name: ').length - 1).toBe(names.length)
  })

  test.each([
    [['list.csv'], /--as/],
    [['list.csv', '--as', '../models'], /letters, digits and hyphens/],
    [['list.csv', '--as', 'models', '--map', '=x'], /FIELD=COLUMN/],
    [['list.csv', '--as', 'models', '--split', 'modality'], /FIELD=SEPARATOR/],
    [['list.csv', '--as', 'models', '--yes', '--dry-run'], /cannot be used with/],
    [['--as', 'models'], /missing required argument 'file'/],
  ])('%j is wrong usage: exit code 2', async (args, message) => {
    await using course = await lecture({ 'list.csv': table })
    const { code, stderr, stdout } = await course.run(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
  })

  test('a list or a course that is not there', async () => {
    await using course = await lecture({})
    const none = await course.run('nowhere.csv', '--as', 'models')
    expect([none.code, none.stderr.includes('nowhere.csv:1:1 error file/not-found')]).toEqual([1, true])
    await mkdir(join(course.path, 'empty'))
    const { code, stderr } = await deckhand(['import', '../nowhere.csv', '--as', 'models'], { cwd: join(course.path, 'empty') })
    expect([code, stderr.includes('course.yaml:1:1 error file/not-found')]).toEqual([1, true])
  })

  test('the example in docs/import.md is what is shown', async () => {
    const docs = await readFile(join(packageRoot, 'docs/import.md'), 'utf8')
    const blocks = [...docs.matchAll(/(?:^ {4}.*\n(?:^\n(?=^ {4}))?)+/gm)].map(([block]) => block.replaceAll(/^ {4}/gm, ''))
    const block = (start: string): string => blocks.find((text) => text.startsWith(start)) ?? ''
    await using course = await lecture({ 'new-models.csv': block('Model;') })
    const command = block('deckhand import').split('\n')
    const args = [...(command[0] ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '').slice(2)
    const { stdout, stderr, code } = await course.run(...args.map((part) => part.replaceAll('"', '')), '--dry-run')
    expect(code).toBe(0)
    expect(stderr).toContain(block('new-models.csv:').trimEnd())
    expect(stdout.startsWith(command.slice(2).join('\n').trimEnd())).toBe(true)
  })
})
