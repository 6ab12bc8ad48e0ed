import { expect, test } from 'vitest'
import { type NamesOf, completions } from '../../src/cli/complete.ts'
import { program } from '../../src/cli/program.ts'

const names: NamesOf = (kind, root) => (root === 'elsewhere' ? [`other-${kind}`] : [`a-${kind}`, `b-${kind}`])

/** What is offered for the last of these words, and whether files are too. */
function offered(...words: string[]): string {
  const { candidates, files } = completions(program, words, names)
  return [...candidates.map(({ value }) => value), ...(files === 'none' ? [] : [files])].join(' ')
}

test.each([
  [['bu'], 'build'],
  [['new', ''], 'deck help'],
  [['build', ''], 'a-deck b-deck'],
  [['build', 'a-deck', ''], 'b-deck'],
  [['build', '--root', 'elsewhere', ''], 'other-deck'],
  [['build', '--root=elsewhere', ''], 'other-deck'],
  [['build', '--root', ''], 'folders'],
  [['build', '--str'], '--strict'],
  [['build', '--strict', '--str'], ''],
  [['build', '--strict', 'b'], 'b-deck'],
  [['build', '--paper', ''], 'a4 letter'],
  [['build', '--paper=l'], '--paper=letter'],
  // As bash parts it.
  [['build', '--paper', '='], 'a4 letter'],
  [['build', '--paper', '=', 'l'], 'letter'],
  [['build', '--only', 'md,h'], 'md,html md,handout'],
  [['build', '--', '--str'], ''],
  [['build', '-v', 'a'], 'a-deck'],
  [['check', '--format', 's'], 'sarif'],
  [['check', '--browser', ''], 'files'],
  [['import', ''], 'files'],
  [['import', '--as', ''], ''],
  [['init', ''], 'folders'],
  [['init', '--theme', 'b'], 'b-theme'],
  [['layouts', 'a'], 'a-layout'],
  [['themes', ''], 'a-theme b-theme'],
  [['diff', 'H'], 'HEAD folders'],
  [['completion', ''], 'bash zsh fish'],
  [['merge', 'x', ''], 'folders'],
  [['nonsense', ''], ''],
])('%j is completed by %j', (words, expected) => {
  expect(offered(...words)).toBe(expected)
})

test('commands are offered with what they do; what only scripts ask is not', () => {
  const { candidates } = completions(program, [''], names)
  expect(candidates.find(({ value }) => value === 'doctor')?.about).toContain('browser')
  expect(candidates.map(({ value }) => value)).not.toContain('complete')
})

test('every command stands in a group of the help, and has examples, once', () => {
  const commands = program.commands.filter((command) => program.createHelp().visibleCommands(program).includes(command))
  for (const command of commands) expect(command.helpGroup(), command.name()).not.toBe('')
  for (const command of commands.flatMap((one) => [one, ...one.commands])) {
    let help = ''
    command.configureOutput({ writeOut: (text) => void (help += text) }).outputHelp()
    expect(help.match(/^Examples:$/gm), command.name()).toHaveLength(1)
  }
})
