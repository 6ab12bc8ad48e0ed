import type { Command } from 'commander'

/** The groups of the commands, in the order in which one meets them, and examples of each command that does not bring its own. */
const groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'Start:': {
    init: [
      'deckhand init my-course                        asks for title, lecturer, language and theme',
      'deckhand init my-course --yes --title "Signals and Systems" --lecturer "Ada Lovelace"',
      'deckhand init --schemas                        brings the schemas for editors up to date',
    ],
    new: ['deckhand new deck "First principles"', 'deckhand new deck "信号与系统" --name signals'],
    layouts: ['deckhand layouts', 'deckhand layouts quiz                          its fields, and an example to copy'],
    themes: ['deckhand themes', 'deckhand themes chalk                          its colours'],
  },
  'Write:': {
    serve: [
      'deckhand serve --open                          shows the course in the browser, and each save at once',
      'deckhand serve my-lecture --editor "code -r"',
      'deckhand serve --host                          gives the room the slides for the audience, by a QR code',
    ],
    build: [
      'deckhand build                                 all decks, into out/',
      'deckhand build my-lecture --only handout --paper letter',
      'deckhand build --strict --check                what a CI job asks',
    ],
    watch: ['deckhand watch', 'deckhand watch my-lecture --only html'],
    check: ['deckhand check', 'deckhand check --strict --format github        beside the lines of a pull request'],
    import: [],
    diff: [
      'deckhand diff                                  since the last commit',
      'deckhand diff v1 v2 --format markdown',
      'deckhand diff last-build --exit-code',
    ],
  },
  'Give it:': { export: [], merge: ['deckhand build --shard 1/2 --out a && deckhand build --shard 2/2 --out b', 'deckhand merge a b'] },
  'Care for it:': {
    doctor: ['deckhand doctor', 'deckhand doctor --browser /usr/bin/chromium'],
    clean: ['deckhand clean', 'deckhand clean --keep 500MB                    only what was used last'],
    completion: [
      'eval "$(deckhand completion bash)"             in ~/.bashrc',
      'eval "$(deckhand completion zsh)"              in ~/.zshrc, below compinit',
      'deckhand completion fish > ~/.config/fish/completions/deckhand.fish',
    ],
  },
}

/** Groups the commands of a program, and gives each its examples. */
export function addHelp(program: Command): void {
  for (const [heading, commands] of Object.entries(groups)) {
    for (const [name, examples] of Object.entries(commands)) {
      const command = program.commands.find((other) => other.name() === name)
      command?.helpGroup(heading)
      command?.showHelpAfterError(`(deckhand ${name} --help tells what it takes)`)
      if (examples.length > 0) command?.addHelpText('after', renderExamples(examples))
      for (const sub of command?.commands ?? []) {
        sub.showHelpAfterError(`(deckhand ${name} ${sub.name()} --help tells what it takes)`)
        if (examples.length > 0) sub.addHelpText('after', renderExamples(examples))
      }
    }
  }
}

function renderExamples(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`
}
