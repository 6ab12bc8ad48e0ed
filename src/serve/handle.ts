import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { CourseState } from '../model/course-state.ts'
import { type Answer, file, give, json, nothingHere, page, told } from './answer.ts'
import { renderCoursePage } from './course-page.ts'
import { isEmbedding, isOwnRequest } from './headers.ts'
import { type Peer, isOwnHost, peerOf } from './hosts.ts'
import type { Opened } from './open-file.ts'
import { requestPath } from './request-path.ts'
import { roomState } from './room.ts'
import { type Route, routeOf } from './routes.ts'
import { renderWorkbench } from './workbench-page.ts'

/** What is served of a course. */
export interface ServedCourse {
  state(): CourseState
  /** The script of the server's own pages. */
  readonly script: string
  /** The names under which the room has it; none where it is not shown to the room. */
  roomHosts(): readonly string[]
  /** A deck's slides with the live client; `undefined` where there are none. */
  slides(deck: string): Promise<string | undefined>
  /** An output that the state names, as it stands on the disk; `undefined` where it is not there, or leads elsewhere. */
  output(deck: string, name: string): Promise<Uint8Array | undefined>
  /** A page of an output as a PNG, counted from 1. */
  preview(deck: string, name: string, page: number): Promise<Uint8Array | undefined>
  /** Opens a file of the course in an editor, or gives a link that does; `undefined` where there is no such file. */
  open(file: string, line: number, column: number): Promise<Opened | undefined>
  /** Makes the answer a stream of events: of the course's state, or of a deck's slides. Gives whether there was room for one more. */
  follow(response: ServerResponse, deck: string | undefined, have: string | undefined): boolean
  /** Hears of a fault of Deckhand's own. */
  failed(error: unknown): void
}

/** Answers requests: those of this machine with all there is, those of the room with what is the audience's. */
export function courseHandler(course: ServedCourse): RequestListener {
  return (request, response) => {
    // Nothing of ours is asked for with a body.
    request.resume()
    answerTo(course, request, response).then(
      (answer) => answer && give(request, response, answer),
      (error: unknown) => {
        course.failed(error)
        if (response.headersSent) response.destroy()
        else give(request, response, told(500, 'Something went wrong in Deckhand; its terminal says what.'))
      },
    )
  }
}

/** `undefined` where it is answered by a stream. */
async function answerTo(course: ServedCourse, request: IncomingMessage, response: ServerResponse): Promise<Answer | undefined> {
  const { headers, method = '', url = '', socket } = request
  const peer = peerOf(socket.remoteAddress)
  const refused = refusal(course, request, peer)
  if (refused) return refused
  const path = requestPath(url)
  if (!path) return told(400, 'This is no address of a file here.')
  const route = routeOf(method, path, peer)
  if (route.kind === 'events') {
    const isOpen = course.follow(response, route.deck, route.have)
    return isOpen ? undefined : told(503, 'Too many pages listen already: close some.')
  }
  if (route.kind === 'open' && !isOwnRequest(headers, peer)) return told(403, 'Only a page of this server may open files.')
  return answerRoute(course, route)
}

function refusal({ roomHosts }: ServedCourse, { headers }: IncomingMessage, peer: Peer): Answer | undefined {
  if (!isOwnHost(headers.host, peer, roomHosts())) return told(403, 'This server is not the one that the address names.')
  if (isEmbedding(headers)) return told(403, 'Pages of other sites get nothing from here.')
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  return hasBody ? told(413, 'Nothing here takes a body.', { Connection: 'close' }) : undefined
}

async function answerRoute(course: ServedCourse, route: Exclude<Route, { kind: 'events' }>): Promise<Answer> {
  const state = course.state()
  const has = (name: string): boolean => state.decks.some((deck) => deck.name === name)
  switch (route.kind) {
    case 'course':
      return page(renderCoursePage(state, course.script))
    case 'room':
      return page(renderCoursePage(roomState(state), ''))
    case 'state':
      return json(state)
    case 'workbench': {
      const html = renderWorkbench(state, route.deck, course.script)
      return html === undefined ? nothingHere : page(html)
    }
    case 'folder':
      return has(route.deck) ? told(308, 'It is beside this.', { Location: `/${encodeURIComponent(route.deck)}/` }) : nothingHere
    case 'output':
      return output(course, route.deck, route.name)
    case 'preview': {
      const png = await course.preview(route.deck, route.name, route.page)
      return png ? file('page.png', png) : nothingHere
    }
    case 'open': {
      const opened = await course.open(route.file, route.line, route.column)
      return opened ? json(opened) : nothingHere
    }
    case 'wrong method':
      return told(405, 'This cannot be done here.', { Allow: route.allow })
    case 'nothing':
      return nothingHere
  }
}

async function output(course: ServedCourse, deck: string, name: string): Promise<Answer> {
  if (name === 'slides.html') {
    const html = await course.slides(deck)
    return html === undefined ? nothingHere : page(html)
  }
  const bytes = await course.output(deck, name)
  return bytes ? file(name, bytes) : nothingHere
}
