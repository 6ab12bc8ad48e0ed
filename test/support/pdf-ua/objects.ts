import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
  decodePDFRawStream,
} from 'pdf-lib'

/** The dictionary under a key; that of a stream where it is one. */
export function dictionary(from: PDFDict | undefined, key: string): PDFDict | undefined {
  return asDictionary(lookup(from, key))
}

export function asDictionary(object: PDFObject | undefined): PDFDict | undefined {
  return object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : undefined
}

export function lookup(from: PDFDict | undefined, key: string): PDFObject | undefined {
  return from?.lookup(PDFName.of(key))
}

/** The name under a key, without its slash. */
export function name(from: PDFDict | undefined, key: string): string | undefined {
  const value = lookup(from, key)
  return value instanceof PDFName ? value.decodeText() : undefined
}

export function number(from: PDFDict | undefined, key: string): number | undefined {
  const value = lookup(from, key)
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

export function text(from: PDFDict | undefined, key: string): string | undefined {
  const value = lookup(from, key)
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

/** The items under a key, as they stand there; one that is no array is the only one. */
export function items(from: PDFDict | undefined, key: string): PDFObject[] {
  const value = lookup(from, key)
  if (value instanceof PDFArray) return value.asArray()
  const raw = from?.get(PDFName.of(key))
  return raw === undefined || value === undefined ? [] : [raw]
}

export function reference(from: PDFDict | undefined, key: string): PDFRef | undefined {
  const value = from?.get(PDFName.of(key))
  return value instanceof PDFRef ? value : undefined
}

export function decoded(stream: PDFObject | undefined): Uint8Array | undefined {
  return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : undefined
}

/** A stream as a string of which each character is a byte. */
export function decodedText(stream: PDFObject | undefined): string {
  return Buffer.from(decoded(stream) ?? []).toString('latin1')
}
