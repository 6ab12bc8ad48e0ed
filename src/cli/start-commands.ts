import { Argument, type Command } from 'commander'
import { options as shared } from './options.ts'

const json = '--json'
const asJson = 'print it as JSON, and nothing else'

/** The commands by which one begins: their arguments and options. */
export function addStartCommands(program: Command): void {
  program
    .command('init')
    .description('begin a course of your own')
    .argument('[dir]', 'the folder to begin it in (default: here)')
    .option('--title <title>', 'the title of the course')
    .option('--lecturer <name>', 'who gives it')
    .option('--language <tag>', 'its language: en, de, pt-BR')
    .option('--theme <name>', 'what its slides look like')
    .option('-y, --yes', 'ask nothing: what no option says is taken by default')
    .option('--schemas', 'only put the schemas for editors into a course that there is, over those of an earlier version')
    .action(async (dir: string | undefined, options: object) => {
      const { runInit } = await import('./init.ts')
      process.exitCode = await runInit(dir ?? '.', options)
    })

  const begin = program.command('new').description('begin a further deck of the course')
  begin
    .command('deck')
    .description('begin a further deck of the course')
    .argument('<title>', 'its title')
    .option('--name <name>', 'what its file and its folder of outputs are called (default: made from the title)')
    .addOption(shared.root())
    .action(async (title: string, options: object) => {
      const { runNewDeck } = await import('./new-deck.ts')
      process.exitCode = await runNewDeck(title, options)
    })

  program
    .command('layouts')
    .description('list the layouts of slides, or show the fields of one with an example to copy')
    .argument('[layout]', 'the name of a layout')
    .addOption(shared.root())
    .option(json, asJson)
    .action(async (name: string | undefined, options: object) => {
      const { runLayouts } = await import('./layouts.ts')
      process.exitCode = await runLayouts(name, options)
    })

  program
    .command('themes')
    .description('list the themes, or show the colours of one')
    .argument('[theme]', 'the name of a theme')
    .addOption(shared.root())
    .option(json, asJson)
    .action(async (name: string | undefined, options: object) => {
      const { runThemes } = await import('./themes.ts')
      process.exitCode = await runThemes(name, options)
    })
}

/** The commands by which one looks after it: their arguments and options. */
export function addCareCommands(program: Command): void {
  program
    .command('doctor')
    .description('tell what is there of all that Deckhand needs: browser, fonts, versions, folders; exit code 1 where a build would fail')
    .addOption(shared.root())
    .addOption(shared.out())
    .addOption(shared.browser())
    .option(json, asJson)
    .action(async (options: object) => {
      const { runDoctor } = await import('./doctor.ts')
      process.exitCode = await runDoctor(options)
    })

  program
    .command('completion')
    .description('print the script by which a shell completes commands, options and decks')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: string) => {
      const { showCompletionScript } = await import('./complete.ts')
      showCompletionScript(shell)
    })

  program
    .command('complete', { hidden: true })
    .description('what the scripts of deckhand completion ask: what may stand in the place of the last word')
    .argument('[words...]')
    .action(async (words: string[]) => {
      const { renderCompletions } = await import('./complete.ts')
      process.stdout.write(renderCompletions(program, words))
    })
}
