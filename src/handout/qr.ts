import { encode } from 'uqr'

/** A QR code as a path: its side in modules, and its black modules as path data in modules, y downwards. Without its quiet zone. */
export interface QrCode {
  readonly size: number
  readonly d: string
}

/** An address as a QR code that survives a coffee stain: error correction M, 15 %. Source: ISO/IEC 18004. */
export function qrCode(address: string): QrCode {
  const { size, data } = encode(address, { ecc: 'M', border: 0 })
  const d = data.flatMap((row, y) => runs(row).map(({ from, to }) => `M${from} ${y}H${to}V${y + 1}H${from}Z`)).join('')
  return { size, d }
}

/** A QR code for a terminal, two rows of modules a line, with its quiet zone: dark on light, whatever the terminal's colours are. */
export function qrText(address: string): string {
  const { size, data } = encode(address, { ecc: 'M', border: 2 })
  const isBlack = (x: number, y: number): boolean => data[y]?.[x] ?? false
  const lines = Array.from({ length: Math.ceil(size / 2) }, (_, line) =>
    Array.from({ length: size }, (_, x) => halves[Number(isBlack(x, 2 * line)) + 2 * Number(isBlack(x, 2 * line + 1))]).join(''),
  )
  return lines.map((line) => `\u001b[30;107m${line}\u001b[0m`).join('\n')
}

/** What is black of two modules, one above the other: none, the upper, the lower, both. */
const halves = [' ', '▀', '▄', '█']

/** Black modules of a row that stand beside each other. */
function runs(row: readonly boolean[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  row.forEach((black, x) => {
    const last = found.at(-1)
    if (!black) return
    if (last?.to === x) last.to = x + 1
    else found.push({ from: x, to: x + 1 })
  })
  return found
}
