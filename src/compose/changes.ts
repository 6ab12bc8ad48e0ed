import { type FieldChange, type RecordChange, recordChanges } from '../data/changes.ts'
import { newField } from '../data/new-mark.ts'
import { type Member, checkField } from '../data/row.ts'
import { findCollection, select } from '../data/select.ts'
import { fileStart } from '../diagnostics/diagnostic.ts'
import { type Reporter, fileAt, filesOf } from '../diagnostics/report.ts'
import { type ComposedChange, type ComposedChanges, type EarlierRecords, changeKinds } from '../model/changes.ts'
import type { Collection } from '../model/data.ts'
import { type Inline, text } from '../model/inline.ts'
import type { Changes } from '../model/layouts.ts'
import { terms } from '../model/terms.ts'
import { arrowBetween } from './direction.ts'
import { type Scope, composeProse, queryContext, reportForbidden } from './scope.ts'

/** By which the earlier state of a collection is found that a slide asks for. */
export function earlierKey({ from, since, before = '' }: Pick<Changes, 'from' | 'since' | 'before'>): string {
  return JSON.stringify([from, since, before])
}

/** Compares a collection with what it was, and tells what became of each record, group by group. */
export function composeChanges(slide: Changes, scope: Scope, reporter: Reporter): ComposedChanges {
  const lead = slide.lead && composeProse(slide.lead, scope, reporter.at('lead'))
  const now = findCollection(slide.from, scope.collections, reporter)
  const earlier = scope.earlier.get(earlierKey(slide))
  // Why there is nothing to compare with was told where it was looked for.
  if (!now || !earlier) return { lead: lead ?? [], items: [] }
  // Every field of every record is compared.
  now.notes?.size()
  for (const field of now.fields) now.notes?.column(field)
  const changes = recordChanges(earlier.records, now.records, now.settings.key).flatMap((change) => counted(change, slide))
  const touched = touchedRecords(changes, now, earlier)
  slide.fields?.forEach((field, index) => checkField(touched, field, reporter.at('fields', index)))
  const groups = grouped(touched, slide, scope, reporter)
  const shown = distinctChanges(groups, changes)
  if (shown.length === 0) reportNone(slide, earlier, reporter)
  return {
    lead: lead ?? leadOf(shown, slide.from, earlier, scope.language),
    items: groups.flatMap(({ name, members }) =>
      inOrder(members, changes, slide).map(({ change, member }) =>
        composeChange(change, { member, group: name, collection: touched, detail: slide.detail, scope, reporter }),
      ),
    ),
  }
}

/** A change with those of its fields that count; none where nothing of it does. */
function counted(change: RecordChange, { show, fields }: Changes): RecordChange[] {
  if (!('fields' in change)) return show.includes(change.kind) ? [change] : []
  const counting = change.fields.filter(({ field }) => (fields ? fields.includes(field) : field !== newField))
  // A record of another name that is not to be told as renamed has still changed.
  const own = show.includes(change.kind) && (change.kind === 'renamed' || counting.length > 0)
  return own ? [{ ...change, fields: counting }] : []
}

/** The records that changes are about, as a collection of its own: in the order of the changes, those removed as they were. */
function touchedRecords(changes: readonly RecordChange[], collection: Collection, earlier: EarlierRecords): Collection {
  // What is noted of reads are places in the collection itself.
  const { notes: _, ...now } = collection
  const records = changes.map(({ kind, index }) => (kind === 'removed' ? earlier.records : now.records)[index] ?? {})
  const fields = new Set([...now.fields, ...records.flatMap((record) => Object.keys(record))])
  const placeOf = (path: readonly (string | number)[]): (string | number)[] | undefined => {
    const [at, ...rest] = path
    const change = typeof at === 'number' ? changes[at] : undefined
    return change && change.kind !== 'removed' ? [change.index, ...rest] : undefined
  }
  const source = {
    file: now.source.file,
    valueAt: (path: readonly (string | number)[]) => {
      const place = placeOf(path)
      return place ? now.source.valueAt(place) : fileStart
    },
    keyAt: (path: readonly (string | number)[]) => {
      const place = placeOf(path)
      return place ? now.source.keyAt(place) : fileStart
    },
    parts: {
      files: filesOf(now.source),
      fileAt: (path: readonly (string | number)[]) => {
        const place = placeOf(path)
        return place ? fileAt(now.source, place) : now.source.file
      },
    },
  }
  return { ...now, records, source, fields: [...fields] }
}

interface Group {
  readonly name: readonly Inline[]
  readonly members: readonly Member[]
}

