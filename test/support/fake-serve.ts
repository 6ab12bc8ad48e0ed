import { readFile } from 'node:fs/promises'
import { type ServerResponse, createServer } from 'node:http'
import { join } from 'node:path'
import { packageRoot } from '../../src/build/paths.ts'
import type { CourseState } from '../../src/model/course-state.ts'
import { renderCoursePage } from '../../src/serve/course-page.ts'
import { renderWorkbench } from '../../src/serve/workbench-page.ts'

/** A server of the pages alone, whose course is whatever a test says it is. */
export interface FakeServe {
  readonly url: string
  /** What editors were asked for, as queries. */
  readonly opened: string[]
  /** How many pages hear of changes now. */
  listeners(): number
  become(state: CourseState): void
  /** Is gone, with all its connections; `start` brings it back at the same address. */
  stop(): Promise<void>
  start(): Promise<void>
}

/** Slides that do what the player tells of itself. */
const slides = `<!doctype html><html lang="en"><title>Slides</title><main class="deck">
${[1, 2, 3, 4].map((page) => `<div class="slide"><h2>Title ${page}<span class="katex-mathml">x</span></h2></div>`).join('\n')}
</main><script>
const show = () => {
  const page = Number(/\\d+/.exec(location.hash)?.[0] ?? 1)
  document.querySelectorAll('.slide').forEach((slide, index) => slide.classList.toggle('current', index + 1 === page))
  document.dispatchEvent(new CustomEvent('deckhand:shown', { detail: { slide: page, step: 0 } }))
}
addEventListener('hashchange', show)
show()
</script>`

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="1191" height="1684"/>'

export async function fakeServe(first: CourseState): Promise<FakeServe> {
  const script = (await readFile(join(packageRoot, 'dist/workbench.js'), 'utf8')).trim()
  const streams = new Set<ServerResponse>()
  const opened: string[] = []
  let state = first
  let port = 0
  const send = (stream: ServerResponse): void => void stream.write(`retry: 50\nevent: state\ndata: ${JSON.stringify(state)}\n\n`)
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    const give = (type: string, body: string | undefined): void =>
      void response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body ?? 'There is nothing here.')
    const [, deck] = /^\/([^/]+)\/$/.exec(pathname) ?? []
    if (pathname === '/') give('text/html; charset=utf-8', renderCoursePage(state, script))
    else if (deck !== undefined) give('text/html; charset=utf-8', renderWorkbench(state, deck, script))
    else if (pathname.endsWith('/slides.html')) give('text/html; charset=utf-8', slides)
    else if (/\.(svg|png)$/.test(pathname)) give('image/svg+xml', picture)
    else if (pathname === '/open') {
      opened.push(`${request.method} ${search}`)
      give('application/json', search.includes('gone') ? undefined : '{"opened":true}')
    } else if (pathname === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      streams.add(response)
      response.on('close', () => streams.delete(response))
      send(response)
    } else give('text/plain', undefined)
  })
  const start = (): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  await start()
  const address = server.address()
  port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    opened,
    listeners: () => streams.size,
    become: (next) => {
      state = next
      streams.forEach(send)
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    start,
  }
}
