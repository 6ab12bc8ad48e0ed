import { palette } from '../charts/palette.ts'
import { escapeXml } from '../model/xml.ts'
import { languageTag } from './language-tag.ts'
import type { Presentation } from './presentation.ts'

/** The theme with the deck's colours: whoever goes on in PowerPoint has them in its menus. */
export function withTheme(xml: string, { colours, title }: Presentation): string {
  const colour = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value.slice(1).toUpperCase()}"/></a:${name}>`
  const scheme = [
    colour('dk1', colours.ink),
    colour('lt1', colours.paper),
    colour('dk2', colours.night),
    colour('lt2', colours['accent-soft']),
    colour('accent1', colours.accent),
    ...palette.slice(1).map((value, index) => colour(`accent${index + 2}`, value)),
    colour('hlink', colours.accent),
    colour('folHlink', colours.accent),
  ]
  const name = escapeXml(title)
  return xml
    .replace(/<a:clrScheme [\s\S]*<\/a:clrScheme>/, () => `<a:clrScheme name="${name}">${scheme.join('')}</a:clrScheme>`)
    .replace(/(<a:theme\b[^>]*?\bname=")[^"]*"/, (_, before: string) => `${before}${name}"`)
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The part of a package that says what it is, by whom and of when: the deck's date, never the clock's. */
export function coreProperties({ title, author, course, language, date }: Presentation): string {
  const time = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`
  const who = escapeXml(author ?? course)
  return (
    `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(course)}</dc:subject><dc:creator>${who}</dc:creator>` +
    `<cp:lastModifiedBy>${who}</cp:lastModifiedBy><cp:revision>1</cp:revision>${time('created')}${time('modified')}` +
    `<dc:language>${languageTag(language)}</dc:language></cp:coreProperties>`
  )
}

/** The part of a package that counts its slides and those with notes. */
export function plainAppProperties({ slides }: Presentation): string {
  const notes = slides.filter((slide) => slide.notes.length > 0).length
  return (
    `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
    `<Application>Deckhand</Application><Slides>${slides.length}</Slides><Notes>${notes}</Notes></Properties>`
  )
}

/** The parts with a theme of its own for the master of the notes: no two masters may share one. */
export function withNotesTheme(parts: ReadonlyMap<string, string | Uint8Array>): Map<string, string | Uint8Array> {
  const rels = 'ppt/notesMasters/_rels/notesMaster1.xml.rels'
  const types = '[Content_Types].xml'
  const text = (name: string): string => String(parts.get(name) ?? '')
  const override = '<Override PartName="/ppt/theme/theme2.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
  return new Map([
    ...parts,
    ['ppt/theme/theme2.xml', text('ppt/theme/theme1.xml')],
    [rels, text(rels).replace('theme1.xml', 'theme2.xml')],
    [types, text(types).replace('</Types>', () => `${override}</Types>`)],
  ])
}

/** Without the parts that are not there. */
export function contentTypes(xml: string, parts: ReadonlyMap<string, unknown>): string {
  return xml.replaceAll(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (override, name: string) => (parts.has(name) ? override : ''))
}

/** The lists of masters first, as the schema has them, and notes on paper of a usual shape. */
export function inSchemaOrder(xml: string): string {
  const notes = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/.exec(xml)?.[0] ?? ''
  return xml
    .replace(notes, '')
    .replace('</p:sldMasterIdLst>', () => `</p:sldMasterIdLst>${notes}`)
    .replace(/<p:notesSz [^>]*\/>/, '<p:notesSz cx="6858000" cy="9144000"/>')
}
