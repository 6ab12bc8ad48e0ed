/**
 * Replaces the clock's dates in a PDF's information dictionary by a given one.
 * The text keeps its length, so no offset in the file moves.
 *
 * @param date `2026-11-01`, `2026-11` or `2026`
 */
export function pinDates(pdf: Uint8Array, date: string): Uint8Array {
  const bytes = Buffer.from(pdf)
  for (const name of ['/CreationDate (D:', '/ModDate (D:']) {
    const at = bytes.indexOf(name, 0, 'latin1')
    if (at < 0) continue
    const start = at + name.length
    const end = bytes.indexOf(')', start, 'latin1')
    const pinned = `${pdfDay(date)}000000+00'00'`
    if (end - start === pinned.length) bytes.write(pinned, start, 'latin1')
  }
  return bytes
}

/** `20261101`; a missing month or day is the first. */
export function pdfDay(date: string): string {
  const [year = '2000', month = '01', day = '01'] = date.split('-')
  return `${year}${month}${day}`
}
