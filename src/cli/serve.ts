import type { Paper } from '../model/course.ts'
import { qrText } from '../handout/qr.ts'
import { reasonOf } from '../diagnostics/diagnostic.ts'
import { openInBrowser } from '../world/start-program.ts'
import { isHereAlone } from '../serve/room.ts'
import { isForBrowsers } from '../serve/address.ts'
import { type ServedAt, serveCourse } from '../serve/serve.ts'
import { askedCourse } from './asked-course.ts'
import { tellBuilds } from './tell-build.ts'
import { progressLine, shown } from './terminal.ts'

export interface ServeFlags {
  readonly root?: string
  readonly out?: string
  readonly port?: number
  readonly host?: string | true
  readonly open?: boolean
  readonly editor?: string
  readonly browser?: string
  readonly paper?: Paper
  readonly strict?: boolean
}

/** Astro, Vite, Slidev and Marp CLI have other ones: they may run beside it. */
const usualPort = 4747

/** `deckhand serve`: ends with Ctrl-C. Gives an exit code where it cannot begin. */
export async function runServe(decks: readonly string[], flags: ServeFlags): Promise<number | undefined> {
  const { browser, paper, strict, host, editor, port = usualPort } = flags
  const course = askedCourse(decks, flags)
  const progress = progressLine(process.stderr)
  const asked = { ...course, browser, paper, strict, onProgress: progress.step }
  try {
    await serveCourse(
      { ...asked, audience: host !== undefined, port, host, editor },
      {
        ...tellBuilds(progress),
        listening: (at) => {
          progress.clear()
          process.stdout.write(`${tellAddresses(at, course.root, flags)}\n`)
          if (flags.open) void openInBrowser(at.url)
        },
      },
    )
    return undefined
  } catch (error) {
    progress.clear()
    process.stderr.write(`The course cannot be served: ${reasonOf(error)}\n  hint: name another --port or --host\n`)
    return 1
  }
}

function tellAddresses({ url, port, room }: ServedAt, root: string, { port: wanted = usualPort, host }: ServeFlags): string {
  const isOther = wanted !== 0 && port !== wanted
  const why = isForBrowsers(wanted) ? `port ${wanted} is taken` : `browsers open no page at port ${wanted}`
  return [
    `serving ${shown(root)} at ${url}${isOther ? ` (${why})` : ''}: Ctrl-C ends it`,
    ...(room ? [`the room has the audience's slides and handouts at ${room.url}`, qrText(room.url)] : []),
    ...(host !== undefined && !room ? [noRoom(host)] : []),
  ].join('\n')
}

function noRoom(host: string | true): string {
  return host !== true && isHereAlone(host)
    ? `${host} is this machine alone: the course is shown to nobody else (--host without an address shows it to the room)`
    : 'this machine has no address that others reach: the course is shown to nobody else'
}
