import { writeText } from '../content/write-text.ts'

/** What somebody typed as one line: white space of any kind is a space. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** A plain text as a value in YAML: reading it gives the same text. */
export function yamlText(text: string): string {
  // A number or a date in YAML would be one to whoever reads the file, so it has quotes.
  return writeText(text, { json: false, flow: false, like: /^[\d.+-]/.test(text) ? 'double' : undefined })
}

/** A plain text as inline Markdown, whether of a slide or of a README: it shows as that text. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/[\\`*[\]<>~$|]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll(/&(?=#|\w)/g, '\\&')
}
