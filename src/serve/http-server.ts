import { type RequestListener, type Server, createServer } from 'node:http'
import { peerOf } from './hosts.ts'

/** What a request may come with, in bytes, and may take, in ms. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
}

/** In ms: who has taken nothing for so long does not take what it asked for. Streams of events say something more often. */
const patience = 60_000

/** A hall of 400 has six lines each, at most, for the moment in which all scan the code: beyond that, the lecturer is to get through. */
const mostFromRoom = 2400

/** A server that a room cannot keep from answering the lecturer: by lines that say nothing, that take nothing, or by very many of them. */
export function httpServer(handler: RequestListener, { most = mostFromRoom } = {}): Server {
  const server = createServer(limits, handler)
  server.timeout = patience
  let fromRoom = 0
  server.on('connection', (socket) => {
    if (peerOf(socket.remoteAddress) === 'lecturer') return
    if (fromRoom >= most) {
      socket.destroy()
      return
    }
    fromRoom++
    socket.on('close', () => fromRoom--)
  })
  return server
}
