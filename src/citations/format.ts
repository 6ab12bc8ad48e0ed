import { createRequire } from 'node:module'
import type Citeproc from 'citeproc'
import type { Inline } from '../model/inline.ts'
import { recentMemory } from '../model/memory.ts'
import type { ReferenceItem } from '../model/references.ts'

// The processor asks for a markup; these characters are private to this file and never leave it.
const italicOn = '\ue001'
const italicOff = '\ue002'

// Required, not imported: to import a CommonJS file Node first reads all of it for the names of its exports.
const CSL: typeof Citeproc = createRequire(import.meta.url)('citeproc')

/** A style sheet and its locale: CSL XML from `templates/citations/`. */
export interface CitationStyle {
  readonly style: string
  readonly locale: string
}

/** A reference in the two forms of a style: its bibliography's, and its citations' for where there is little room. */
export interface FormattedReference {
  readonly entry: Inline[]
  readonly brief: Inline[]
}

/**
 * Formats references by a CSL style, in the order given.
 * Source: the Citation Style Language 1.0.2, as implemented by citeproc-js.
 */
export function formatReferences(items: readonly ReferenceItem[], style: CitationStyle): FormattedReference[] {
  if (items.length === 0) return []
  const key = JSON.stringify([items, style])
  const formatted = known.get(key) ?? format(items, style)
  known.set(key, formatted)
  return [...formatted]
}

/** Formatting takes half of the time of composing, and the references of a deck seldom change. */
const known = recentMemory<readonly FormattedReference[]>(50)

function format(items: readonly ReferenceItem[], { style, locale }: CitationStyle): FormattedReference[] {
  // The processor keeps its items in plain objects: our own numbers cannot be names that these have already.
  const numbered = items.map((item, index) => ({ ...item, id: `item-${index}` }))
  const byId = new Map(numbered.map((item) => [item.id, item]))
  const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: (id: string) => byId.get(id) }, style)
  engine.setOutputFormat(registerFormat())
  engine.updateItems(numbered.map((item) => item.id))
  const [parameters, entries] = engine.makeBibliography()
  const order = new Map(parameters.entry_ids.map(([id], index) => [id, entries[index] ?? '']))
  return numbered.map((item) => {
    const link = linkTo(
      item.DOI === undefined ? item.URL : `https://doi.org/${item.DOI.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:)/i, '')}`,
    )
    return {
      entry: link(toInline((order.get(item.id) ?? item.title).trim())),
      brief: link(toInline(engine.makeCitationCluster([{ id: item.id }]).trim())),
    }
  })
}

function linkTo(href: string | undefined): (children: Inline[]) => Inline[] {
  return (children) => (href === undefined ? children : [{ kind: 'link', href, children }])
}

/** An output format of our own: italics between two private characters, all else as it is. */
function registerFormat(): string {
  const name = 'deckhand'
  const keep = '%%STRING%%'
  CSL.Output.Formats[name] = {
    ...CSL.Output.Formats.text,
    '@font-style/italic': `${italicOn}${keep}${italicOff}`,
    '@font-style/oblique': `${italicOn}${keep}${italicOff}`,
  }
  return name
}

function toInline(entry: string): Inline[] {
  return entry.split(italicOn).flatMap((part, index): Inline[] => {
    if (index === 0) return textNodes(part)
    const [italic = '', rest = ''] = part.split(italicOff)
    return [{ kind: 'emphasis', children: textNodes(italic) }, ...textNodes(rest)]
  })
}

function textNodes(text: string): Inline[] {
  return text === '' ? [] : [{ kind: 'text', text }]
}
