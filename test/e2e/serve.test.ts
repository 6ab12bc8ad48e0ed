import { type Server, createServer } from 'node:http'
import { readFile, readdir, rename, symlink, unlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import type { CourseState } from '../../src/model/course-state.ts'
import { machineAddresses } from '../../src/serve/hosts.ts'
import { audienceBrowsers } from '../support/browser.ts'
import { temporaryFolder } from '../support/cli.ts'
import { filesBelow } from '../support/folders.ts'
import { descendants, isAlive } from '../support/processes.ts'
import { ask, askRaw, serveCommand } from '../support/serving.ts'

const deck = `title: A deck
slides:
  - layout: title
  - layout: points
    title: All of them
    reveal: true
    items: [one, two, three]
    notes: SECRET NOTES
  - { layout: statement, text: The end }
`
const files = new Map([
  ['course.yaml', 'title: A course\n'],
  ['decks/main.yaml', deck],
])

/** Whether the page tells of faults over what it shows. */
const overlayShows = "(document.querySelector('.deckhand-overlay')?.shadowRoot.querySelector('section').hidden === false)"

/** As editors save: another file in its place. */
async function save(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text)
  await rename(`${path}.new`, path)
}

test('a session in the browser: what it serves, what it refuses, a live edit, a fault and its mending, and Ctrl-C', async () => {
  await using folder = await temporaryFolder()
  await using server = await serveCommand(folder.path, files, ['--port', '0'])
  const { port, root, until } = server
  const url = `http://127.0.0.1:${port}/`
  await until(/main: slides\.html.* ms\n/)
  const get = (path: string, options: Parameters<typeof ask>[2] = {}) => ask(port, path, options)
  const state = async (): Promise<CourseState> => JSON.parse((await get('/state.json')).body)

  const { decks, room } = await state()
  expect(decks.map(({ name, pages, slides }) => [name, pages, slides.map(({ line }) => line)])).toEqual([['main', 3, [3, 4, 9]]])
  expect(room).toBe(undefined)
  for (const path of ['/', '/main/', '/main/slides.html']) {
    const { status, headers } = await get(path)
    expect([path, status, headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8'])
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'self'/)
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['access-control-allow-origin']).toBe(undefined)
  }
  const pdf = await get('/main/slides.pdf')
  expect([pdf.status, pdf.headers['content-type'], pdf.body.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-'])
  expect((await get('/main/slides.pdf', { headers: { 'If-None-Match': String(pdf.headers['etag']) } })).status).toBe(304)
  expect((await get('/main')).headers['location']).toBe('/main/')
  const preview = await get('/main/preview/handout.pdf/1.png?h=1')
  expect([preview.status, preview.headers['content-type'], preview.body.slice(1, 4)]).toEqual([200, 'image/png', 'PNG'])
  expect((await get('/main/preview/handout.pdf/9.png')).status).toBe(404)
  const head = await get('/main/slides.pdf', { method: 'HEAD' })
  expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', pdf.headers['content-length']])

  // Other names, other sites, other ways in.
  await writeFile(join(folder.path, 'secret.txt'), 'SECRET FILE')
  await unlink(join(root, 'out/main/handout.pdf'))
  await symlink(join(folder.path, 'secret.txt'), join(root, 'out/main/handout.pdf'))
  const refused: [string, Parameters<typeof ask>[2], number][] = [
    ['/main/handout.pdf', {}, 404],
    ['/main/nothing.html', {}, 404],
    ['/manifest.json', {}, 404],
    ['/main/../../course.yaml', {}, 400],
    ['/', { headers: { Host: `evil.example:${port}` } }, 403],
    ['/main/slides.html', { headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' } }, 403],
    ['/', { method: 'POST' }, 405],
    ['/open?file=decks/main.yaml', { method: 'POST' }, 403],
    ['/open?file=decks/main.yaml', { method: 'POST', headers: { Origin: 'http://evil.example' } }, 403],
    ['/open?file=../secret.txt', { method: 'POST', headers: { Origin: url.slice(0, -1) } }, 404],
    // The build reads all of the course but this.
    ['/open?file=notes-of-mine.txt', { method: 'POST', headers: { Origin: url.slice(0, -1) } }, 404],
    ['/open?file=/etc/passwd', { method: 'POST', headers: { Origin: url.slice(0, -1) } }, 404],
    ['/', { headers: { 'X-Long': 'x'.repeat(20_000) } }, 431],
  ]
  for (const [path, options, status] of refused) {
    const answer = await get(path, options)
    expect([path, answer.status]).toEqual([path, status])
    expect(answer.body).not.toMatch(/SECRET|\bat .*\.js:/)
  }
  const raw = (line: string): Promise<string> => askRaw(port, `${line}\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  for (const target of [
    '/main/../../../secret.txt',
    '/main/%2e%2e/%2e%2e/%2e%2e/secret.txt',
    '/main/..%5c..%5c..%5csecret.txt',
    '//secret.txt',
    '/main/slides.html%00',
  ])
    expect([target, (await raw(`GET ${target} HTTP/1.1`)).slice(9, 12)]).toEqual([target, '400'])
  expect(await raw('GET http://evil.example/ HTTP/1.1')).toMatch(/^HTTP\/1\.1 40\d /)
  expect(await raw('nonsense')).toMatch(/^HTTP\/1\.1 400 /)
  const link = await get('/open?file=decks/main.yaml&line=4', { method: 'POST', headers: { Origin: url.slice(0, -1) } })
  expect(JSON.parse(link.body)).toEqual({ link: `vscode://file${root}/decks/main.yaml:4:1` })

  const browsers: Browser[] = []
  try {
    for (const { open } of audienceBrowsers()) browsers.push(await open())
    const errors: string[] = []
    const openPage = async (browser: Browser): Promise<Page> => {
      const page = await browser.newPage()
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
      return page
    }
    const pages = await Promise.all(browsers.map(openPage))
    /** In all browsers: they look on at the same time. */
    const all = <Value>(act: (page: Page) => Promise<Value>): Promise<Value[]> => Promise.all(pages.map(act))
    const seen = (condition: string): Promise<unknown> => all((page) => page.waitForFunction(condition))
    const shown = async (what: object): Promise<void> => {
      for (const one of await all(shownIn)) expect(one).toMatchObject(what)
    }
    await all((page) => page.goto(`${url}main/slides.html#/2/2`))
    await all((page) => page.evaluate('window.isSame = true'))
    const saved = join(root, 'decks/main.yaml')
    await save(saved, deck.replace('All of them', 'Ünlike before'))
    await seen("document.querySelector('.slide.current').textContent.includes('Ünlike before')")
    await shown({ hash: '#/2/2', revealed: ['one', 'two'], isSame: true })
    await until(/main: slides\.html.* ms\n/)

    // A slide more before it: the same one stays in view, with its step.
    await save(saved, deck.replace('  - layout: points', '  - { layout: statement, text: New }\n  - layout: points'))
    await seen("document.querySelectorAll('main.deck > .slide').length === 4")
    await shown({ hash: '#/3/2', revealed: ['one', 'two'], isSame: true })
    await until(/ ms\n/)

    await save(saved, deck.replace('layout: points', 'layout: poinst'))
    const fault = await until(/stay\n/)
    expect(fault).toContain('decks/main.yaml:4:13 error deck/unknown-layout')
    await seen(overlayShows)
    await expectAccessible(pages)
    const [told] = (await state()).faults
    expect([told?.code, told?.line, told?.deck, told?.frame.split('\n')[1]]).toEqual([
      'deck/unknown-layout',
      4,
      'main',
      '> 4 |   - layout: poinst',
    ])
    expect((await state()).decks[0]?.stale).toBe(true)
    await save(saved, deck)
    await until(/no faults any more\n/)
    await seen("document.querySelectorAll('main.deck > .slide').length === 3")
    await seen(`!${overlayShows}`)
    const mended = await state()
    expect([mended.faults, mended.decks[0]?.stale]).toEqual([[], false])

    await all(async (page) => {
      const opening = page.waitForResponse((response) => response.url().includes('/open?'))
      await page.keyboard.down('Alt')
      await page.click('.slide.current h2')
      await page.keyboard.up('Alt')
      expect((await opening).url()).toBe(`${url}open?file=decks%2Fmain.yaml&line=4&column=1`)
    })

    // In the workbench the page round it follows.
    await Promise.all(
      browsers.map(async (browser) => {
        const around = await openPage(browser)
        await around.goto(`${url}main/`)
        await around.waitForFunction("frames[0]?.document.querySelector('.slide.current')")
        await around.evaluate("frames[0].location.hash = '#/2/1'")
        await around.waitForFunction("document.querySelector('#place').textContent.includes('2 of 3')")
      }),
    )
    expect(errors).toEqual([])
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()))
  }

  const started = descendants(server.pid)
  expect(started.length).toBeGreaterThan(0)
  expect(await server.end()).toBe(130)
  await expect.poll(() => started.filter(({ pid }) => isAlive(pid))).toEqual([])
  expect(await readdir(server.temporary)).toEqual([])
  expect((await filesBelow(root)).filter((name) => /\.tmp$|lock/.test(name))).toEqual([])
  expect(await readFile(join(root, 'out/main/slides.md'), 'utf8')).toContain('All of them')
})

/** axe-core finds nothing in the pages as they are, with all that lies over them. */
async function expectAccessible(pages: readonly Page[]): Promise<void> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8')
  for (const page of pages) {
    await page.evaluate(axe)
    const violations = 'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + nodes.map(({ html }) => html)))'
    expect(await page.evaluate(violations)).toEqual([])
  }
}

/** Where a page is, what it has revealed, and whether it is the one that was opened. */
function shownIn(page: Page): Promise<unknown> {
  return page.evaluate(`({
    hash: location.hash,
    revealed: [...document.querySelectorAll('.slide.current [data-marpit-fragment]:not(.waiting)')].map((item) => item.textContent.trim()),
    isSame: window.isSame === true,
  })`)
}

const machine = machineAddresses().find((address) => !address.startsWith('['))

test.skipIf(machine === undefined)(
  'shown to the room: the audience has its own and nothing else, at the next port where one is taken',
  async () => {
    await using folder = await temporaryFolder()
    const taken = await listening()
    const wanted = portOf(taken)
    try {
      await using server = await serveCommand(folder.path, files, ['--host', '--port', String(wanted), '--browser', '/none'])
      const { port, started } = server
      expect(port).toBeGreaterThan(wanted)
      expect(started).toContain(`(port ${wanted} is taken)`)
      expect(await server.until(/\u001b\[30;107m.*[▀▄█].*\n/)).toContain(`http://${machine}:${port}/`)
      await server.until(/stay\n| ms.*\n/)
      const inRoom = (path: string, options: Parameters<typeof ask>[2] = {}) => ask(port, path, { host: machine ?? '', ...options })
      const state: CourseState = JSON.parse((await ask(port, '/state.json')).body)
      expect([state.room?.url, state.room?.qrSvg.startsWith('<svg ')]).toEqual([`http://${machine}:${port}/`, true])
      const list = await inRoom('/')
      expect([list.status, list.headers['content-security-policy']]).toEqual([200, expect.stringContaining("script-src 'none'")])
      expect(list.body).toMatch(/href="\/?main\/handout\.pdf"/)
      expect((await inRoom('/main/handout.pdf')).status).toBe(200)
      const slides = await inRoom('/main/slides.audience.html')
      expect([slides.status, slides.body.includes('All of them'), slides.body.includes('SECRET')]).toEqual([200, true, false])
      for (const path of ['/state.json', '/events', '/main/', '/main/slides.html', '/main/slides.md', '/main/notes.pdf', '/course.yaml'])
        expect([path, (await inRoom(path)).status]).toEqual([path, 404])
      const own = `http://${machine}:${port}`
      expect((await inRoom('/open?file=decks/main.yaml', { method: 'POST', headers: { Origin: own } })).status).toBe(405)
      // As this machine itself, or as any name that leads here: only what the peer is counts.
      for (const host of ['127.0.0.1', 'localhost', 'evil.example'])
        expect((await inRoom('/', { headers: { Host: host } })).status).toBe(403)
      expect((await ask(port, '/', { headers: { Host: machine ?? '' } })).status).toBe(403)
      expect(await server.end()).toBe(130)
    } finally {
      taken.close()
    }
  },
)

function listening(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '0.0.0.0', () => resolve(server))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
