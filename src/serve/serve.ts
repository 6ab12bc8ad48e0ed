import { join } from 'node:path'
import type { BuildOptions } from '../build/options.ts'
import { packageRoot } from '../build/paths.ts'
import type { CourseState } from '../model/course-state.ts'
import { openPreview } from '../preview/preview.ts'
import { realWorld } from '../world/real.ts'
import { type World, decodeUtf8 } from '../world/world.ts'
import { listenAt } from './address.ts'
import { keepCourse } from './keep-course.ts'
import { courseHandler } from './handle.ts'
import { roomHosts } from './hosts.ts'
import { httpServer } from './http-server.ts'
import { openFile } from './open-file.ts'
import { servedOutputs } from './outputs.ts'
import { addressesFor, roomOf } from './room.ts'
import { type Telling, telling } from './telling.ts'
import { type WatchEvents, watchCourse } from './watch.ts'

/** What is served, where and to whom. */
export interface ServeOptions extends BuildOptions {
  /** The first port that is tried; 0 takes any. */
  readonly port: number
  /** Shows the audience's things to the room, at this address of the machine or at all; only to this machine where absent. */
  readonly host?: string | true | undefined
  /** The editor that files are opened in; that of the environment where absent. */
  readonly editor?: string | undefined
}

/** Where a course is served. */
export interface ServedAt {
  readonly url: string
  readonly port: number
  /** Where the room has the audience's things. */
  readonly room: CourseState['room']
}

/** What happens while a course is served. */
export interface ServeEvents extends WatchEvents {
  /** It answers, before the first build is done. */
  listening(at: ServedAt): void
}

/** A course that is served. */
export interface Serving {
  close(): Promise<void>
}

/** In ms: so long a browser takes to show a change; what is for paper leaves it the processor meanwhile. */
const shownIn = 30

/** Builds a course, again whenever it changes, and serves it: each change of slides goes to the pages that show them as soon as it is made. */
export async function serveCourse(options: ServeOptions, events: ServeEvents): Promise<Serving> {
  const { root, world = realWorld, editor } = options
  const outputs = servedOutputs(options)
  const told: Telling = telling(
    await readScript(world, 'live'),
    () => course.state().build + 1,
    () => JSON.stringify(course.state()),
  )
  const course = await keepCourse({ root, world, outputs }, told)
  const { hosts, room: roomHost } = addressesFor(options.host)
  const preview = openPreview()
  const handler = courseHandler({
    state: course.state,
    script: await readScript(world, 'workbench'),
    roomHosts: () => (roomHost === undefined ? [] : roomHosts(typeof options.host === 'string' ? options.host : undefined)),
    slides: course.slides,
    output: course.output,
    preview: async (deck, name, page) => {
      const pdf = await course.output(deck, name)
      return pdf && preview.page(pdf, page)
    },
    open: async (file, line, column) => (course.has(file) ? openFile({ world, root, editor }, file, { line, column }) : undefined),
    follow: course.follow,
    failed: events.failed,
  })
  const listening = await listenAt(hosts, options.port, () => httpServer(handler))
  const { port } = listening
  const room = roomHost === undefined ? undefined : roomOf(roomHost, port)
  course.become({ room })
  events.listening({ url: `http://127.0.0.1:${port}/`, port, room })

  const watch = await watchCourse(
    {
      ...options,
      pageFirst: () => (told.isWatched() ? shownIn : undefined),
      onOutput: (path, bytes) => {
        const [deck = '', name] = path.split('/')
        if (name === 'slides.html') told.take(deck, bytes)
      },
    },
    {
      begun: course.begin,
      built: (result, milliseconds) => {
        events.built(result, milliseconds)
        course.take(result, milliseconds).catch(events.failed)
      },
      failed: (error) => {
        course.fail()
        events.failed(error)
      },
      deaf: events.deaf,
    },
  )
  return {
    close: async () => {
      told.close()
      course.close()
      await listening.close()
      await watch.close()
    },
  }
}

/** A script that runs in the pages. */
async function readScript(world: World, name: 'live' | 'workbench'): Promise<string> {
  return decodeUtf8(await world.read(join(packageRoot, `dist/${name}.js`)).catch(() => new Uint8Array())).trim()
}
