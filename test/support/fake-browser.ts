import type { RunningBrowser } from '../../src/print/connection.ts'

/** What becomes of a document that is shown: it is shown, its page crashes, nothing answers any more, the browser ends, or it refuses. */
export type Fate = 'shown' | 'crash' | 'hang' | 'end' | 'refuse'

export interface FakeBrowser extends RunningBrowser {
  stopped: boolean
  /** The contexts that are open. */
  readonly contexts: Set<string>
}

/** A browser that speaks just enough of the protocol to show documents, each with its fate. */
export function fakeBrowser(fate: (html: string) => Fate): FakeBrowser {
  let hear: (message: string) => void = () => undefined
  let tellExit: (reason: string) => void = () => undefined
  let count = 0
  let ended = false
  const end = (reason: string): void => {
    ended = true
    setImmediate(() => tellExit(reason))
  }
  const contexts = new Set<string>()
  const tell = (message: object): void => void setImmediate(() => ended || hear(JSON.stringify(message)))
  const fake: FakeBrowser = {
    version: 'Fake/1',
    stopped: false,
    contexts,
    onMessage: (listener) => (hear = listener),
    onExit: (listener) => (tellExit = listener),
    stop: async () => {
      fake.stopped = true
      end('it ended with SIGKILL')
    },
    send: (message) => {
      const { id, method, params, sessionId }: { id: number; method: string; params: Record<string, string>; sessionId?: string } =
        JSON.parse(message)
      const answer = (result: object): void => tell({ id, sessionId, result })
      switch (method) {
        case 'Target.createBrowserContext':
          contexts.add(`context ${++count}`)
          return answer({ browserContextId: `context ${count}` })
        case 'Target.disposeBrowserContext':
          contexts.delete(params['browserContextId'] ?? '')
          return answer({})
        case 'Target.createTarget':
          return answer({ targetId: `target ${++count}` })
        case 'Target.getTargetInfo':
          return answer({ targetInfo: { targetId: params['targetId'], type: 'page' } })
        case 'Target.attachToTarget': {
          const session = `session ${++count}`
          tell({ method: 'Target.attachedToTarget', params: { sessionId: session, targetInfo: { type: 'page' } } })
          return answer({ sessionId: session })
        }
        case 'Page.getFrameTree':
          return answer({ frameTree: { frame: { id: 'frame' } } })
        case 'Page.setDocumentContent':
          switch (fate(params['html'] ?? '')) {
            case 'shown':
              return answer({})
            case 'crash':
              return tell({ method: 'Inspector.targetCrashed', params: {}, sessionId })
            case 'refuse':
              return tell({ id, sessionId, error: { code: -32000, message: 'it cannot' } })
            case 'end':
              return end('it ended with SIGSEGV')
            case 'hang':
              return undefined
          }
        default:
          return answer({ result: {} })
      }
    },
  }
  return fake
}
