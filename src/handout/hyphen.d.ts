/** Hyphenation by patterns. Source: https://github.com/ytiurin/hyphen */
declare module 'hyphen' {
  /** Made by the package from the patterns of TeX; nothing outside it looks inside. */
  export type Patterns = readonly [unknown, unknown, unknown?]
  export default function createHyphenator(
    patterns: Patterns,
    options: { html: false; minWordLength: number; hyphenChar: string },
  ): (word: string) => string
}

declare module 'hyphen/patterns/*' {
  import type { Patterns } from 'hyphen'
  const patterns: Patterns
  export default patterns
}
