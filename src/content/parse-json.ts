import { type YamlDocument, parseYaml } from './parse-yaml.ts'

/** Reads JSON as the part of YAML that it is: its faults have places, and no digit of a number is lost. */
export function parseJson(file: string, text: string): YamlDocument {
  const document = parseYaml(file, text)
  const diagnostics = document.diagnostics.map((fault) =>
    fault.code === 'yaml/syntax' ? { ...fault, hint: 'check commas, quotes and brackets here and in the line above' } : fault,
  )
  return { ...document, diagnostics }
}
