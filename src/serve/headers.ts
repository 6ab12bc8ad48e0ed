import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Peer } from './hosts.ts'

/** What stands in the head of every answer: nothing of it is anyone else's, and no other site may have it in a page of its own. */
export const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
} as const

const kinds: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  md: 'text/markdown; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
}

/** The media type of a file by its name; what is not known is to be saved, not shown. */
export function mediaType(name: string): string {
  const ending = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return (Object.hasOwn(kinds, ending) ? kinds[ending] : undefined) ?? 'application/octet-stream'
}

const never = ["base-uri 'none'", "frame-ancestors 'self'"]

/** What a page may do: as it says of itself, and no other site may have it in a frame. One that says nothing may do nothing. */
export function pagePolicy(html: string): string {
  const own = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]
  return `${own ?? "default-src 'none'"}; frame-ancestors 'self'`
}

/** What an output may do, by its name. A page has a policy of its own beside it; a viewer of PDFs is a page of the browser's. */
export function outputPolicy(name: string): string {
  if (/\.(pdf|html)$/.test(name)) return never.join('; ')
  return ["default-src 'none'", "style-src 'unsafe-inline'", 'font-src data:', 'img-src data:', ...never].join('; ')
}

/** The SHA-256 of a script or a style sheet, as a policy names it. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

/** Whether a page of another site would have this in itself: following a link to us is all that others may do. */
export function isEmbedding(headers: IncomingHttpHeaders): boolean {
  const [site, mode] = [headers['sec-fetch-site'], headers['sec-fetch-mode']]
  return site !== undefined && site !== 'same-origin' && site !== 'none' && mode !== 'navigate'
}

/** Whether a request that acts comes from a page of ours. One that does not say where it comes from may come from anywhere. */
export function isOwnRequest(headers: IncomingHttpHeaders, peer: Peer): boolean {
  const site = headers['sec-fetch-site']
  return peer === 'lecturer' && headers.origin === `http://${headers.host}` && (site === undefined || site === 'same-origin')
}
