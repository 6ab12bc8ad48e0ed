import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/build/paths.ts'
import { type Run, copyLecture, deckhand } from '../support/cli.ts'
import { type Repository, repository } from '../support/repository.ts'

/** The lecture in a repository of its own, committed, in a folder of it. */
async function lecture(): Promise<
  Repository & { edit(file: string, change: (text: string) => string): Promise<void>; diff(...args: string[]): Promise<Run> }
> {
  const made = repository()
  await copyLecture(made.folder)
  made.commit()
  return {
    ...made,
    edit: async (file, change) => {
      const path = join(made.folder, 'content', file)
      await mkdir(dirname(path), { recursive: true })
      const before = await readFile(path, 'utf8').catch(() => '')
      const after = change(before)
      expect(after).not.toBe(before)
      await writeFile(path, after)
    },
    diff: (...args) => deckhand(['diff', ...args], { cwd: made.folder }),
  }
}

const model = (name: string, modality: string): string =>
  `- name: ${name}\n  organization: OpenAI\n  modality: ${modality}\n  year: 2026\n  access: hosted\n`

test('nothing changed: exit code 0, whatever is asked', async () => {
  const { diff, edit, folder } = await lecture()
  await edit('data/models.yaml', (text) => `# A comment\n${text}`)
  for (const args of [[], ['--exit-code'], ['HEAD'], ['HEAD', 'main', '--exit-code'], ['content', './content']]) {
    expect(await diff(...args)).toEqual({ code: 0, stdout: 'nothing changed\n', stderr: '' })
  }
  expect(await readdir(folder)).toEqual(['.git', 'content'])
})

test('a model is added, one is changed, one is renamed', async () => {
  const { diff, edit } = await lecture()
  await edit('data/models.yaml', (text) => text + model('GPT-6', 'Text'))
  await edit('data/models.yaml', (text) =>
    text.replace(/(name: GPT-4o\n(?:.*\n){2}.*year: )2024/, '$12023').replace('name: Sora\n', 'name: Sora 1\n'),
  )
  const { code, stdout, stderr } = await diff('--no-browser')
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toBe(`models
  ~ GPT-4o: year 2024 → 2023
  > Sora → Sora 1
  + GPT-6

decks
  ~ foundation-models: slide 10 changed; all 4 handouts changed, printed copies are out of date
      slide 10 “Foundation models exist for ten modalities” — models: Sora 1 renamed, GPT-6 added
  ~ model-landscape: slides 2–4, 10, 11 and 14–18 changed; all 4 handouts changed, printed copies are out of date
      slide 2 “What the list holds” — models: GPT-6 added
      slide 3 “How many models for each modality” — models: GPT-6 added
      slide 4 “Text” — models: GPT-6 added
      slide 10 “Video” — models: Sora 1 renamed
      slide 11 “Multimodal” — models: GPT-4o (year)
      slide 14 “Models by organization” — models: GPT-6 added
      slide 15 “Who makes most of them” — models: Sora 1 renamed, GPT-6 added
      slide 16 “Releases, year by year” — models: GPT-4o (year), Sora 1 renamed, GPT-6 added
      slide 17 “When they came” — models: GPT-4o (year), Sora 1 renamed, GPT-6 added
      slide 18 “Who may run them” — models: GPT-6 added
`)
})

test('so many models that a slide is split in two, which a browser measures', async () => {
  const { diff, edit } = await lecture()
  await edit('data/models.yaml', (text) => text + Array.from({ length: 14 }, (_, index) => model(`Text-${index}`, 'Text')).join(''))
  const { code, stdout, stderr } = await diff('--exit-code')
  expect([code, stderr]).toEqual([1, ''])
  expect(stdout).toContain('~ model-landscape: slides 2, 3 and 14–18 changed, slide 4 split in two;')
  expect(stdout).toContain('all of them — models: 14 added\n')
})

