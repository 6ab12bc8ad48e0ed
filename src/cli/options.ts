import { InvalidArgumentError, Option } from 'commander'
import { type OutputKind, outputKinds } from '../build/options.ts'
import { type Shard, parseShard } from '../build/shard.ts'

/** The options that several commands have in common, a new one for each, and how values are read. */
export const options = {
  root: () => new Option('--root <dir>', 'the folder of course.yaml (default: here, or ./content)'),
  out: () => new Option('--out <dir>', 'the folder of the outputs (default: ./out)'),
  only: () => new Option('--only <kinds>', `outputs, separated by commas: ${outputKinds.join(', ')}`).argParser(parseOnly),
  audience: () => new Option('--audience', 'also make slides.audience.html: no speaker notes, and no answer of a quiz'),
  browser: () =>
    new Option(
      '--browser <path|address>',
      'the browser to measure and print with: a program, or ws://… of one elsewhere (default: $DECKHAND_BROWSER, or the one that Deckhand finds)',
    ),
  paper: () => new Option('--paper <size>', "paper of the handouts (default: the course's)").choices(['a4', 'letter']),
  largePrint: () => new Option('--large-print', 'set the summary in 14 pt, over as many pages as that takes'),
  strict: () => new Option('--strict', 'take every warning for an error'),
  /** Of commands that have a result. */
  json: () => new Option('--json', 'print the result as JSON, and nothing else'),
} as const satisfies Record<string, () => Option>

function parseOnly(value: string): OutputKind[] {
  return value.split(',').map((part) => {
    const name = part.trim()
    // A course calls this form by another name than its file has.
    const kind = name === 'summary' ? 'handout' : outputKinds.find((known) => known === name)
    if (kind === undefined) throw new InvalidArgumentError(`choose from ${outputKinds.join(', ')}.`)
    return kind
  })
}

/** Bytes: `500MB`, `2 GB`. */
export function parseSize(value: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*(|[kmg]?b)$/i.exec(value.trim()) ?? []
  if (number === undefined) throw new InvalidArgumentError('write a size as 500MB or 2GB.')
  return Number(number) * 1000 ** ['', 'k', 'm', 'g'].indexOf(unit.toLowerCase().replace('b', ''))
}

/** A port; 0 is any that is free. */
export function toPort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Infinity
  if (port > 65_535) throw new InvalidArgumentError('write a number up to 65535.')
  return port
}

/** An address of the machine. An empty one is a variable that is not set: it is not to show the course to everybody. */
export function toHost(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('name an address of this machine, or leave it out for all of them.')
  return value
}

/** `2/8`. */
export function toShard(value: string): Shard {
  const shard = parseShard(value)
  if ('fault' in shard) throw new InvalidArgumentError(shard.fault)
  return shard
}
