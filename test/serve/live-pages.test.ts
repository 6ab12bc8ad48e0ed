import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { livePages } from '../../src/serve/live-pages.ts'
import { renderServedPage } from '../../src/serve/served-page.ts'

const html = (slides: readonly string[], head = '') =>
  new TextEncoder().encode(
    `<!doctype html>\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x'; img-src data:">${head}<title>T</title><style>\np{}\n</style><main class="deck">\n${slides.map((text) => `<div class="slide">${text}</div>`).join('\n')}\n</main>\n</body>\n</html>\n`,
  )

test('a page that is a few changes behind gets just what it lacks; one that is not known is loaded anew', () => {
  const pages = livePages()
  expect([pages.now('a'), pages.update('a', 'x')]).toEqual([undefined, undefined])
  expect(pages.become('a', html(['one', 'two']))).toBe(true)
  const first = pages.now('a')?.hash ?? ''
  expect(pages.become('a', html(['one', 'two']))).toBe(false)
  expect(pages.update('a', first)).toBe(undefined)
  pages.become('a', html(['one', 'second']))
  pages.become('a', html(['one', 'third']))
  const to = pages.now('a')?.hash
  const slides = { before: 2, now: [0, '<div class="slide">third</div>'] }
  expect(pages.update('a', first)).toEqual({ from: first, to, change: { title: 'T', styles: { before: 1, now: [0] }, slides } })
  expect(pages.update('a', 'unknown')).toEqual({ to, reload: true })
  expect(pages.update('b', first)).toBe(undefined)
  // The head is another one, as after a change of the language.
  pages.become('a', html(['one', 'third'], '<meta name="x">'))
  expect(pages.update('a', first)).toMatchObject({ reload: true })
  for (let edit = 0; edit < 8; edit++) pages.become('a', html(['one', String(edit)], '<meta name="x">'))
  expect(pages.update('a', to ?? '')).toMatchObject({ reload: true })
})

test('pages of a few changes ago are known, older ones are loaded anew', () => {
  const pages = livePages()
  const hashes = Array.from({ length: 9 }, (_, edit) => {
    pages.become('a', html([String(edit)]))
    return pages.now('a')?.hash ?? ''
  })
  expect(hashes.map((hash) => Object.keys(pages.update('a', hash) ?? {}).at(-1))).toEqual([
    'reload',
    ...Array.from({ length: 7 }, () => 'change'),
    undefined,
  ])
})

test('a page is served with the live client, and may do no more than that needs', () => {
  const pages = livePages()
  pages.become('a</script>', html(['one']))
  const now = pages.now('a</script>')
  const hash = createHash('sha256').update('follow("$&")').digest('base64')
  const served = now && renderServedPage('a</script>', now, 'follow("$&")')
  expect(served).toContain(`content="default-src 'none'; script-src 'sha256-x' 'sha256-${hash}'; img-src data:; connect-src 'self'"`)
  expect(served).toMatch(
    /<script type="application\/json" id="live">\{"deck":"a\\u003c\/script>","have":"[0-9a-f]{64}"\}<\/script>\n<script>follow\("\$&"\)<\/script>\n<\/body>\n<\/html>\n$/,
  )
})
