import type { Shape } from './list-places.ts'
import { parseYaml } from './parse-yaml.ts'

/** Where and how a text is to stand. */
export interface TextStyle {
  /** As JSON, where text has double quotes. */
  readonly json: boolean
  /** Between brackets, where commas and brackets want quotes. */
  readonly flow: boolean
  /** How its neighbours are written, and so it is, if it can be. */
  readonly like?: Shape | undefined
}

/** Words that are no text to this or another reader of YAML. */
const special = /^(?:y|n|yes|no|on|off|true|false|null|nan)$/i
/** What a text that begins with a letter or a digit must not hold to be plain, and what not between brackets. */
const endsPlain = /: | #|[: ]$/
const endsPlainInFlow = /[,[\]{}]/

/** A text as YAML or JSON: reading it back gives the same text, or a number or truth value that shows as it. */
export function writeText(text: string, { json, flow, like }: TextStyle): string {
  if (json) return like === 'plain' && isLiteral(text) ? text : doubleQuoted(text)
  if (like === 'single' && isOneLine(text)) return `'${text.replaceAll("'", "''")}'`
  return like !== 'double' && isPlain(text, flow) ? text : doubleQuoted(text)
}

/** Whether JSON has it as a number or a truth value that shows as this text. */
function isLiteral(text: string): boolean {
  return text === 'true' || text === 'false' || (text !== '' && String(Number(text)) === text && Number.isFinite(Number(text)))
}

function isPlain(text: string, flow: boolean): boolean {
  if (text === '' || special.test(text) || !isOneLine(text)) return false
  if (/^[\p{L}\p{N}]/u.test(text)) return !endsPlain.test(text) && !(flow && endsPlainInFlow.test(text))
  if (text.trim() !== text) return false
  return flow ? readsAs(`[${text}]`, text) : readsAs(`- ${text}`, text) && readsAs(`- k: ${text}`, text)
}

/** Whether a YAML text is a list of this one text, or of a mapping `k` to it. */
function readsAs(yaml: string, text: string): boolean {
  const { value } = parseYaml('', yaml)
  if (!Array.isArray(value) || value.length !== 1) return false
  const [item]: unknown[] = value
  const inner = typeof item === 'object' && item !== null && 'k' in item ? item.k : item
  return inner !== null && typeof inner !== 'object' && String(inner) === text
}

function isOneLine(text: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u{feff}\u{fffe}\u{ffff}]/u.test(text)
}

/** JSON's quotes are YAML's, but for characters that YAML does not print. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
