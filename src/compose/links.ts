import type { Reporter } from '../diagnostics/report.ts'
import { suggest } from '../diagnostics/suggest.ts'
import type { Inline } from '../model/inline.ts'

/** Tells of links to slides that the deck does not have. */
export function checkSlideLinks(nodes: readonly Inline[], known: readonly string[], reporter: Reporter): void {
  for (const id of slideLinks(nodes)) if (!known.includes(id)) reportNoSlide(id, known, reporter)
}

/** The ids of the slides that prose links to. */
function slideLinks(nodes: readonly Inline[]): string[] {
  return nodes.flatMap((node) => {
    if (!('children' in node)) return []
    const own = node.kind === 'link' && node.href.startsWith('#') ? [node.href.slice(1)] : []
    return [...own, ...slideLinks(node.children)]
  })
}

function reportNoSlide(id: string, known: readonly string[], reporter: Reporter): void {
  reporter.report({
    code: 'link/nowhere',
    message: `no slide has the id '${id}'`,
    hint: known.length === 0 ? `give the slide that it is to lead to an id: ${id}` : suggest(id, known, 'slide'),
  })
}

/** Tells of an address that is none. */
export function reportNowhere(href: string, reporter: Reporter): void {
  reporter.report({
    code: 'link/nowhere',
    message: href === '' ? 'the link has no address' : `the link leads nowhere: '${href}' is no full address`,
    hint: 'name a full address, https://… or mailto:…, or a slide of this deck by its id, #…; a bracket that is none is written \\[',
  })
}
