import type { ServerResponse } from 'node:http'

/** One who listens. */
export interface Listener {
  /** Gives the data of an event, as JSON. One who does not take what was sent is let go. */
  send(event: string, json: string): void
}

/** The streams of events that are open (server-sent events). Source: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface EventStreams<T> {
  /** Opens a stream as the answer to a request, with what is known of who listens. Gives whether there was room for one more. */
  open(response: ServerResponse, who: T, headers: Readonly<Record<string, string>>): Listener | undefined
  all(): readonly (Listener & { readonly who: T })[]
  close(): void
}

/** In ms: a stream that says nothing may be closed by what is in between. */
const heartbeat = 15_000
/** In ms: after so long a browser asks again where a stream has ended. */
const retry = 1000
/** In bytes: who has not taken so much does not listen. */
const mostUntaken = 16 * 2 ** 20

/** @param most how many may be open at once */
export function eventStreams<T>(most: number): EventStreams<T> {
  const open = new Map<ServerResponse, Listener & { readonly who: T }>()
  const timer = setInterval(() => {
    for (const response of open.keys()) response.write(':\n\n')
  }, heartbeat)
  timer.unref()
  return {
    open: (response, who, headers) => {
      if (open.size >= most) return undefined
      response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.socket?.setNoDelay(true)
      response.write(`retry: ${retry}\n\n`)
      const listener = {
        who,
        send: (event: string, json: string): void => {
          if (response.writableLength > mostUntaken) response.destroy()
          else response.write(`event: ${event}\ndata: ${json}\n\n`)
        },
      }
      open.set(response, listener)
      response.on('close', () => open.delete(response))
      return listener
    },
    all: () => [...open.values()],
    close: () => {
      clearInterval(timer)
      for (const response of open.keys()) response.end()
    },
  }
}
