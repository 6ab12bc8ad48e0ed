import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a server listens. */
export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/**
 * Ports that no browser opens a page at, because other services are usual there. Source: https://fetch.spec.whatwg.org/#port-blocking
 */
const blocked = new Set(
  [
    [1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117],
    [119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636],
    [
      989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
      10_080,
    ],
  ].flat(),
)

/** Whether a browser opens pages at a port. */
export function isForBrowsers(port: number): boolean {
  return !blocked.has(port)
}

/** How many ports are tried, from the first on. */
const tries = 50

/**
 * Makes servers listen, each at its host, all at one port: the first that is free at all of them, and that browsers open.
 *
 * @param servers a new one for each try; a server that failed to listen is no use any more
 * @param port 0 takes any
 * @throws what the system says, where it is not that the port is taken
 */
export async function listenAt(hosts: readonly string[], port: number, create: () => Server): Promise<Listening> {
  for (let at = port; ; at++) {
    if (!isForBrowsers(at)) continue
    const servers: Server[] = []
    try {
      for (const host of hosts) {
        const server = create()
        servers.push(server)
        await listen(server, host, portOf(servers[0]) ?? at)
      }
      return { port: portOf(servers[0]) ?? at, close: () => closeAll(servers) }
    } catch (error) {
      await closeAll(servers)
      if (!isTaken(error) || at >= Math.min(port + tries, 65_535) || port === 0) throw error
    }
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function portOf(server: Server | undefined): number | undefined {
  const address: AddressInfo | string | null | undefined = server?.address()
  return typeof address === 'object' && address !== null ? address.port : undefined
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve())
          // Streams of events would keep it open for ever.
          server.closeAllConnections()
        }),
    ),
  )
}

/** Below 1024 a system may refuse: the next one is tried too. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
}
