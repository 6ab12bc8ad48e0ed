import { setFlagsFromString } from 'node:v8'
import { Command, CommanderError, Option } from 'commander'
import { version } from '../build/version.ts'
import { addExportCommand } from './export-command.ts'
import { addHelp } from './help.ts'
import { addImportCommand } from './import-command.ts'
import { options as shared, parseSize, toHost, toPort, toShard } from './options.ts'
import { plainBuild } from './plain-build.ts'
import { addCareCommands, addStartCommands } from './start-commands.ts'
import { tellUnchanged } from './unchanged.ts'

/** Exit codes: 0 done, 1 the course has faults or an output could not be made, 2 wrong usage. */
const wrongUsage = 2

/** The command, with all that it takes. */
export const program = new Command('deckhand')
  .description('One structured course in YAML becomes slide decks and one-page handouts.')
  .version(version)
  .showSuggestionAfterError()
  .showHelpAfterError('(deckhand --help tells what there is)')
  .exitOverride()
  .addHelpText(
    'after',
    '\nExamples:\n  deckhand init my-course\n  deckhand build\n  deckhand build my-lecture --only handout --paper letter\n  deckhand help check',
  )

addStartCommands(program)

program
  .command('build')
  .description('make slides (Markdown, HTML, PDF) and handouts')
  .argument('[deck...]', 'names of decks (default: all)')
  .addOption(shared.root())
  .addOption(shared.out())
  .addOption(shared.only())
  .addOption(shared.audience())
  .addOption(new Option('--shard <part>', 'only a part of the decks: 2/8 is the second of eight').argParser(toShard))
  .addOption(shared.browser())
  .addOption(shared.paper())
  .addOption(shared.largePrint())
  .addOption(shared.strict())
  .option('--force', 'make everything anew, and take nothing that was made before')
  .option('--check', 'write nothing: exit code 1 where the outputs are not what the sources give')
  .option('-v, --verbose', 'also tell what was done to slides and handouts so that they fit')
  .addOption(shared.json())
  .action(async (decks: string[], options: Record<string, unknown>) => {
    // A plain build has been looked at before commander was loaded.
    const told = plainBuild(process.argv.slice(2)) ? undefined : await tellUnchanged(decks, options)
    process.exitCode = told ?? (await (await import('./build.ts')).runBuild(decks, options))
  })

program
  .command('watch')
  .description('build, and again whenever something changes that the last build read')
  .argument('[deck...]', 'names of decks (default: all)')
  .addOption(shared.root())
  .addOption(shared.out())
  .addOption(shared.only())
  .addOption(shared.audience())
  .addOption(shared.browser())
  .addOption(shared.paper())
  .addOption(shared.largePrint())
  .addOption(shared.strict())
  .action(async (decks: string[], options: Record<string, unknown>) => {
    const { runWatch } = await import('./watch.ts')
    await runWatch(decks, options)
  })

program
  .command('serve')
  .description('show the course in the browser while you write it, or to the room')
  .argument('[deck...]', 'names of decks (default: all)')
  .addOption(shared.root())
  .addOption(shared.out())
  .addOption(new Option('--port <number>', 'the first port to try (default: 4747)').argParser(toPort))
  .addOption(
    new Option(
      '--host [address]',
      "show the audience's slides and handouts to the room too, at this address of the machine (default: all)",
    ).argParser(toHost),
  )
  .option('--open', "open the course in the system's browser")
  .option('--editor <command>', 'opens files where a slide or a fault is clicked (default: $DECKHAND_EDITOR, $VISUAL or $EDITOR)')
  .addOption(shared.browser())
  .addOption(shared.paper())
  .addOption(shared.strict())
  .action(async (decks: string[], options: Record<string, unknown>) => {
    const { runServe } = await import('./serve.ts')
    const code = await runServe(decks, options)
    if (code !== undefined) process.exitCode = code
  })

program
  .command('check')
  .description('tell of every fault of the course, and write nothing')
  .addOption(shared.root())
  .addOption(shared.browser())
  .addOption(shared.strict())
  .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json', 'github', 'sarif']).default('pretty'))
  .action(async (options: Record<string, unknown>) => {
    const { runCheck } = await import('./check.ts')
    process.exitCode = await runCheck(options)
  })

program
  .command('diff')
  .description('tell what changed, by record and by slide')
  .argument('[from]', 'a git revision, a folder with a course.yaml, or last-build (default: HEAD)')
  .argument('[to]', 'the same (default: the course as it is on the disk)')
  .addOption(shared.root())
  .addOption(shared.browser())
  .option('--no-browser', 'do not measure whether slides were split')
  .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json', 'markdown']).default('pretty'))
  .option('--json', 'the same as --format json')
  .option('--exit-code', 'exit with 1 where anything changed, or could not be compared')
  .action(async (from: string | undefined, to: string | undefined, options: Record<string, unknown>) => {
    const { runDiff } = await import('./diff.ts')
    process.exitCode = await runDiff(from, to, options)
  })

program
  .command('clean')
  .description('forget what was made before: the next build makes everything anew')
  .addOption(shared.root())
  .addOption(new Option('--keep <size>', 'how much may stay, the newest first: 500MB').argParser(parseSize).default(0, 'nothing'))
  .action(async (options: { root?: string; keep: number }) => {
    const { runClean } = await import('./clean.ts')
    process.exitCode = await runClean(options)
  })

addExportCommand(program)

addImportCommand(program)

program
  .command('merge')
  .description('join the outputs of shards that were built apart')
  .argument('<shard-out...>', 'the folders that the shards were built into')
  .option('--out <dir>', 'the folder of the outputs of all (default: ./out)')
  .addOption(shared.json())
  .action(async (shards: string[], options: Record<string, unknown>) => {
    const { runMerge } = await import('./merge.ts')
    process.exitCode = await runMerge(shards, options)
  })

addCareCommands(program)
addHelp(program)

/** Does what the arguments of this process ask for, and sets its exit code. */
export async function runProgram(): Promise<void> {
  // HarfBuzz runs for some ten milliseconds: optimizing it first would cost fifteen times that.
  setFlagsFromString('--liftoff-only')
  // Leave by way of the exit handlers, which end the browser and remove its folder.
  process.on('SIGINT', () => process.exit(130))
  process.on('SIGTERM', () => process.exit(143))
  process.on('SIGHUP', () => process.exit(129))

  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : wrongUsage
    } else {
      const details =
        process.env['DECKHAND_DEBUG'] && error instanceof Error ? error.stack : error instanceof Error ? error.message : String(error)
      process.stderr.write(
        `deckhand failed: ${details}\nThis is a fault of Deckhand, not of your course. DECKHAND_DEBUG=1 shows where it happened.\n`,
      )
      process.exitCode = 1
    }
  }
}
