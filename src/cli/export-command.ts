import { type Command, InvalidArgumentError } from 'commander'
import { options as shared } from './options.ts'

/** Chromium draws no picture that is larger. */
const mostPixels = 8192

function parseWidth(value: string): number {
  const width = Number(value)
  if (!/^\d+$/.test(value) || width < 16 || width > mostPixels)
    throw new InvalidArgumentError(`write a width in px, from 16 to ${mostPixels}.`)
  return width
}

/** Adds `deckhand export`. */
export function addExportCommand(program: Command): void {
  const command = program
    .command('export')
    .description('make presentations that PowerPoint edits, and pictures of slides')
    .argument('[deck...]', 'names of decks (default: all)')
    .option('--pptx', 'slides.pptx: native text, tables and notes')
    .option('--png', 'png/slides-001.png …: a picture of each page')
    .option('--only-title', 'with --png: the title slide alone, png/title.png, for link previews')
    .option('--width <px>', 'with --png: how wide pictures are (default: 1920, of the title alone 1200)', parseWidth)
    .addOption(shared.root())
    .addOption(shared.out())
    .addOption(shared.browser())
    .addOption(shared.json())
    .addHelpText(
      'after',
      `
Examples:
  deckhand export my-lecture --pptx
  deckhand export --png --width 1280
  deckhand export --png --only-title             1200 × 630 px, for link previews`,
    )
  command.action(async (decks: string[], options: { pptx?: boolean; png?: boolean; onlyTitle?: boolean; width?: number }) => {
    if (!options.pptx && !options.png) command.error("error: say what to export: '--pptx' for PowerPoint, '--png' for pictures, or both")
    const needsPng = options.onlyTitle ? '--only-title' : options.width === undefined ? undefined : '--width'
    if (needsPng && !options.png) command.error(`error: '${needsPng}' is said of pictures: add '--png'`)
    const { runExport } = await import('./export.ts')
    process.exitCode = await runExport(decks, options)
  })
}
