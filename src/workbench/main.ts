import type { CourseState } from '../model/course-state.ts'
import { refresher } from './refresh.ts'
import { openEditor } from './editor.ts'
import { followSlides } from './slides.ts'
import { keepStream } from './stream.ts'
import { tellLive } from './live-word.ts'
import { createOverlay } from './overlay.ts'
import { arrangePanes, watchPanes } from './panes.ts'
import { arrangeTabs, watchTabs } from './tabs.ts'
import { localTimes } from './times.ts'

/** What a page shows by the reader's choice, and not by the course: done to this page, and to each new state of it before it is shown. */
function arrange(page: Document): void {
  localTimes(page)
  arrangeTabs(page)
  arrangePanes(page)
}

arrange(document)
watchTabs(document)
watchPanes(document)
const slides = followSlides(document)
const overlay = createOverlay(openEditor)
const live = tellLive(document)

document.addEventListener('submit', (event) => {
  const button = event.submitter
  if (!(button instanceof HTMLButtonElement) || !button.classList.contains('place')) return
  event.preventDefault()
  openEditor(button.formAction).catch((reason: unknown) => live.say(reason instanceof Error ? reason.message : String(reason)))
})

const refresh = refresher(arrange, slides.refresh)
keepStream({
  address: () => '/events',
  events: {
    state: (data) => {
      // It comes from the server that this script came from.
      const { building, readOnly, faults }: CourseState = JSON.parse(data)
      live.building(building)
      if (building) return
      overlay.show(readOnly ? [] : faults)
      refresh()
    },
  },
  connected: live.connected,
})
