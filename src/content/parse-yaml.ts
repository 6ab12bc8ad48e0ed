import { CORE_SCHEMA, NOT_RESOLVED, YAMLException, defineScalarTag, floatCoreTag, intCoreTag, load } from 'js-yaml'
import type { Code } from '../diagnostics/codes.ts'
import { type Diagnostic, fileStart } from '../diagnostics/diagnostic.ts'
import { tooManyMarks } from './marks.ts'
import { type SourceMap, createSourceMap, rangeAtOffset } from './positions.ts'

/** A YAML text as a value, and its faults. `value` is `undefined` where it has none to give. */
export interface YamlDocument {
  readonly file: string
  readonly text: string
  readonly value: unknown
  readonly diagnostics: readonly Diagnostic[]
  /** The places of its values; read from the text the first time it is asked for. */
  readonly positions: () => SourceMap
}

const maximumDepth = 100
const maximumAliases = 1000
/** How many values aliases may stand for beyond those that are written out. */
const maximumExpansion = 200_000

/** A number whose text would be lost (1.10, 1e9, 0x10) stays the text that its author wrote. */
const schema = CORE_SCHEMA.withTags(
  [intCoreTag, floatCoreTag].map((tag) =>
    defineScalarTag<number | string>(tag.tagName, {
      ...tag,
      resolve: (source, explicit, name) => {
        const value = tag.resolve(source, explicit, name)
        return value === NOT_RESOLVED || String(value) === source ? value : source
      },
    }),
  ),
)

/**
 * Reads one YAML document: the core schema of YAML 1.2, no merge keys, no custom tags, dates as text.
 * Hostile input (deep nesting, alias bombs, cycles) is a diagnostic, found before anything walks it.
 *
 * @param file its path relative to the course, for the diagnostics
 */
export function parseYaml(file: string, text: string): YamlDocument {
  let map: SourceMap | undefined
  const positions = (): SourceMap => (map ??= createSourceMap(text))
  const document = { file, text, positions }
  const tooMany = tooManyMarks(file, text, ['\n', ',', '[', '{', '- '])
  if (tooMany) return { ...document, value: undefined, diagnostics: [tooMany] }
  try {
    const value = load(text, { schema, maxDepth: maximumDepth, maxAliases: maximumAliases })
    const bomb = mayHaveAliases(text) ? explodes(value) : false
    if (bomb) return { ...document, value: undefined, diagnostics: [aliasBomb(file, text)] }
    return { ...document, value, diagnostics: [] }
  } catch (error) {
    return { ...document, value: undefined, diagnostics: explain(file, text, error, positions) }
  }
}

/** Whether there is something that an alias could stand for: looking through a large value takes time. */
function mayHaveAliases(text: string): boolean {
  return text.includes('*') && /(?:^|[\s[{,:])&[^\s,[\]{}]/.test(text)
}

function explain(file: string, text: string, error: unknown, positions: () => SourceMap): Diagnostic[] {
  if (!(error instanceof YAMLException)) throw error
  if (text.trim() === '' || /the input is empty/.test(error.reason)) {
    return [fault(file, 'yaml/empty', 'the file is empty', 'write its content, or delete the file')]
  }
  if (/duplicated mapping key/.test(error.reason)) {
    return positions()
      .duplicateKeys()
      .map(({ name, range, firstLine }) => ({
        ...fault(
          file,
          'yaml/duplicate-key',
          `'${name}' stands here twice; the first is in line ${firstLine}`,
          'remove one of the two, or rename it',
        ),
        range,
      }))
  }
  const second = /\n(---|\.\.\.)/.exec(text.trimStart())
  const offset = error.mark?.position ?? (second ? text.length - text.trimStart().length + second.index + 1 : 0)
  const range = rangeAtOffset(text, offset)
  const { code, message, hint } = classify(error.reason)
  const special = code === 'yaml/syntax' ? specialStart(text.split(/\r\n|\n|\r/)[range.start.line - 1] ?? '') : undefined
  return [{ ...fault(file, code, message, special === undefined ? hint : `text that begins with '${special}' wants quotes`), range }]
}

/** The character that YAML takes for its own at the start of a line's value: `- **bold** text` is an alias to YAML. */
function specialStart(line: string): string | undefined {
  return /^\s*(?:- )*\s*(?:[\w-]+:\s+)?([*&!%@`])(?=\S)/.exec(line)?.[1]
}

function classify(reason: string): { code: Code; message: string; hint: string } {
  if (/tab characters/.test(reason)) {
    return { code: 'yaml/tab', message: 'a tab is used for indentation', hint: 'indent with spaces' }
  }
  if (/maxDepth/.test(reason)) {
    return {
      code: 'yaml/too-deep',
      message: `collections are nested deeper than ${maximumDepth} levels`,
      hint: 'flatten the data',
    }
  }
  if (/alias/i.test(reason) && /max|limit|exceed/i.test(reason)) {
    return { code: 'yaml/alias-bomb', message: reason, hint: 'write the values out' }
  }
  if (/more/.test(reason) && /single document/.test(reason)) {
    return {
      code: 'yaml/syntax',
      message: 'a second document follows',
      hint: "remove the '---' that starts it: one file holds one document",
    }
  }
  return {
    code: 'yaml/syntax',
    message: reason,
    hint: 'check indentation, quotes and brackets here and in the line above; text with a colon wants quotes',
  }
}

function aliasBomb(file: string, text: string): Diagnostic {
  const at = Math.max(0, text.search(/\*[^\s*,\]}]/))
  return {
    ...fault(file, 'yaml/alias-bomb', 'aliases expand to far more data than the file holds, or to themselves', 'write the values out'),
    range: rangeAtOffset(text, at),
  }
}

function fault(file: string, code: Code, message: string, hint: string): Diagnostic {
  return { code, severity: 'error', message, hint, file, range: fileStart }
}

/**
 * Whether a value that shares parts of itself would grow beyond the limit when walked as a tree.
 * Counts each shared part once and multiplies, so the time is that of the file, not of the tree.
 */
function explodes(root: unknown): boolean {
  const sizes = new Map<object, number>()
  let written = 0
  const size = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 1
    const known = sizes.get(value)
    if (known !== undefined) return known
    sizes.set(value, Infinity) // met again inside itself: a cycle
    const parts: unknown[] = Object.values(value)
    written += parts.length
    const total = parts.reduce((sum: number, part) => sum + size(part), 1)
    sizes.set(value, total)
    return total
  }
  return size(root) - written > maximumExpansion
}
