/** A stream of events of the server (server-sent events). */
export interface Stream {
  /** Where it is; asked each time that it is opened. */
  address(): string
  /** What hears of each kind of event, with its data. */
  readonly events: Readonly<Record<string, (data: string) => void>>
  /** Hears whether the server answers. */
  connected?(isConnected: boolean): void
}

/** In ms: after so long a server that is gone is asked again. */
const patience = 1000

/**
 * Keeps a stream open as long as the page is looked at: a browser opens few connections to one server, and pages in tabs behind
 * would keep them from those in front.
 */
export function keepStream({ address, events, connected }: Stream): void {
  let source: EventSource | undefined
  let waiting = 0
  const close = (): void => {
    clearTimeout(waiting)
    source?.close()
    source = undefined
  }
  const open = (): void => {
    close()
    source = new EventSource(address())
    source.addEventListener('open', () => connected?.(true))
    for (const [kind, hear] of Object.entries(events)) {
      source.addEventListener(kind, ({ data }: MessageEvent<string>) => hear(data))
    }
    source.addEventListener('error', () => {
      connected?.(false)
      // The browser would ask again for what was asked for at first.
      close()
      waiting = setTimeout(open, patience)
    })
  }
  const look = (): void => (document.hidden ? close() : open())
  document.addEventListener('visibilitychange', look)
  // A page that is kept for the way back has no streams.
  addEventListener('pagehide', close)
  addEventListener('pageshow', ({ persisted }) => persisted && look())
  look()
}
