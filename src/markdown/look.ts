import type { DeckLook } from '../model/look.ts'
import { imageAddress } from '../model/slots.ts'

/**
 * A deck's look as CSS for its Markdown: the tokens that it sets over those of its theme. Every value in it is safe:
 * the schema lets through hex colours and names of families in letters, digits and spaces; addresses are percent-encoded.
 *
 * @returns `undefined` where the deck looks as its theme does
 */
export function lookCss({ accent, logo, families }: DeckLook): string | undefined {
  const tokens = [
    ...(accent === undefined ? [] : [`--brand: ${accent};`]),
    ...(logo ? [`--logo: url("${imageAddress(logo.src)}");`] : []),
    ...(families.text === undefined ? [] : [`--font-text: "${families.text}";`]),
    ...(families.code === undefined ? [] : [`--font-code: "${families.code}";`]),
  ]
  return tokens.length === 0 ? undefined : `:root { ${tokens.join(' ')} }`
}
