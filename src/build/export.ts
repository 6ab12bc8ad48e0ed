import { join } from 'node:path'
import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { applyRules } from '../diagnostics/rules.ts'
import { deckColours, deckFonts } from '../export/colours.ts'
import { presentDeck } from '../export/present.ts'
import type { ComposedDeck } from '../model/composed.ts'
import type { PrintPage } from '../print/browser.ts'
import { themeTokens } from '../theme/tokens.ts'
import { realWorld } from '../world/real.ts'
import type { World } from '../world/world.ts'
import { type RunBrowser, browserFault, runBrowser } from './browser.ts'
import { documentDate } from './document-date.ts'
import type { ExportOptions } from './export-options.ts'
import { takePictures } from './export-pictures.ts'
import { type ExportFile, isPagePng, pngFolder, takePages } from './export-png.ts'
import { type FittedDeck, fitDeck } from './fit-deck.ts'
import { fontReader } from './font-reader.ts'
import type { LoadedDeck } from './load-deck.ts'
import { type LoadedCourse, loadCourse } from './load.ts'
import type { Output } from './manifest.ts'
import { type SlidesMaker, slidesMaker } from './make-slides.ts'
import { type OutputFolder, holdOutputs, outputFolder } from './output-folder.ts'
import { hasCourse } from './read-course.ts'

/** What an export did. */
export interface ExportResult {
  /** Whether everything that was asked for was made. */
  readonly ok: boolean
  readonly diagnostics: readonly Diagnostic[]
  /** Every file that was exported, relative to the folder of outputs. */
  readonly outputs: readonly Output[]
  /** How many decks were exported. */
  readonly decks: number
  /** The texts of the course's files, for code frames. */
  readonly texts: ReadonlyMap<string, string>
}

/**
 * Exports decks for other programs: as presentations that can be edited, as pictures of their pages. Needs no build before it, and
 * builds neither make nor remove what it writes. A deck with faults is not exported; the others are.
 */
export async function exportDecks(options: ExportOptions): Promise<ExportResult> {
  const world = options.world ?? realWorld
  const progress = options.onProgress ?? (() => undefined)
  const browser = runBrowser(options.browser, world)
  browser.start()
  try {
    progress('reading the course')
    const work = async (): Promise<ExportResult> => exportCourse(await loadCourse(world, options), options, { world, browser, progress })
    if (!(await hasCourse(world, options.root))) return await work()
    const release = await holdOutputs(world, options.out, () => progress('another run is at work here: waiting for it'))
    try {
      return await work()
    } finally {
      await release()
    }
  } finally {
    await browser.close()
  }
}

interface ExportSteps {
  readonly world: World
  readonly browser: RunBrowser
  readonly progress: (step: string) => void
}

async function exportCourse(
  course: LoadedCourse,
  options: ExportOptions,
  { world, browser, progress }: ExportSteps,
): Promise<ExportResult> {
  const diagnostics: Diagnostic[] = [...course.diagnostics]
  const slides = slidesMaker(world, course.resources, fontReader(world))
  const out = outputFolder(world, options.out, undefined, diagnostics)
  const outputs: Output[] = []
  let decks = 0
  for (const deck of course.decks) {
    diagnostics.push(...deck.diagnostics)
    if (!deck.composed) continue
    progress(deck.name)
    const exported = await exportDeck(deck, deck.composed, { course, options, slides, browser })
    diagnostics.push(...exported.diagnostics)
    if (
      exported.files.length === 0 ||
      hasErrors(applyRules([...deck.diagnostics, ...exported.diagnostics], { rules: course.rules, strict: false }))
    )
      continue
    outputs.push(...(await writeFiles(deck.name, exported.files, out)))
    if (options.png && !options.png.onlyTitle) await removeOldPages(world, join(options.out, deck.name, pngFolder), exported.files)
    decks++
  }
  if (course.decks.some(({ composed }) => composed)) diagnostics.push(...(await browser.missing('error', 'nothing was exported')))
  const sorted = sortDiagnostics(applyRules(diagnostics, { rules: course.rules, strict: false }))
  return { ok: !hasErrors(sorted), diagnostics: sorted, outputs, decks, texts: course.texts }
}

interface Exported {
  readonly files: readonly ExportFile[]
  readonly diagnostics: readonly Diagnostic[]
}

interface ExportMeans {
  readonly course: LoadedCourse
  readonly options: ExportOptions
  readonly slides: SlidesMaker
  readonly browser: RunBrowser
}

/** Exports one deck, of the page that the browser shows of it; without a browser nothing. */
async function exportDeck(deck: LoadedDeck, composed: ComposedDeck, means: ExportMeans): Promise<Exported> {
  const work = async (page: PrintPage): Promise<Exported> => {
    const fitted = await fitDeck(composed, deck, means.slides, page)
    if (!('plan' in fitted) || hasErrors(applyRules(fitted.diagnostics, { rules: means.course.rules, strict: false }))) {
      return { files: [], diagnostics: fitted.diagnostics }
    }
    return exportFitted(deck, composed, fitted, page, means)
  }
  try {
    return (await means.browser.use(work)) ?? { files: [], diagnostics: [] }
  } catch (error) {
    return { files: [], diagnostics: [browserFault(deck.file, 'the deck was not exported', error)] }
  }
}

async function exportFitted(
  { images }: LoadedDeck,
  composed: ComposedDeck,
  { plan, shown, diagnostics }: FittedDeck,
  page: PrintPage,
  { course, options }: ExportMeans,
): Promise<Exported> {
  const { slideOfPage } = shown.document
  const png = options.png ? await takePages(page, slideOfPage.length, composed.size, options.png) : []
  if (!options.pptx) return { files: png, diagnostics }
  const { pictures, diagnostics: found } = await takePictures(composed, images, page, slideOfPage)
  const tokens = themeTokens(composed.theme, new Map(course.resources.themes.map(({ name, css }) => [name, css])))
  const presentation = presentDeck(composed, {
    plan,
    pictures,
    colours: deckColours(tokens, composed.look.accent),
    fonts: deckFonts(tokens, composed.look.families),
    date: documentDate(composed),
  })
  const { writePptx } = await import('../export/write-pptx.ts')
  const bytes = await writePptx(presentation, pictures)
  return { files: [{ name: 'slides.pptx', bytes }, ...png], diagnostics: [...diagnostics, ...found] }
}

async function writeFiles(deck: string, files: readonly ExportFile[], out: OutputFolder): Promise<Output[]> {
  const written: Output[] = []
  for (const { name, bytes } of files) {
    const output = await out.write(`${deck}/${name}`, bytes)
    if (output) written.push(output)
  }
  return written
}

/** Pictures of pages that the deck no longer has. */
async function removeOldPages(world: World, folder: string, files: readonly ExportFile[]): Promise<void> {
  const made = new Set(files.map(({ name }) => name))
  for (const name of await world.list(folder)) {
    if (isPagePng(name) && !made.has(`${pngFolder}/${name}`)) await world.remove(join(folder, name))
  }
}
