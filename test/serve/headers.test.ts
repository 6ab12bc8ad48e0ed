import { expect, test } from 'vitest'
import { commonHeaders, isEmbedding, isOwnRequest, mediaType, outputPolicy, pagePolicy } from '../../src/serve/headers.ts'

test.each([
  [undefined, undefined, false],
  ['none', 'navigate', false],
  ['same-origin', 'no-cors', false],
  ['cross-site', 'navigate', false],
  ['cross-site', 'no-cors', true],
  ['cross-site', 'cors', true],
  ['cross-site', undefined, true],
  ['same-site', 'no-cors', true],
])('from %s, to %s: another site would have it in a page of its own: %s', (site, mode, expected) => {
  expect(isEmbedding({ ...(site && { 'sec-fetch-site': site }), ...(mode && { 'sec-fetch-mode': mode }) })).toBe(expected)
})

test('only a page of this very server acts, and only at this machine', () => {
  const own = { host: 'localhost:4747', origin: 'http://localhost:4747' }
  expect(isOwnRequest(own, 'lecturer')).toBe(true)
  expect(isOwnRequest({ ...own, 'sec-fetch-site': 'same-origin' }, 'lecturer')).toBe(true)
  expect(isOwnRequest(own, 'room')).toBe(false)
  for (const origin of [
    undefined,
    'null',
    'http://evil.example',
    'http://localhost:4748',
    'https://localhost:4747',
    'http://127.0.0.1:4747',
  ])
    expect([origin, isOwnRequest({ ...own, ...(origin === undefined ? { origin: '' } : { origin }) }, 'lecturer')]).toEqual([origin, false])
  for (const site of ['same-site', 'cross-site', 'none']) expect(isOwnRequest({ ...own, 'sec-fetch-site': site }, 'lecturer')).toBe(false)
})

test('a page may do what it says of itself, nothing where it says nothing, and stands in no frame of others', () => {
  const meta = `<meta http-equiv="Content-Security-Policy" content="script-src 'sha256-x'">`
  expect(pagePolicy(meta)).toBe("script-src 'sha256-x'; frame-ancestors 'self'")
  expect(pagePolicy('<p>')).toBe("default-src 'none'; frame-ancestors 'self'")
})

test('an output that is no page of ours asks for nothing and runs nothing', () => {
  expect(outputPolicy('thumbnail.svg')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; frame-ancestors 'self'",
  )
  for (const name of ['handout.pdf', 'slides.html']) expect(outputPolicy(name)).toBe("base-uri 'none'; frame-ancestors 'self'")
})

test('the type of a file is that of its name, and no browser guesses another', () => {
  expect(['a.PDF', 'slides.md', 'images/a.b.svg', 'x.constructor', 'x.exe', 'none'].map(mediaType)).toEqual([
    'application/pdf',
    'text/markdown; charset=utf-8',
    'image/svg+xml',
    ...Array.from({ length: 3 }, () => 'application/octet-stream'),
  ])
  expect(commonHeaders).toEqual({
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  })
})
