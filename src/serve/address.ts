import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a server listens. */
export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/** How many ports are tried, from the first on. */
const tries = 50

/**
 * Makes servers listen, each at its host, all at one port: the first that is free at all of them.
 *
 * @param servers a new one for each try; a server that failed to listen is no use any more
 * @param port 0 takes any
 * @throws what the system says, where it is not that the port is taken
 */
export async function listenAt(hosts: readonly string[], port: number, create: () => Server): Promise<Listening> {
  for (let at = port; ; at++) {
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
