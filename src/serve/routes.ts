import type { Peer } from './hosts.ts'
import type { RequestPath } from './request-path.ts'
import { isForRoom } from './room-outputs.ts'

/** What a request asks for. */
export type Route =
  | { readonly kind: 'course' | 'state' | 'room' }
  | { readonly kind: 'events'; readonly deck: string | undefined; readonly have: string | undefined }
  | { readonly kind: 'open'; readonly file: string; readonly line: number; readonly column: number }
  | { readonly kind: 'workbench'; readonly deck: string }
  /** A folder without its slash: what is beside it would be looked for above it. */
  | { readonly kind: 'folder'; readonly deck: string }
  | { readonly kind: 'output'; readonly deck: string; readonly name: string }
  | { readonly kind: 'preview'; readonly deck: string; readonly name: string; readonly page: number }
  | { readonly kind: 'wrong method'; readonly allow: string }
  | { readonly kind: 'nothing' }

/** What a request asks for, of what the one who asks may have. What others may have is nothing to the room. */
export function routeOf(method: string, { parts, query }: RequestPath, peer: Peer): Route {
  const service = parts.length === 1 && peer === 'lecturer' ? parts[0] : undefined
  const allowed = service === 'open' ? ['POST'] : service === 'events' ? ['GET'] : ['GET', 'HEAD']
  if (!allowed.includes(method)) return { kind: 'wrong method', allow: allowed.join(', ') }
  const route = peer === 'lecturer' ? lecturerRoute(parts, query) : roomRoute(parts)
  return route ?? { kind: 'nothing' }
}

function roomRoute(parts: readonly string[]): Route | undefined {
  const [deck = '', ...rest] = parts
  const name = rest.join('/')
  if (parts.length === 1 && deck === '') return { kind: 'room' }
  return isForRoom(name) ? { kind: 'output', deck, name } : undefined
}

function lecturerRoute(parts: readonly string[], query: URLSearchParams): Route | undefined {
  const [first = '', ...rest] = parts
  if (rest.length === 0) return first === '' ? { kind: 'course' } : (serviceRoute(first, query) ?? { kind: 'folder', deck: first })
  const name = rest.join('/')
  const [, file, page] = /^preview\/([^/]+\.pdf)\/(\d{1,4})\.png$/.exec(name) ?? []
  if (name === '') return { kind: 'workbench', deck: first }
  if (file !== undefined) return { kind: 'preview', deck: first, name: file, page: Number(page) }
  return { kind: 'output', deck: first, name }
}

function serviceRoute(name: string, query: URLSearchParams): Route | undefined {
  switch (name) {
    case 'state.json':
      return { kind: 'state' }
    case 'events':
      return { kind: 'events', deck: query.get('deck') ?? undefined, have: query.get('have') ?? undefined }
    case 'open':
      return { kind: 'open', file: query.get('file') ?? '', line: count(query.get('line')), column: count(query.get('column')) }
    default:
      return undefined
  }
}

/** Lines and columns count from 1. */
function count(text: string | null): number {
  return text !== null && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 1
}
