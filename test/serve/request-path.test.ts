import { join, normalize } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requestPath } from '../../src/serve/request-path.ts'
import { isForRoom } from '../../src/serve/room-outputs.ts'
import { type Route, routeOf } from '../../src/serve/routes.ts'

const route = (target: string, peer: 'lecturer' | 'room' = 'lecturer', method = 'GET'): Route | undefined => {
  const path = requestPath(target)
  return path && routeOf(method, path, peer)
}

describe('what is no address of a file', () => {
  test.each([
    '/../etc/passwd',
    '/a/../b',
    '/..',
    '/%2e%2e/x',
    '/%2E%2e%2fx',
    '/a/%2e%2e%2f%2e%2e%2fx',
    '/a/..%5cx',
    '/a%5c..%5cx',
    '/a\\..\\x',
    '/a/.env',
    '/.git/config',
    '/a/%00.pdf',
    '/a/x%0d%0aSet-Cookie:x',
    '/a//x',
    '//evil.example/x',
    '/%',
    '/%zz',
    '/%c0%ae%c0%ae/x',
    '/%ff',
    'http://evil.example/x',
    '*',
    '',
    'a',
    `/${'a'.repeat(3000)}`,
  ])('%s', (target) => {
    expect(requestPath(target)).toBe(undefined)
  })

  test('whatever is asked for, it stays below: decoded once, and never again', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e', '%2f', '%5c', '\\', '/', '%252e', '%00', '%', 'a', 'ü', '%c3%bc', '?', '#'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const found = requestPath(`/${pieces.join('')}`)
        if (!found) return
        const path = join('/out', ...found.parts)
        expect(normalize(path)).toBe(path)
        expect(path.startsWith('/out/') || path === '/out').toBe(true)
        expect(found.parts.every((part) => !part.startsWith('.') && !/[/\\\0]/.test(part))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

test('a name is decoded once', () => {
  expect(requestPath('/a%2520b/c%252fd')?.parts).toEqual(['a%20b', 'c%2fd'])
})

test('what a lecturer asks for', () => {
  expect(route('/')).toEqual({ kind: 'course' })
  expect(route('/state.json')).toEqual({ kind: 'state' })
  expect(route('/events')).toEqual({ kind: 'events', deck: undefined, have: undefined })
  expect(route('/events?deck=a%20b&have=12')).toEqual({ kind: 'events', deck: 'a b', have: '12' })
  expect(route('/lecture')).toEqual({ kind: 'folder', deck: 'lecture' })
  expect(route('/lecture/')).toEqual({ kind: 'workbench', deck: 'lecture' })
  // A deck may have the name of what is beside the decks.
  expect(route('/events/')).toEqual({ kind: 'workbench', deck: 'events' })
  expect(route('/d%C3%A9/slides.html?x')).toEqual({ kind: 'output', deck: 'dé', name: 'slides.html' })
  expect(route('/lecture/images/a%20b.png')).toEqual({ kind: 'output', deck: 'lecture', name: 'images/a b.png' })
  expect(route('/lecture/preview/handout.pdf/2.png?h=1')).toEqual({ kind: 'preview', deck: 'lecture', name: 'handout.pdf', page: 2 })
  const place = { kind: 'open', file: 'decks/a.yaml', line: 12, column: 1 }
  expect(route('/open?file=decks/a.yaml&line=12&column=-3', 'lecturer', 'POST')).toEqual(place)
})

test('only what is asked for in the right way', () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'CONNECT'])
    expect(route('/', 'lecturer', method)).toEqual({ kind: 'wrong method', allow: 'GET, HEAD' })
  for (const method of ['GET', 'HEAD']) expect(route('/open?file=a', 'lecturer', method)).toEqual({ kind: 'wrong method', allow: 'POST' })
  expect(route('/events', 'lecturer', 'HEAD')).toEqual({ kind: 'wrong method', allow: 'GET' })
})

test('the room gets what its audience gets anyway, and nothing that tells or does more', () => {
  expect(route('/', 'room')).toEqual({ kind: 'room' })
  for (const name of ['slides.audience.html', 'handout.pdf', 'guided.pdf', 'slides-handout.pdf', 'thumbnail.svg'])
    expect(route(`/lecture/${name}`, 'room')).toEqual({ kind: 'output', deck: 'lecture', name })
  const kept = ['slides.html', 'slides.md', 'slides.pdf', 'notes.pdf', 'guided-key.pdf', 'images/a.png', 'preview/handout.pdf/1.png', '']
  for (const target of ['/state.json', '/events', '/events?deck=lecture', '/lecture', ...kept.map((name) => `/lecture/${name}`)])
    expect([target, route(target, 'room')]).toEqual([target, { kind: 'nothing' }])
  expect(route('/open?file=a', 'room', 'POST')?.kind).toBe('wrong method')
  fc.assert(
    fc.property(fc.webPath(), fc.constantFrom('GET', 'HEAD', 'POST'), (target, method) => {
      const found = route(target, 'room', method)
      return !found || ['room', 'nothing', 'wrong method'].includes(found.kind) || (found.kind === 'output' && isForRoom(found.name))
    }),
  )
})
