import type { YamlDocument } from '../content/parse-yaml.ts'
import type { Memory } from '../model/memory.ts'

/** Files of the course as they were read, by their paths. Each is what its text gives, whoever asks. */
export type DocumentMemory = Memory<YamlDocument>

/** Reads a text only where it is another than the last of that file. */
export function rememberedParse<Document extends YamlDocument | Promise<YamlDocument>>(
  parse: (file: string, text: string) => Document,
  memory: DocumentMemory | undefined,
): (file: string, text: string) => Document | YamlDocument {
  return (file, text) => {
    const known = memory?.get(file)
    if (known?.text === text) return known
    const document = parse(file, text)
    if (document instanceof Promise) return document
    memory?.set(file, document)
    return document
  }
}
