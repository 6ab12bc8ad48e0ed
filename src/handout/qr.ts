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
