import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPdf } from '../../scripts/render-pdf.mjs'
import { deckhand, temporaryFolder } from '../support/cli.ts'
import { builtLecture, copyBuiltLecture } from '../support/lecture.ts'
import { pdfUaFaults } from '../support/pdf-ua.ts'

const decks = ['foundation-models', 'model-landscape']
const sheets = ['handout.pdf', 'guided.pdf', 'guided-key.pdf']

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let root = ''
const at = (...parts: string[]): string => join(folder.path, ...parts)

beforeAll(async () => {
  folder = await temporaryFolder()
  root = await copyBuiltLecture(folder.path)
})
afterAll(() => folder[Symbol.asyncDispose]())

/** What a build of handouts wrote: the hash of each sheet. */
async function hashes(out: string): Promise<Record<string, string>> {
  const { decks: made }: { decks: { outputs: { path: string; sha256: string }[] }[] } = JSON.parse(
    await readFile(at(out, 'manifest.json'), 'utf8'),
  )
  return Object.fromEntries(made.flatMap(({ outputs }) => outputs.map(({ path, sha256 }) => [path, sha256])))
}

describe.each(['a4', 'letter'])('the sheets of both decks on %s', (paper) => {
  let out = ''
  beforeAll(async () => {
    out = paper === 'a4' ? await builtLecture() : at(paper)
    if (paper === 'a4') return
    const { code, stderr } = await deckhand(['build', '--root', root, '--out', out, '--only', 'handout,guided', '--paper', paper])
    expect(code, stderr).toBe(0)
  })

  test.each(decks.flatMap((deck) => sheets.map((sheet) => [deck, sheet] as const)))(
    '%s/%s is one page, tagged as PDF/UA asks',
    async (deck, sheet) => {
      const bytes = await readFile(join(out, deck, sheet))
      const [page, ...others] = await renderPdf(bytes, 0.5)
      expect(others).toEqual([])
      expect(Math.abs((page?.height ?? 0) * 2 - (paper === 'a4' ? 842 : 792))).toBeLessThan(3)
      expect(await pdfUaFaults(bytes)).toEqual([])
    },
  )
})

test('large print has more pages, of the same words, tagged', async () => {
  const { code, stdout } = await deckhand(['build', '--root', root, '--out', at('large'), '--only', 'handout', '--large-print', '-v'])
  expect(code).toBe(0)
  expect(stdout).toContain('summary: 4 pages, 1 column, 14 pt on 19.0 pt')
  const bytes = await readFile(at('large/foundation-models/handout.pdf'))
  expect(await pdfUaFaults(bytes)).toEqual([])
  const pages = await renderPdf(bytes, 0.2)
  expect(pages).toHaveLength(4)
  const text = pages.map((page) => page.text).join(' ')
  for (const piece of ['By the end you can', 'AlphaFold', 'Concentration of power', 'arXiv:2304.15004']) expect(text).toContain(piece)
})

describe('a deck of four times the lecture', () => {
  const file = 'decks/foundation-models.yaml'
  beforeAll(async () => {
    const [head = '', slides = ''] = (await readFile(join(root, file), 'utf8')).split('\nslides:\n')
    // Four times its sections take longer than it does.
    const one = slides
      .replaceAll(/^ +duration: .*\n/gm, '')
      .replace('    title: Foundation models exist for ten modalities\n', '$&    handout: { short: Ten modalities. }\n')
    await writeFile(join(root, file), `${head}\nslides:\n${[one, one, one, one].join('\n')}`)
  })
  const build = (...more: string[]) =>
    deckhand(['build', 'foundation-models', '--root', root, '--out', at('four'), '--only', 'handout', ...more])

  test('is one page still, and tells what is shortened and left out, each with its line', async () => {
    const { code, stdout, stderr } = await build('-v')
    expect(code).toBe(0)
    expect(await renderPdf(await readFile(at('four/foundation-models/handout.pdf')), 0.2)).toHaveLength(1)
    const manifest = JSON.parse(await readFile(at('four/manifest.json'), 'utf8'))
    const [report] = manifest.decks[0].handouts
    expect(report).toMatchObject({ form: 'summary', pages: 1, preset: expect.stringContaining('9 pt') })
    expect(report.fill).toBeGreaterThan(0.9)
    expect(report.leftOut.length).toBeGreaterThan(10)
    const lines = (await readFile(join(root, file), 'utf8')).split('\n')
    for (const { name, file: of, line } of [...report.leftOut, ...report.shortened]) {
      expect(of).toBe(file)
      expect(stderr).toMatch(new RegExp(`${file}:${line}:\\d+ warning handout/(left-out|shortened) '${name.replaceAll(/[()?]/g, '\\$&')}'`))
      expect(stdout).toContain(`'${name}' (${file}:${line})`)
      if (name === 'Foundation models exist for ten modalities') expect(lines.slice(line - 1, line + 1).join('\n')).toContain(name)
    }
    expect(report.shortened.map(({ name }: { name: string }) => name)).toContain('Foundation models exist for ten modalities')
  })

  test('under --strict that is an error, and the last good sheet stays', async () => {
    const before = await readFile(at('four/foundation-models/handout.pdf'))
    await writeFile(join(root, file), (await readFile(join(root, file), 'utf8')).replace('One model, many tasks', 'One model'))
    const { code, stderr } = await build('--strict')
    expect(code).toBe(1)
    expect(stderr).toContain('error handout/left-out')
    expect(stderr).not.toContain('warning')
    expect(Buffer.compare(before, await readFile(at('four/foundation-models/handout.pdf')))).toBe(0)
  })
})

test('a form that the course gives up is gone from the outputs, and one that it never had is not made', async () => {
  const course = await readFile(join(root, 'course.yaml'), 'utf8')
  const build = (handouts: string): ReturnType<typeof deckhand> => {
    return writeFile(join(root, 'course.yaml'), course.replace(/^handouts: .*$/m, `handouts: ${handouts}`)).then(() =>
      deckhand(['build', 'model-landscape', '--root', root, '--out', at('forms'), '--browser', '/nowhere']),
    )
  }
  const there = async (): Promise<string[]> => Object.keys(await hashes('forms')).filter((path) => /handout|guided|notes/.test(path))
  await build('[summary, guided]')
  expect((await there()).sort()).toEqual(['guided-key.pdf', 'guided.pdf', 'handout.pdf'].map((name) => `model-landscape/${name}`))
  await build('[guided]')
  expect((await there()).sort()).toEqual(['guided-key.pdf', 'guided.pdf'].map((name) => `model-landscape/${name}`))
  await expect(readFile(at('forms/model-landscape/handout.pdf'))).rejects.toThrow(/ENOENT/)
  await rm(at('forms'), { recursive: true })
})
