import JSZip from 'jszip'
import { languageTag } from './language-tag.ts'
import { finishLayout, finishMaster } from './finish-master.ts'
import { finishNotes, finishSlide } from './finish-slide.ts'
import { contentTypes, coreProperties, inSchemaOrder, plainAppProperties, withNotesTheme, withTheme } from './finish-parts.ts'
import type { Presentation } from './presentation.ts'

/**
 * A package as PowerPoint itself would write it: what the library leaves open is closed, dates are the deck's, and pictures that are the
 * same are stored once. The same package gives the same bytes.
 */
export async function finishPackage(bytes: Uint8Array, presentation: Presentation): Promise<Uint8Array> {
  const read = await JSZip.loadAsync(bytes)
  const parts = new Map<string, string | Uint8Array>()
  const same = new Map<string, string>()
  const names = Object.keys(read.files).filter((name) => !read.files[name]?.dir)
  for (const name of names.filter((one) => one.startsWith('ppt/media/'))) {
    const content = (await read.file(name)?.async('uint8array')) ?? new Uint8Array()
    const key = Buffer.from(content).toString('latin1')
    const known = [...parts].find(([, other]) => typeof other !== 'string' && Buffer.from(other).toString('latin1') === key)?.[0]
    if (known === undefined) parts.set(name, content)
    else same.set(name.slice('ppt/media/'.length), known.slice('ppt/media/'.length))
  }
  for (const name of names.filter((one) => !one.startsWith('ppt/media/'))) {
    parts.set(name, finishPart(name, (await read.file(name)?.async('string')) ?? '', presentation, same))
  }
  parts.set('[Content_Types].xml', contentTypes(String(parts.get('[Content_Types].xml')), parts))
  return zip(withNotesTheme(parts), presentation.date)
}

function finishPart(name: string, xml: string, presentation: Presentation, same: ReadonlyMap<string, string>): string {
  const number = Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)
  const tagged = withLanguage(xml, languageTag(presentation.language))
  if (/^ppt\/slides\/slide\d+\.xml$/.test(name)) return finishSlide(tagged, number, presentation)
  if (/^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(name))
    return finishNotes(tagged, presentation.slides[number - 1]?.notes ?? [], presentation)
  if (/^ppt\/slideLayouts\/slideLayout\d+\.xml$/.test(name)) return finishLayout(tagged, presentation)
  if (name === 'ppt/slideMasters/slideMaster1.xml') return finishMaster(tagged, presentation)
  if (name === 'ppt/theme/theme1.xml') return withTheme(xml, presentation)
  if (name === 'ppt/presentation.xml') return inSchemaOrder(tagged)
  if (name === 'docProps/core.xml') return coreProperties(presentation)
  if (name === 'docProps/app.xml') return plainAppProperties(presentation)
  if (name.endsWith('.rels')) return xml.replaceAll(/\/media\/([^"]+)/g, (_, file: string) => `/media/${same.get(file) ?? file}`)
  return tagged
}

function withLanguage(xml: string, language: string): string {
  return xml.replaceAll(/ lang="[^"]*"(?: altLang="[^"]*")?/g, ` lang="${language}"`)
}

/** The content types first, then all parts by their names, all of one date. */
async function zip(parts: ReadonlyMap<string, string | Uint8Array>, date: string): Promise<Uint8Array> {
  const first = (name: string): string => (name === '[Content_Types].xml' ? '' : name)
  const written = new JSZip()
  const at = new Date(`${date}T00:00:00Z`)
  for (const [name, content] of [...parts].sort(([a], [b]) => (first(a) < first(b) ? -1 : 1))) {
    written.file(name, content, { date: at, createFolders: false, binary: typeof content !== 'string' })
  }
  return written.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 9 }, platform: 'DOS' })
}
