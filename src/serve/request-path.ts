/** The path of a request and what is asked with it. */
export interface RequestPath {
  /** Decoded parts between the slashes; the last is '' where it ends in a slash. None can lead elsewhere. */
  readonly parts: readonly string[]
  readonly query: URLSearchParams
}

/** No address of ours is longer. */
const longest = 2048

/**
 * Takes the target of a request apart; `undefined` where it is none of ours. Each part is decoded once: one that then is empty,
 * begins with a dot (`..`, files that are hidden), or holds a slash, a backslash or a control character is no name of a file.
 */
export function requestPath(target: string): RequestPath | undefined {
  if (!target.startsWith('/') || target.length > longest) return undefined
  const end = target.search(/[?#]|$/)
  const written = target.slice(1, end).split('/')
  const parts = written.map(decoded)
  const isWhole = parts.every(
    (part, index): part is string => part !== undefined && (isName(part) || (part === '' && index === parts.length - 1)),
  )
  return isWhole ? { parts: parts.flatMap((part) => part ?? []), query: new URLSearchParams(target.slice(end)) } : undefined
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined // a percent sign that encodes nothing
  }
}

function isName(part: string): boolean {
  return part !== '' && !part.startsWith('.') && !/[/\\\p{Cc}]/u.test(part)
}
