import type { BuildResult } from '../build/build.ts'
import { sinceCommit } from '../build/since-commit.ts'
import type { CourseState } from '../model/course-state.ts'
import { watchFolders } from '../world/watch.ts'
import type { World } from '../world/world.ts'
import { coalesce } from './coalesce.ts'
import type { Outputs } from './outputs.ts'
import { type StateParts, courseState } from './state.ts'
import type { Telling } from './telling.ts'

/** A course as its last build left it, and what is at work. All who follow it are told of each change. */
export interface KeptCourse {
  state(): CourseState
  become(change: Partial<StateParts>): void
  /** A build begins. */
  begin(): void
  /** It ended in a fault of Deckhand's own. */
  fail(): void
  /** What it came to. What is compared with the commit is told when that is done, for nobody waits for it. */
  take(result: Pick<BuildResult, 'diagnostics' | 'asked' | 'texts' | 'picture' | 'since'>, milliseconds: number): Promise<void>
  /** Whether a file is the course's, by its path in it: whether a build has read it. */
  has(file: string): boolean
  output(deck: string, name: string): Promise<Uint8Array | undefined>
  /** A deck's slides with the live client. */
  slides(deck: string): Promise<string | undefined>
  /** As `Telling.follow`: a page that was open before the server was started goes on from what an earlier build left. */
  follow: Telling['follow']
  close(): void
}

/** In ms: a build that is done before nobody has to be told of. */
const unnoticed = 150

const nothing = {
  build: 0,
  milliseconds: 0,
  builtAt: '',
  asked: undefined,
  diagnostics: [],
  texts: new Map(),
  since: undefined,
  room: undefined,
}

/** Keeps a course, from what an earlier build left of it on. */
export async function keepCourse(
  { root, world, outputs }: { readonly root: string; readonly world: World; readonly outputs: Outputs },
  told: Telling,
): Promise<KeptCourse> {
  const committed = sinceCommit(root, world)
  let parts: StateParts = { ...nothing, root, building: true, manifest: await outputs.manifest() }
  let state = courseState(parts)
  let noticing: NodeJS.Timeout | undefined
  let picture: BuildResult['picture']
  const become = (change: Partial<StateParts>): void => {
    parts = { ...parts, ...change }
    state = courseState(parts)
    told.state(JSON.stringify(state))
  }
  const output: KeptCourse['output'] = (deck, name) => outputs.read(parts.manifest, deck, name)
  /** What is compared with the commit is told when that is done; where there is none, what the last build changed. */
  const compare = async (lately = parts.since): Promise<void> => {
    const { build } = parts
    const changes = (await committed.compare(picture).catch(() => undefined)) ?? lately
    const folder = committed.folder()
    if (folder !== undefined && !closed) commits.follow([], [folder])
    if (parts.build === build && JSON.stringify(changes) !== JSON.stringify(parts.since)) become({ since: changes })
  }
  let closed = false
  // Git writes in several steps.
  const noted = coalesce({ pause: 100, longest: 1000 }, () => void compare())
  const commits = watchFolders(noted.hear, () => undefined)
  /** Takes slides from the disk where they are others than those that are shown: another build may have written them. */
  const takeSlides = async (deck: string): Promise<void> => {
    const made = parts.manifest?.decks.find(({ name }) => name === deck)?.outputs.find(({ path }) => path === `${deck}/slides.html`)
    const before = told.hashOf(deck)
    const html = made && made.sha256 !== before ? await output(deck, 'slides.html') : undefined
    // A build may have made others while they were read.
    if (html && told.hashOf(deck) === before) told.take(deck, html)
  }
  return {
    state: () => state,
    become,
    begin: () => {
      noticing = setTimeout(() => become({ building: true }), unnoticed)
    },
    fail: () => {
      clearTimeout(noticing)
      become({ building: false })
    },
    take: async ({ diagnostics, asked, texts, picture: pictured, since }, milliseconds) => {
      clearTimeout(noticing)
      picture = pictured
      const lately = since && { changes: since }
      const builtAt = new Date().toISOString()
      const manifest = await outputs.manifest()
      const build = parts.build + 1
      become({ build, builtAt, milliseconds, building: false, manifest, asked, diagnostics, texts, since: parts.since ?? lately })
      for (const { name } of state.decks) if (told.hashOf(name) !== undefined) await takeSlides(name)
      await compare(lately)
    },
    has: (file) => parts.texts.has(file) || state.decks.some(({ sources }) => sources.includes(file)),
    output,
    slides: async (deck) => {
      if (!state.decks.some(({ name }) => name === deck)) return undefined
      if (told.hashOf(deck) === undefined) await takeSlides(deck)
      return told.page(deck)
    },
    follow: (response, deck, have) => {
      const isOpen = told.follow(response, deck, have)
      if (isOpen && deck !== undefined && told.hashOf(deck) === undefined) takeSlides(deck).catch(() => undefined)
      return isOpen
    },
    close: () => {
      closed = true
      noted.stop()
      commits.close()
    },
  }
}