test('without a browser it says what was not measured', async () => {
  const { diff, edit } = await lecture()
  await edit('data/models.yaml', (text) => text + model('GPT-6', 'Text'))
  const { code, stdout, stderr } = await diff('--browser', '/nowhere/chrome')
  expect(code).toBe(0)
  expect(stderr).toMatch(/warning browser\/not-found whether slides were split was not measured/)
  expect(stdout).toContain('slide 10 changed')
})

test("a slide is put in, a deck has another name, the theme is the course's own; between two commits", async () => {
  const { diff, edit, folder, commit } = await lecture()
  await edit('decks/foundation-models.yaml', (text) =>
    text.replace('  - layout: table', '  - layout: statement\n    text: One more\n  - layout: table'),
  )
  await rename(join(folder, 'content/decks/model-landscape.yaml'), join(folder, 'content/decks/landscape.yaml'))
  commit()
  const css = await readFile(join(packageRoot, 'themes/deckhand.css'), 'utf8')
  await edit('themes/deckhand.css', () => `${css}\nsection { letter-spacing: 0.1px }\n`)
  expect((await diff('HEAD~1', 'HEAD', '--no-browser')).stdout).toBe(`decks
  ~ foundation-models: 1 slide added; slides handout and lecturer’s notes changed, printed copies are out of date
      added slide 10 “One more”
  > landscape: renamed, was model-landscape
`)
  expect((await diff('HEAD', '--no-browser')).stdout).toMatch(
    /^files\n {2}\+ themes\/deckhand\.css\n\ndecks\n {2}~ foundation-models: all slides look different; slides handout and lecturer’s notes changed, .*\n {6}look — themes\/deckhand\.css\n/,
  )
})

test('--json for programs, --format markdown for a pull request', async () => {
  const { diff, edit } = await lecture()
  await edit('data/models.yaml', (text) => text + model('GPT-6', 'Text'))
  const { stdout: json } = await diff('--json', '--no-browser')
  expect(JSON.parse(json)).toMatchObject({
    ok: true,
    from: 'HEAD',
    to: 'the working tree',
    changed: true,
    summary: expect.stringMatching(
      /^models: GPT-6 added; foundation-models: slide 10 changed; handout, .* printed copies are out of date; model-landscape: /,
    ),
    collections: [{ name: 'models', kind: 'changed', records: [{ kind: 'added', key: 'GPT-6' }] }],
    decks: [
      { name: 'foundation-models', slides: [{ kind: 'changed', slide: 10, causes: [{ kind: 'record', key: 'GPT-6', change: 'added' }] }] },
      {},
    ],
    diagnostics: [],
  })
  const { stdout: markdown } = await diff('--format', 'markdown', '--no-browser')
  expect(markdown).toContain('### What changed from HEAD to the working tree\n\n- **foundation-models**: slide 10 changed; ')
  expect(markdown).toContain('**printed copies are out of date**')
  expect(markdown).toContain('| added | GPT-6 |')
})

test.each([
  [['no-such-branch'], /error diff\/unknown-state there is no revision and no folder 'no-such-branch'\n {2}hint: /],
  [['--', '--output=x'], /there is no revision and no folder '--output=x'/],
  [['HEAD', 'content/data'], /there is no course\.yaml in 'content\/data'/],
  [['last-build'], /run deckhand build/],
])('%j is told: exit code 1', async (args, message) => {
  const { diff } = await lecture()
  const { code, stdout, stderr } = await diff(...args)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(message)
})

test('a course in no repository can be compared with a folder only', async () => {
  const { diff, folder, edit } = await lecture()
  await rm(join(folder, '.git'), { recursive: true })
  const { code, stderr } = await diff()
  expect(code).toBe(1)
  expect(stderr).toMatch(/the course is in no git repository that git trusts, or git is not installed/)
  await cp(join(folder, 'content'), join(folder, 'last-year'), { recursive: true })
  await edit('data/risks.yaml', (text) => text.replace('name: ', 'name: The '))
  expect((await diff('last-year', '--no-browser')).stdout).toMatch(/^risks\n {2}> .* → The .*\n\ndecks\n/)
})
