import type { Reporter } from '../diagnostics/report.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { dayOf, isNew, newMark } from '../data/new-mark.ts'
import { type Row, fieldTexts } from '../data/row.ts'
import type { QueryContext } from '../data/select.ts'
import { queryCount } from '../data/table.ts'
import type { EarlierRecords } from '../model/changes.ts'
import type { Collections } from '../model/data.ts'
import { type Inline, forbiddenCharacter } from '../model/inline.ts'
import type { CountQuery } from '../model/query.ts'
import type { Prose } from '../model/slots.ts'
import { parseProse } from '../prose/parse.ts'
import type { CitationNumbers } from './citations.ts'
import { checkSlideLinks, reportNowhere } from './links.ts'

/** What a value is composed in: the course's data, and the record of the enclosing `each`. */
export interface Scope {
  readonly collections: Collections
  readonly language: string
  readonly citations: CitationNumbers
  /** The ids of the deck's slides, which prose may link to. */
  readonly slideIds: readonly string[]
  readonly row?: Row
  /** What collections were before, by `earlierKey`. */
  readonly earlier: ReadonlyMap<string, EarlierRecords>
  /** The day that decides what counts as new: the deck's, or of each collection that of its data. */
  readonly date: string | undefined
}

/** Prose as nodes: its placeholders filled, its citations numbered. */
export function composeProse(prose: Prose, scope: Scope, reporter: Reporter): Inline[] {
  reportForbidden(prose.source, reporter)
  const nodes = parseProse(prose.source, {
    cite: (keys) => scope.citations.cite(keys, reporter),
    nowhere: (href) => reportNowhere(href, reporter),
    ...(prose.fill ? { fill: (name: string) => valueNodes(name, prose.counts, scope, reporter) } : {}),
  })
  if (prose.fill && nodes.length === 0) reportEmpty(scope, reporter)
  checkSlideLinks(nodes, scope.slideIds, reporter)
  return nodes
}

/** The context for a query inside a scope: its conditions may use the enclosing record. */
export function queryContext(scope: Scope): QueryContext {
  return {
    collections: scope.collections,
    language: scope.language,
    date: scope.date,
    fillText: (source, reporter) =>
      source.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
        valueNodes(name, {}, scope, reporter)
          .map((node) => (node.kind === 'text' ? node.text : ''))
          .join(''),
      ),
  }
}

/** What `{name}` stands for: a count, a field of the record, its number of records, or (`{@field}`) its citations. */
function valueNodes(name: string, counts: Readonly<Record<string, CountQuery>>, scope: Scope, reporter: Reporter): Inline[] {
  const count = Object.hasOwn(counts, name) ? counts[name] : undefined
  if (count !== undefined) {
    const number = queryCount(count, queryContext(scope), reporter.at('with', name))
    return [{ kind: 'text', text: String(number) }]
  }
  const { row } = scope
  const field = name.startsWith('@') ? name.slice(1) : name
  if (row?.collection.fields.includes(field)) {
    const texts = fieldTexts(row, field, reporter)
    if (name.startsWith('@')) {
      const numbers = texts.length === 0 ? [] : scope.citations.cite(texts, reporter)
      return numbers.length === 0 ? [] : [{ kind: 'cite', numbers }]
    }
    texts.forEach((value) => reportForbidden(value, reporter))
    return texts.length === 0 ? [] : [{ kind: 'text', text: texts.join(', ') }]
  }
  if (row && name === 'new') {
    return row.members.some((member) => isNew(row.collection, member, dayOf(row.collection, scope.date))) ? [newMark(scope.language)] : []
  }
  if (row && name === 'count') return [{ kind: 'text', text: String(row.members.length) }]
  reportPlaceholder(name, field, [...Object.keys(counts), ...(row?.collection.fields ?? [])], reporter)
  return []
}

/** A text of placeholders alone, for none of which the record has a value. */
function reportEmpty(scope: Scope, reporter: Reporter): void {
  const { row } = scope
  const [member] = row?.members ?? []
  if (row && member) row.collection.notes?.cell(row.collection.settings.key, member.index)
  const key = row && member?.record[row.collection.settings.key]
  reporter.report({
    code: 'data/empty-result',
    severity: 'warning',
    message: `the text is empty${typeof key === 'string' ? ` for '${key}'` : ''}: its fields have no value`,
    hint: 'give the record the field, or take only those that have it: where: { field: { exists: true } }',
  })
}

function reportPlaceholder(name: string, field: string, known: readonly string[], reporter: Reporter): void {
  reporter.report({
    code: 'data/unknown-field',
    message: `{${name}} stands for nothing here`,
    hint: known.length === 0 ? "a field needs an 'each' around it; a count needs a 'with'" : suggest(field, known, 'name'),
  })
}

/** Control characters cannot be shown by any font, and act on terminals and parsers. */
export function reportForbidden(source: string, reporter: Reporter): void {
  const found = forbiddenCharacter(source)
  if (found === undefined) return
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  reporter.report({
    code: 'schema/control-character',
    message: `the text holds the control character U+${code}`,
    hint: 'remove it',
  })
}
