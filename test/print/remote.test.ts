import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, type Server, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { runBrowser } from '../../src/build/browser.ts'
import { startBrowser } from '../../src/print/browser.ts'
import { BrowserFailure } from '../../src/print/failure.ts'
import { findBrowser } from '../../src/print/find-browser.ts'
import { pagePool } from '../../src/print/pool.ts'
import { connectRemote } from '../../src/print/remote.ts'
import { realWorld } from '../../src/world/real.ts'
import { type RemoteForTests, startRemote } from '../support/remote.ts'

const never = new AbortController().signal

describe('what is no browser', () => {
  const servers: { close(): unknown }[] = []
  afterAll(() => servers.forEach((server) => server.close()))
  const listen = async (server: Server): Promise<number> => {
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }
  const connect = (address: string): Promise<unknown> => connectRemote({ address: new URL(address) }, never, 300)

  test('nothing listens there', async () => {
    const port = await listen(createServer())
    await new Promise((resolve) => (servers.pop() as Server).close(resolve))
    await expect(connect(`ws://127.0.0.1:${port}/`)).rejects.toThrow(`no browser answers at ws://127.0.0.1:${port}: connect ECONNREFUSED`)
    await expect(connect(`http://127.0.0.1:${port}/`)).rejects.toThrow(
      `no browser answers at http://127.0.0.1:${port}: connect ECONNREFUSED`,
    )
  })

  test('something listens and never answers', async () => {
    const sockets: { destroy(): void }[] = []
    servers.push({ close: () => sockets.forEach((socket) => socket.destroy()) })
    const port = await listen(createServer((socket) => void sockets.push(socket)))
    await expect(connect(`ws://127.0.0.1:${port}/`)).rejects.toThrow('nothing came within 0.3 s')
    await expect(connect(`http://127.0.0.1:${port}/`)).rejects.toThrow('nothing came within 0.3 s')
  })

  test('a web server answers; what is secret in the address is not told', async () => {
    const asked: string[] = []
    const server = createHttpServer(({ url, headers }, response) => {
      asked.push(`${url} ${headers.authorization}`)
      response.end('<h1>Hello</h1>')
    })
    const port = await listen(server)
    const host = `127.0.0.1:${port}`
    await expect(connect(`http://user:secret@${host}/?token=secret`)).rejects.toThrow(
      new BrowserFailure(`no browser answers at http://${host}: what answers there is no browser`),
    )
    expect(asked).toEqual(['/json/version?token=secret Basic dXNlcjpzZWNyZXQ='])
    await expect(connect(`ws://user:secret@${host}/?token=secret`)).rejects.toThrow(
      new BrowserFailure(`no browser answers at ws://${host}: Unexpected server response: 200`),
    )
  })

  test.each(['hello', '{"id":0,"result":{}}', '{"id":0,"error":{"message":"no"}}', 'null'])('a socket says %s', async (words) => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    servers.push(server)
    server.on('connection', (socket) => socket.on('message', () => socket.send(words)))
    await new Promise((resolve) => server.once('listening', resolve))
    await expect(connect(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`)).rejects.toThrow('what answers there is no browser')
  })

  test.each(['ftp://host', 'ws://', 'ws://host:9222/devtools/page/1', 'file:///bin/sh'])('%s is no address of one', async (address) => {
    expect(await findBrowser(address, {})).toMatchObject({ problem: expect.stringMatching(/address/), isFault: true })
  })
})

describe('a browser elsewhere', () => {
  let remote: RemoteForTests
  beforeAll(async () => {
    remote = await startRemote()
  })
  afterAll(() => remote[Symbol.asyncDispose]())

  test('says who it is; where no page is asked for, none is opened', async () => {
    const before = await remote.pages()
    const browser = runBrowser(remote.address, realWorld)
    expect(await browser.identity()).toMatch(/^remote HeadlessChrome\/[\d.]+ \(.*Linux.*\)$/)
    expect(await browser.missing('error', 'x')).toEqual([])
    expect(await remote.pages()).toEqual(before)
    await browser.close()
  })

  test('a page that hangs there is opened anew over another connection; afterwards nothing of ours is left', async () => {
    const before = await remote.pages()
    let connections = 0
    const start = (signal: AbortSignal) => {
      connections++
      return connectRemote({ address: new URL(remote.address) }, signal)
    }
    const pool = pagePool(() => startBrowser(start, Promise.resolve(''), 1000), 2)
    let times = 0
    const results = await Promise.allSettled([
      pool.use(async (page) => {
        times++
        await page.ask('for (;;);//', null) // never ends
      }),
      pool.use((page) => page.show('<p>other</p>')),
    ])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    expect([times, connections]).toEqual([2, 2])
    await pool.close()
    await expect.poll(() => remote.pages()).toEqual(before)
  })

  test('one that goes away is told of, and what it was', async () => {
    await using mortal = await startRemote()
    const browser = runBrowser(mortal.address, realWorld)
    const work = browser.use(async (page) => {
      await page.show('<p>shown</p>')
      process.kill(mortal.pid, 'SIGKILL')
      await page.print('2026-11-01')
    })
    await expect(work).rejects.toThrow(/^the connection to it was cut; at the second try: no browser answers at ws:/)
    await browser.close()
  })
})
