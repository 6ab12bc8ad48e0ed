import { counted } from '../diagnostics/counted.ts'
import type { CourseState } from '../model/course-state.ts'
import { escapeXml } from '../model/xml.ts'
import { courseLook } from './course-look.ts'
import { renderDeckCard } from './deck-card.ts'
import { renderFaults, renderMarks } from './fault-list.ts'
import { renderRoomPage } from './room-page.ts'
import { renderShell } from './shell.ts'
import { durationWords, inLanguage } from './words.ts'

/**
 * `/`: every deck with all that was made of it, what is wrong, and what changed.
 *
 * @param script the text of dist/workbench.js
 */
export function renderCoursePage(state: CourseState, script: string): string {
  if (state.readOnly) return renderRoomPage(state)
  const body = `<header class="masthead">
<div>
<h1${inLanguage(state.language)}>${escapeXml(state.title)}</h1>
<p class="built">${renderBuilt(state)} ${renderMarks(state.faults, '#faults')}</p>
${renderLive()}
</div>
${renderRoom(state)}
</header>
<main>
${renderFaultSection(state)}
<section id="decks" aria-labelledby="decks-title">
<h2 id="decks-title">${state.decks.length === 0 ? 'Decks' : counted(state.decks.length, 'deck')}</h2>
${renderDecks(state)}
</section>
${renderChanges(state)}
</main>`
  return renderShell({ title: state.title, kind: 'course', css: courseLook, body, script })
}

function renderBuilt({ builtAt, milliseconds, decks }: CourseState): string {
  if (builtAt === '') return notBuilt(decks)
  const files = new Set(decks.flatMap(({ sources }) => sources))
  const from = files.size === 0 ? '' : ` from ${counted(files.size, 'file')}`
  return `Built ${renderTime(builtAt)}${from} in ${durationWords(milliseconds)}`
}

/** What is told before the first build since the server was started is done. */
export function notBuilt(decks: CourseState['decks']): string {
  return decks.some(({ outputs }) => outputs.length > 0) ? 'As an earlier build left it' : 'Being built for the first time'
}

/** A time as it is told: the page's script says it in the clock of whoever reads it. */
export function renderTime(iso: string): string {
  return `<time datetime="${escapeXml(iso)}">${escapeXml(iso.slice(0, 16).replace('T', ' '))}</time>`
}

/** Whether the page is up to date; the script has the word. */
export function renderLive(): string {
  return '<p class="live" data-own role="status"></p>'
}

function renderRoom({ room }: CourseState): string {
  if (!room) return ''
  const picture = `data:image/svg+xml;base64,${Buffer.from(room.qrSvg).toString('base64')}`
  const url = escapeXml(room.url)
  return `<aside class="room" aria-label="For the room">
<img src="${picture}" width="120" height="120" alt="QR code of ${url}">
<p>For the room, to read only:<br><a href="${url}">${url}</a></p>
</aside>`
}

function renderFaultSection({ faults }: CourseState): string {
  if (faults.length === 0) return ''
  return `<section id="faults" aria-labelledby="faults-title">
<h2 id="faults-title">To mend</h2>
${renderFaults(faults, 'faults')}
</section>`
}

function renderDecks(state: CourseState): string {
  if (state.decks.length > 0) {
    return `<p class="tip">In the slides <kbd>p</kbd> opens the presenter view and <kbd>?</kbd> tells all keys.</p>
<ul class="decks">
${state.decks.map((deck) => renderDeckCard(deck, state)).join('\n')}
</ul>`
  }
  if (state.builtAt === '') return '<p class="empty">The decks are here as soon as they are made.</p>'
  const hasErrors = state.faults.some(({ severity }) => severity === 'error')
  return hasErrors
    ? '<p class="empty">No deck could be made yet. As soon as the faults above are mended, the decks are here.</p>'
    : '<p class="empty">This course has no deck yet. <code>deckhand new deck "My first lecture"</code> begins one.</p>'
}

function renderChanges({ changes, since }: CourseState): string {
  if (changes === undefined) return ''
  const lines = changes.map((text) => `<li>${escapeXml(text)}</li>`).join('\n')
  return `<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">Changed since ${since === undefined ? 'the last build' : `commit <code>${escapeXml(since)}</code>`}</h2>
${changes.length === 0 ? '<p class="empty">Nothing.</p>' : `<ul class="changes">\n${lines}\n</ul>`}
</section>`
}
