import { cp, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuildResult, buildWith } from '../../src/build/build.ts'
import { slidesMemory } from '../../src/build/make-slides.ts'
import { type BuildMeans, closeMeans, openMeans } from '../../src/build/means.ts'
import type { OutputKind } from '../../src/build/options.ts'
import { type ChangingCourse, type Edit, applyEdit, edit, filesOf, startingCourse } from '../support/changing-course.ts'
import { temporaryFolder } from '../support/cli.ts'
import { type FileContents, contentsOf, differences, filesBelow, writeFolder } from '../support/folders.ts'

/** How many sequences are tried: one with each run of the suite, as many as one has time for by hand. */
const sequences = Number(process.env['DECKHAND_SEQUENCES'] ?? 1)
const seed = Number(process.env['DECKHAND_SEED'] ?? 7)

let means: BuildMeans
beforeAll(() => {
  means = openMeans({ root: '', out: '' })
})
afterAll(() => closeMeans(means))

/** What is done to the folders of a course between two builds, beside what its author does to its files. */
type Meddling =
  | { readonly what: 'output'; readonly how: 'delete' | 'change'; readonly at: number }
  | { readonly what: 'cache'; readonly how: 'delete' | 'change' | 'truncate'; readonly at: number }
  | { readonly what: 'touch' }

const meddling: fc.Arbitrary<Meddling> = fc.oneof(
  fc.record({ what: fc.constant('output'), how: fc.constantFrom('delete', 'change'), at: fc.nat(1000) }),
  fc.record({ what: fc.constant('cache'), how: fc.constantFrom('delete', 'change', 'truncate'), at: fc.nat(1000) }),
  fc.record({ what: fc.constant('touch') }),
)

interface Step {
  readonly edits: readonly Edit[]
  readonly meddlings: readonly Meddling[]
  readonly only: readonly OutputKind[] | undefined
  readonly strict: boolean
  readonly audience: boolean
}

const step: fc.Arbitrary<Step> = fc.record({
  edits: fc.array(edit, { minLength: 1, maxLength: 2 }),
  meddlings: fc.array(meddling, { maxLength: 1 }),
  only: fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom<OutputKind[]>(['html'], ['md', 'pdf'], ['handout'], ['guided', 'notes']) },
  ),
  strict: fc.boolean().map((value) => value && false),
  audience: fc.boolean(),
})

test(
  'a build from what was made before gives the bytes of one that makes everything anew, whatever was done in between',
  { timeout: 3_600_000 },
  async () => {
    let compared = 0
    let sequence = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        await using folder = await temporaryFolder()
        const course = startingCourse()
        const [cached, forced] = [await courseIn(join(folder.path, 'cached')), await courseIn(join(folder.path, 'forced'))]
        const first: Step = { edits: [], meddlings: [], only: undefined, strict: false, audience: true }
        for (const { edits, meddlings, ...asked } of [first, ...steps]) {
          for (const one of edits) applyEdit(course, one)
          await Promise.all([cached.write(course), forced.write(course)])
          for (const one of meddlings) await meddle([cached.root, forced.root], one)
          const results = [await cached.build(asked), await forced.build({ ...asked, force: true })] as const
          const [out, other] = [await contentsOf(join(cached.root, 'out')), await contentsOf(join(forced.root, 'out'))]
          expect([...differences(said(results[0]), said(results[1])), ...differences(out, other)]).toEqual([])
          compared++
        }
        if (++sequence % 10 === 0 && sequences > 10)
          console.log(new Date().toISOString(), `${sequence} sequences, ${compared} builds compared`)
      }),
      { numRuns: sequences, seed, endOnFailure: process.env['DECKHAND_SHRINK'] === undefined, interruptAfterTimeLimit: 3_500_000 },
    )
    expect(compared).toBeGreaterThan(0)
  },
)

/** What a build said and what it tells of its outputs, but for how it came about. */
function said({ ok, diagnostics, decks, outputs }: BuildResult): Record<string, string> {
  const lines = diagnostics.map(({ file, range, code, severity, message, hint }): [string, string] => [
    `${file}:${range.start.line}:${range.start.column} ${code} ${message}`,
    `${severity} ${hint}`,
  ])
  const made = outputs.map(({ path, bytes, sha256 }): [string, string] => [`output ${path}`, `${bytes} ${sha256}`])
  return { ok: String(ok), ...Object.fromEntries([...lines, ...made]), decks: JSON.stringify(decks) }
}

async function courseIn(root: string) {
  let written: FileContents = new Map()
  return {
    root,
    write: async (course: ChangingCourse): Promise<void> => {
      const files = filesOf(course)
      await writeFolder(root, files, written)
      written = files
    },
    build: (options: Pick<Step, 'only' | 'strict' | 'audience'> & { force?: boolean }): Promise<BuildResult> =>
      // What makes everything anew has a memory of slides of its own; the other keeps one, as a watch does.
      buildWith({ root, out: join(root, 'out'), ...options }, options.force ? { ...means, slides: slidesMemory() } : means),
  }
}

async function meddle(roots: readonly [string, string], meddling: Meddling): Promise<void> {
  const [cached] = roots
  if (meddling.what === 'touch') {
    await cp(join(cached, 'data'), join(cached, 'data'), { recursive: true, force: true }).catch(() => undefined)
    return
  }
  const { what, how, at } = meddling
  const folder = what === 'output' ? 'out' : '.deckhand'
  const names = await filesBelow(join(cached, folder))
  const name = names[at % Math.max(names.length, 1)]
  if (name === undefined) return
  // Outputs are meddled with in both, so that both have the same before them.
  for (const root of what === 'output' ? roots : [cached]) {
    const path = join(root, folder, name)
    if (how === 'delete') await rm(path, { force: true })
    else if (how === 'truncate') await truncate(path, 10)
    else await writeFile(path, 'meddled with')
  }
}
