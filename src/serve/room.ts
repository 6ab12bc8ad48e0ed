import { qrCode } from '../handout/qr.ts'
import type { CourseState } from '../model/course-state.ts'
import { inAddress, machineAddresses, peerOf } from './hosts.ts'
import { isForRoom } from './room-outputs.ts'

const everywhere = ['0.0.0.0', '::']

/** Where a server listens, and where the room finds it. */
export interface Addresses {
  /** What to listen at: here in any case. */
  readonly hosts: readonly string[]
  /** The host of the room's address; `undefined` where it is shown to nobody, or the machine has no address. */
  readonly room: string | undefined
}

/** Whether an address or a name is one by which this machine reaches nothing but itself. */
export function isHereAlone(host: string): boolean {
  return host === 'localhost' || peerOf(host) === 'lecturer'
}

/** @param host what to show the course at: an address or a name of this machine, `true` for all; nowhere but here where absent */
export function addressesFor(host: string | true | undefined, machine = machineAddresses()): Addresses {
  const at = host === true ? '0.0.0.0' : host
  if (at === undefined || isHereAlone(at)) return { hosts: ['127.0.0.1', ...(at === '::1' ? [at] : [])], room: undefined }
  if (!everywhere.includes(at)) return { hosts: ['127.0.0.1', at], room: inAddress(at) }
  return { hosts: [at], room: machine.find((address) => at === '::' || !address.startsWith('[')) }
}

/** The room's address, and its QR code as an SVG with its quiet zone. */
export function roomOf(host: string, port: number): NonNullable<CourseState['room']> {
  const url = `http://${host}:${port}/`
  const { size, d } = qrCode(url)
  const quiet = 4
  const side = size + 2 * quiet
  const view = `${-quiet} ${-quiet} ${side} ${side}`
  const back = `<path fill="#fff" d="M${-quiet} ${-quiet}h${side}v${side}h${-side}z"/>`
  const qrSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" shape-rendering="crispEdges" role="img" aria-label="QR code of ${url}">${back}<path d="${d}"/></svg>`
  return { url, qrSvg }
}

/** The course as the room is told of it: its decks, and of each what its audience gets anyway. */
export function roomState({ title, language, build, builtAt, milliseconds, building, decks }: CourseState): CourseState {
  return {
    build,
    title,
    language,
    builtAt,
    milliseconds,
    building,
    readOnly: true,
    decks: decks.map(({ name, title, pages, stale, outputs }) => ({
      name,
      title,
      file: '',
      pages,
      stale,
      outputs: outputs.filter((output) => isForRoom(output.name)),
      sources: [],
      slides: [],
      fits: [],
      handouts: [],
    })),
    faults: [],
    changes: undefined,
  }
}
