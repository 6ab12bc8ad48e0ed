/** What stands before an operator in a content stream. */
export type Operand =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'string'; readonly bytes: readonly number[] }
  | { readonly kind: 'array'; readonly items: readonly Operand[] }
  | { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, Operand> }
  | { readonly kind: 'word'; readonly value: string }

export interface Operation {
  readonly operator: string
  readonly operands: readonly Operand[]
}

const constants = new Set(['true', 'false', 'null'])

/** The operations of a content stream, of which each character is a byte. Source: ISO 32000-1, 7.2 and 7.8.2. */
export function readOperations(content: string): Operation[] {
  const operations: Operation[] = []
  const reader = new Reader(content)
  let operands: Operand[] = []
  for (let operand = reader.operand(); operand; operand = reader.operand()) {
    if (operand.kind !== 'word' || constants.has(operand.value)) operands.push(operand)
    else {
      operations.push({ operator: operand.value, operands })
      operands = []
      if (operand.value === 'ID') reader.skipImage()
    }
  }
  if (operands.length > 0) throw new Error('a content stream ends without an operator')
  return operations
}

class Reader {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  operand(): Operand | undefined {
    this.take(/(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y)
    if (this.at >= this.text.length) return undefined
    if (this.take(/<</y) !== undefined) return this.dictionary()
    if (this.take(/\[/y) !== undefined) return { kind: 'array', items: this.until(/\]/y) }
    if (this.take(/\(/y) !== undefined) return { kind: 'string', bytes: this.literal() }
    const hex = this.take(/<[0-9A-Fa-f\s]*>/y)
    if (hex !== undefined) return { kind: 'string', bytes: hexBytes(hex.replaceAll(/[^0-9A-Fa-f]/g, '')) }
    const name = this.take(/\/[^\0\t\n\f\r ()<>[\]{}/%]*/y)
    if (name !== undefined) {
      const value = name.slice(1).replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      return { kind: 'name', value }
    }
    const word = this.take(/[^\0\t\n\f\r ()<>[\]{}/%]+/y)
    if (word === undefined) throw new Error(`a content stream has a stray ${this.text.slice(this.at, this.at + 20)}`)
    if (/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return { kind: 'number', value: Number(word) }
    if (/^[-+.\d]/.test(word)) throw new Error(`a content stream has ${word} in the place of a number`)
    return { kind: 'word', value: word }
  }

  skipImage(): void {
    this.take(/[\s\S]*?[\s]EI(?=[\s]|$)/y)
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [found] = pattern.exec(this.text) ?? []
    if (found !== undefined) this.at += found.length
    return found
  }

  private until(end: RegExp): Operand[] {
    const items: Operand[] = []
    for (;;) {
      this.take(/(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y)
      if (this.take(end) !== undefined) return items
      const item = this.operand()
      if (!item) throw new Error('a content stream ends inside an array or a dictionary')
      items.push(item)
    }
  }

  private dictionary(): Operand {
    const entries = new Map<string, Operand>()
    const items = this.until(/>>/y)
    for (let index = 0; index + 1 < items.length; index += 2) {
      const [key, value] = [items[index], items[index + 1]]
      if (key?.kind === 'name' && value) entries.set(key.value, value)
    }
    return { kind: 'dictionary', entries }
  }

  private literal(): number[] {
    const bytes: number[] = []
    let depth = 1
    for (;;) {
      const character = this.text[this.at++]
      if (character === undefined) throw new Error('a content stream ends inside a string')
      if (character === '\\') {
        const octal = this.take(/[0-7]{1,3}/y)
        if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 255)
        else {
          const escaped = this.text[this.at++] ?? ''
          const control = '\n\r\t\b\f'['nrtbf'.indexOf(escaped)]
          if (escaped !== '\n') bytes.push((control ?? escaped).charCodeAt(0))
        }
        continue
      }
      if (character === '(') depth += 1
      if (character === ')' && --depth === 0) return bytes
      bytes.push(character.charCodeAt(0))
    }
  }
}

function hexBytes(digits: string): number[] {
  return (digits.match(/..?/g) ?? []).map((pair) => Number.parseInt(pair.padEnd(2, '0'), 16))
}
