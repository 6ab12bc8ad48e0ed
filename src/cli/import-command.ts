import { type Command, InvalidArgumentError, Option } from 'commander'
import { options as shared } from './options.ts'
import { type FieldMapping, parseMappings, parseSplit } from '../import/options.ts'

/** `deckhand import`: its arguments, options and help. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('bring a foreign list (YAML, JSON, CSV, TSV) into a collection: by key, edits by hand and comments kept')
    .argument('<file>', 'the list')
    .addOption(new Option('--as <collection>', 'the collection that it comes into').argParser(parseName).makeOptionMandatory())
    .addOption(
      new Option(
        '--map <field=column>',
        'columns that fields are taken from: name=Model,access=access.value|access; field= takes none',
      ).argParser(parseMap),
    )
    .addOption(
      new Option('--split <field=separator>', 'what stands between several values of a field: modality=";"').argParser(parseSplits),
    )
    .option('--at <path>', 'where in the file the list is: data.models')
    .option('--skip', 'leave records with faults out, and bring in the others')
    .option('--prune', 'remove what an earlier import brought and the list no longer has, unless it was edited by hand')
    .addOption(new Option('--yes', 'write without asking'))
    .addOption(new Option('--dry-run', 'show what would change, and write nothing').conflicts('yes'))
    .addOption(shared.root())
    .addOption(shared.json())
    .addHelpText(
      'after',
      `
Examples:
  deckhand import models.csv --as models --map name=Model,organization=Org --split modality=";"
  deckhand import leaderboard.json --as models --at data.models --map "access=access|access.value" --dry-run`,
    )
    .action(async (file: string, options: { as: string }) => {
      const { runImport } = await import('./import.ts')
      process.exitCode = await runImport(file, options)
    })
}

function parseMap(value: string, before: readonly FieldMapping[] = []): FieldMapping[] {
  const mappings = parseMappings(value)
  if (mappings === undefined) throw new InvalidArgumentError('write it as FIELD=COLUMN, several with commas between them.')
  return [...before, ...mappings]
}

function parseSplits(value: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const split = parseSplit(value)
  if (split === undefined) throw new InvalidArgumentError('write it as FIELD=SEPARATOR: modality=";"')
  return new Map([...before, [split.field, split.separator]])
}

function parseName(value: string): string {
  if (!/^[A-Za-z][\w-]*$/.test(value)) throw new InvalidArgumentError('a collection is named in letters, digits and hyphens.')
  return value
}
