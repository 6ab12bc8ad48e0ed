/**
 * Inline prose, parsed once and then set on the slide and on the handout alike.
 * Text is plain: nothing in it is markup.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'math'; readonly tex: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'cite'; readonly numbers: readonly number[] }
  /** A word that marks what stands before it: "new". */
  | { readonly kind: 'badge'; readonly text: string }
  /** What guided notes leave out. It is `open` on the sheet that is to be filled in, and shows as its content elsewhere. */
  | { readonly kind: 'blank'; readonly children: readonly Inline[]; readonly open?: true }

const kinds: ReadonlySet<unknown> = new Set<Inline['kind']>([
  'text',
  'break',
  'code',
  'math',
  'strong',
  'emphasis',
  'strike',
  'link',
  'cite',
  'badge',
  'blank',
])

/** Whether a composed value is inline prose; a list without items is not. */
export function isInline(value: unknown): value is readonly Inline[] {
  return Array.isArray(value) && value.length > 0 && value.every(isNode)
}

function isNode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && kinds.has(value.kind)
}

/** The words of inline prose without their markup; a break is a space. */
export function plainText(nodes: readonly Inline[]): string {
  return nodes.map(nodeText).join('')
}

function nodeText(node: Inline): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text
    case 'badge':
      return badgeText(node.text)
    case 'math':
      return node.tex
    case 'break':
      return ' '
    case 'cite':
      return citeText(node.numbers)
    default:
      return plainText(node.children)
  }
}

/** A citation as it is printed: `[2, 5]`. */
export function citeText(numbers: readonly number[]): string {
  return `[${numbers.join(', ')}]`
}

/** A mark where it has no look of its own, parted from what it stands behind: "Name (new)". */
export function badgeText(word: string): string {
  return `\u00a0(${word})`
}

/** The same prose with its blanks as what is in them. */
export function withoutBlanks(nodes: readonly Inline[]): Inline[] {
  return mergeText(
    nodes.flatMap((node): readonly Inline[] => {
      if (!('children' in node)) return [node]
      const children = withoutBlanks(node.children)
      return node.kind === 'blank' ? children : [{ ...node, children }]
    }),
  )
}

/** Neighbouring texts become one, so that equal prose has equal nodes. */
export function mergeText(nodes: readonly Inline[]): Inline[] {
  const merged: Inline[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (node.kind === 'text' && last?.kind === 'text') merged[merged.length - 1] = text(last.text + node.text)
    else merged.push(node)
  }
  return merged
}

export function text(value: string): Inline {
  return { kind: 'text', text: value }
}

/** The first character that no output can show: a control character, a noncharacter or half a surrogate pair. */
export function forbiddenCharacter(source: string): string | undefined {
  return /[\p{Cc}\p{Cs}\ufdd0-\ufdef\ufffe\uffff]/u.exec(source.replaceAll(/[\t\n\r]/g, ' '))?.[0]
}
