/** The Unicode Bidirectional Algorithm. Its own types miss that it is CommonJS. Source: https://github.com/lojjic/bidi-js */
declare module 'bidi-js' {
  export interface Bidi {
    getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): { levels: Uint8Array }
    getMirroredCharacter(character: string): string | null
  }
  export default function createBidi(): Bidi
}
