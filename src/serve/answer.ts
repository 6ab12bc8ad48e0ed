import type { IncomingMessage, ServerResponse } from 'node:http'
import { sha256 } from '../world/hash.ts'
import { commonHeaders, mediaType, outputPolicy, pagePolicy } from './headers.ts'

/** What a request is answered with. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** A page of the server's own. It is never kept: the next one may be another. */
export function page(html: string): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': pagePolicy(html), 'Cache-Control': 'no-store' },
    body: html,
  }
}

/** A value as JSON. It is never kept. */
export function json(value: unknown): Answer {
  return { status: 200, headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }, body: JSON.stringify(value) }
}

/** A file of the outputs. A browser that has it asks whether it is still the same. */
export function file(name: string, bytes: Uint8Array): Answer {
  return {
    status: 200,
    headers: {
      'Content-Type': mediaType(name),
      'Content-Security-Policy': outputPolicy(name),
      'Cache-Control': 'no-cache',
      ETag: `"${sha256(bytes).slice(0, 32)}"`,
    },
    body: bytes,
  }
}

/** What is told where there is nothing else to give, in a sentence that a person reads. */
export function told(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers }, body: `${text}\n` }
}

/** Also the answer to what one may not have: whether it is there is not told. */
export const nothingHere = told(404, 'There is nothing here.')

/** Answers a request. A HEAD gets no body, by Node's own doing. */
export function give({ headers }: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const isKnown = answer.headers['ETag'] !== undefined && headers['if-none-match'] === answer.headers['ETag']
  response.writeHead(isKnown ? 304 : answer.status, {
    ...commonHeaders,
    ...answer.headers,
    ...(!isKnown && { 'Content-Length': String(Buffer.byteLength(answer.body)) }),
  })
  response.end(isKnown ? undefined : answer.body)
}
