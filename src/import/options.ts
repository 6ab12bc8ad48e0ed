/** A field and the columns that it takes its value from: the first that has one. */
export interface FieldMapping {
  readonly field: string
  readonly columns: readonly string[]
}

/**
 * `--map`: `name=Model,organization=Org`. `field=a|b` takes the first column that has a value, `field=` takes none,
 * and `field` alone the column of its own name. A backslash stands before a comma or a bar that is part of a name.
 *
 * @returns `undefined` where a mapping has no field
 */
export function parseMappings(text: string): FieldMapping[] | undefined {
  const mappings = splitAt(text, ',').map((part) => {
    const at = part.indexOf('=')
    const field = unescape(at < 0 ? part : part.slice(0, at))
    const columns = at < 0 ? [field] : splitAt(part.slice(at + 1), '|').map(unescape)
    return { field, columns: columns.filter((column) => column !== '') }
  })
  return mappings.some(({ field }) => field === '') ? undefined : mappings
}

/** `--split`: `modality=;`. `undefined` where the field or what stands between its values is missing. */
export function parseSplit(text: string): { readonly field: string; readonly separator: string } | undefined {
  const at = text.indexOf('=')
  const [field, separator] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1)]
  return at < 0 || field === '' || separator === '' ? undefined : { field, separator }
}

function splitAt(text: string, separator: string): string[] {
  const parts = ['']
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === separator) parts.push('')
    else {
      const escaped = character === '\\' && index + 1 < text.length
      parts[parts.length - 1] += escaped ? character + text.charAt(++index) : character
    }
  }
  return parts
}

function unescape(text: string): string {
  return text.replaceAll(/\\([\\,|])/g, '$1').trim()
}
