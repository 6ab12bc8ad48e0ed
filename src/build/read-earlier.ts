import { z } from 'zod'
import { earlierKey } from '../compose/changes.ts'
import { parseYaml } from '../content/parse-yaml.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Fault, type Reporter, reporterFor } from '../diagnostics/report.ts'
import { type EarlierRecords, lastLecture } from '../model/changes.ts'
import type { CollectionSettings } from '../model/course.ts'
import { isoDate } from '../model/date.ts'
import type { Changes, Slide } from '../model/layouts.ts'
import { type History, openHistory } from '../world/git.ts'
import type { World } from '../world/world.ts'
import { haveKey, readRecords, renameKey, settingsIn } from './earlier-records.ts'
import { packageRoot } from './paths.ts'
import type { ReadCourse } from './read-course.ts'
import type { DeckText, ReadDeck } from './read-decks.ts'
import { sightHead } from './sight-head.ts'

/** What a deck's slides of changes compare the collections with. */
export interface EarlierOfDeck {
  /** By `earlierKey`; absent where there is a fault. */
  readonly states: ReadonlyMap<string, EarlierRecords>
  /** The snapshots among them, as paths in the course. */
  readonly files: readonly string[]
  /** Whether the deck and these files alone say all of it: neither the git history does nor what other decks say of their days. */
  readonly isFixed: boolean
  readonly diagnostics: readonly Diagnostic[]
}

export const nothingEarlier: EarlierOfDeck = { states: new Map(), files: [], isFixed: true, diagnostics: [] }

interface Course {
  readonly world: World
  readonly root: string
  readonly course: ReadCourse
  /** All decks of the course, for the days of the lectures. */
  readonly decks: readonly DeckText[]
}

interface Means extends Course {
  /** Opened with the first slide that needs it. */
  readonly history: () => Promise<History | undefined>
}

/** Reads what collections were on earlier days, from snapshots in the course or from its git history. */
export function earlierReader(course: Course): (deck: ReadDeck) => Promise<EarlierOfDeck> {
  const { world, root } = course
  let opened: Promise<History | undefined> | undefined
  const open = async (): Promise<History | undefined> => {
    await sightHead(world, root)
    return openHistory(root, { disk: world, packageFolder: packageRoot })
  }
  const history = (): Promise<History | undefined> => (opened ??= open())
  return (deck) => readEarlier(deck, { ...course, history })
}

async function readEarlier({ deck }: ReadDeck, means: Means): Promise<EarlierOfDeck> {
  const states = new Map<string, EarlierRecords>()
  const files: string[] = []
  const diagnostics: Diagnostic[] = []
  let isFixed = true
  for (const { slide, path } of deck?.slides ?? []) {
    const settings = isChanges(slide) ? means.course.course?.collections[slide.from] : undefined
    if (!deck || !isChanges(slide) || !settings || states.has(earlierKey(slide))) continue
    isFixed &&= slide.before !== undefined && slide.since !== lastLecture
    const place = reporterFor(deck.source, diagnostics, path)
    const since = slide.since === lastLecture ? lectureBefore(deck.frontMatter.date, means.decks, place.at('since')) : slide.since
    if (since === undefined) continue
    const found =
      slide.before === undefined
        ? await fromHistory(slide.from, since, settings, means, place.at('since'))
        : await fromSnapshot(slide.before, settings, means, place.at('before'))
    if (!found) continue
    const { records, origin } = found
    states.set(earlierKey(slide), { since, records, origin })
    files.push(...found.files)
  }
  return { states, files, isFixed, diagnostics }
}

function isChanges(slide: Slide): slide is Changes {
  return slide.layout === 'changes'
}

/** The newest day among the decks that is before a deck's own. */
function lectureBefore(date: string | undefined, decks: readonly DeckText[], reporter: Reporter): string | undefined {
  const days = decks.flatMap(({ file, text }) => dayOf(parseYaml(file, text).value) ?? []).toSorted()
  const found = date === undefined ? undefined : days.findLast((day) => day < date)
  if (found !== undefined) return found
  reporter.report({
    code: 'changes/no-lecture',
    message: date === undefined ? 'the deck has no date, so none of the others is the one before' : `no deck has a date before ${date}`,
    hint:
      date === undefined
        ? 'give the decks their dates: date: 2026-11-01'
        : "give the deck before it its 'date', or name a day: since: 2026-09-01",
  })
  return undefined
}

const dated = z.looseObject({ date: isoDate })

function dayOf(frontMatter: unknown): string | undefined {
  return dated.safeParse(frontMatter).data?.date
}

interface Found extends Pick<EarlierRecords, 'records' | 'origin'> {
  readonly files: readonly string[]
}

async function fromSnapshot(
  named: string,
  settings: CollectionSettings,
  { world, root, course }: Means,
  reporter: Reporter,
): Promise<Found | undefined> {
  const texts = new Map<string, string>()
  const found = await readRecords({ world, root, texts }, { ...settings, source: named })
  for (const [path, text] of texts) course.texts.set(path, text)
  if ('fault' in found) {
    reporter.report(found.fault)
    return undefined
  }
  const { records } = found
  return haveKey(records, settings.key, `'${named}'`, reporter) ? { records, origin: named, files: [...texts.keys()] } : undefined
}

async function fromHistory(
  name: string,
  since: string,
  settings: CollectionSettings,
  { root, history }: Means,
  reporter: Reporter,
): Promise<Found | undefined> {
  const opened = await history()
  const commit = await opened?.before(dayIn(since))
  if (!opened || commit === undefined) {
    reporter.report(noHistory(opened === undefined, since))
    return undefined
  }
  const world = opened.worldAt(commit)
  const then = { ...settings, ...(await settingsIn(world, root, name)) }
  const found = await readRecords({ world, root, texts: new Map() }, then)
  const place = `${since} (commit ${commit.slice(0, 7)})`
  if ('fault' in found) {
    reporter.report({
      code: 'changes/no-history',
      message: `'${name}' cannot be compared with what it was on ${place}: ${found.fault.message}`,
      hint: 'name a later day, or keep a snapshot in the course and name it: before: data/snapshots/…',
    })
    return undefined
  }
  const records = renameKey(found.records, then.key, settings.key)
  return haveKey(records, settings.key, `'${then.source}' on ${place}`, reporter)
    ? { records, origin: `${commit}:${then.source}`, files: [] }
    : undefined
}

function noHistory(none: boolean, since: string): Fault {
  return {
    code: 'changes/no-history',
    message: none ? 'the course is in no git repository that can be read' : `the git history does not go back to ${since}`,
    hint: `keep a snapshot in the course and name it: before: data/snapshots/${since}.yaml${none ? '' : '; in CI, fetch the whole history (fetch-depth: 0)'}`,
  }
}

/** A month or a year is compared with by its first day. */
function dayIn(date: string): string {
  return `${date}-01-01`.slice(0, 10)
}