/** As a query groups; records without a value in the field of the groups follow in a group without a name. */
function grouped(touched: Collection, slide: Changes, scope: Scope, reporter: Reporter): Group[] {
  const context = queryContext({ ...scope, collections: new Map([...scope.collections, [touched.name, touched]]) })
  const { from, where } = slide
  const groupBy = slide.groupBy === false ? undefined : (slide.groupBy ?? referringField(touched))
  const all = select({ from, where }, context, reporter).flatMap(({ members }) => members)
  if (groupBy === undefined) return [{ name: [], members: all }]
  const rows = select({ from, where, groupBy }, context, reporter)
  const placed = new Set(rows.flatMap(({ members }) => members.map(({ index }) => index)))
  const groups = rows.map(({ group, members }): Group => ({ name: group ? [plain(group.key, reporter)] : [], members }))
  const others = all.filter(({ index }) => !placed.has(index))
  return others.length === 0 ? groups : [...groups, { name: [], members: others }]
}

function referringField({ settings, fields }: Collection): string | undefined {
  return Object.entries(settings.fields ?? {}).find(([name, field]) => field.in !== undefined && fields.includes(name))?.[0]
}

interface Placed {
  readonly change: RecordChange
  readonly member: Member
}

function inOrder(members: readonly Member[], changes: readonly RecordChange[], { show }: Changes): Placed[] {
  return members
    .flatMap((member): Placed[] => {
      const change = changes[member.index]
      return change ? [{ change, member }] : []
    })
    .toSorted((a, b) => show.indexOf(a.change.kind) - show.indexOf(b.change.kind))
}

/** A record that stands in several groups has changed once. */
function distinctChanges(groups: readonly Group[], changes: readonly RecordChange[]): RecordChange[] {
  const indexes = new Set(groups.flatMap(({ members }) => members.map(({ index }) => index)))
  return changes.filter((_, index) => indexes.has(index))
}

interface Surroundings {
  readonly member: Member
  readonly group: readonly Inline[]
  readonly collection: Collection
  readonly detail: Changes['detail']
  readonly scope: Scope
  readonly reporter: Reporter
}

function composeChange(change: RecordChange, { member, group, collection, detail, scope, reporter }: Surroundings): ComposedChange {
  const words = terms(scope.language).changes
  const row = { collection, members: [member] }
  const said = detail ? [composeProse(detail, { ...scope, row }, reporter.at('detail'))] : []
  const was = change.kind === 'renamed' ? [[plain(words.was(change.was), reporter)]] : []
  const fields = 'fields' in change ? change.fields : []
  return {
    kind: change.kind,
    word: words.kinds[change.kind],
    group,
    name: [plain(change.key, reporter)],
    details: [...said, ...was, ...fields.map((field) => [plain(fieldText(field, scope.language), reporter)])].filter(
      (detailed) => detailed.length > 0,
    ),
  }
}

/** What is longer is no value to compare at a glance: that the field has another is said. */
const longestValue = 48

/** "year 2023 → 2024", or "new: year 2024" where there was none; of a long text the field's name alone. */
function fieldText({ field, before, after }: FieldChange, language: string): string {
  const was = before.join(', ')
  const is = after.join(', ')
  if (was.length > longestValue || is.length > longestValue) return field
  const { kinds } = terms(language).changes
  if (was === '') return `${kinds.added}: ${field} ${is}`
  return is === '' ? `${kinds.removed}: ${field} ${was}` : `${field} ${was} ${arrowBetween(`${field} ${was}`, is, language)} ${is}`
}

/** "Since 2026-09-01: 3 new · 1 removed". */
function leadOf(changes: readonly RecordChange[], collection: string, { since }: EarlierRecords, language: string): Inline[] {
  const words = terms(language).changes
  if (changes.length === 0) return [text(words.none(collection, since))]
  const counts = changeKinds.flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length
    const word = (count > 1 && words.manyKinds ? words.manyKinds : words.kinds)[kind]
    return count === 0 ? [] : [`${count} ${word}`]
  })
  return [text(`${words.since(since)}: ${counts.join(' · ')}`)]
}

function plain(value: string, reporter: Reporter): Inline {
  reportForbidden(value, reporter)
  return text(value)
}

function reportNone({ from }: Changes, { since }: EarlierRecords, reporter: Reporter): void {
  reporter.at('since').report({
    code: 'changes/none',
    message: `nothing that this slide shows has changed in '${from}' since ${since}`,
    hint: "remove the slide, or look further back: 'since'",
  })
}
