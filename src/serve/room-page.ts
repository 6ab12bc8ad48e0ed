import { outputTitles } from '../build/index-page.ts'
import { counted } from '../diagnostics/counted.ts'
import type { CourseState, DeckState } from '../model/course-state.ts'
import { escapeXml } from '../model/xml.ts'
import { courseLook } from './course-look.ts'
import { renderThumbnail } from './deck-card.ts'
import { renderOutput } from './deck-files.ts'
import { roomOutputs } from './room-outputs.ts'
import { renderShell } from './shell.ts'
import { address, inLanguage } from './words.ts'

/** `/` as the room sees it: the slides for the audience and the handouts. It has no script, for there may be 400 who read it. */
export function renderRoomPage(state: CourseState): string {
  const decks = state.decks.filter((deck) => offers(deck).length > 0)
  const body = `<header class="masthead">
<h1${inLanguage(state.language)}>${escapeXml(state.title)}</h1>
</header>
<main>
${
  decks.length === 0
    ? '<p class="empty">Nothing is shown here yet.</p>'
    : `<ul class="decks">\n${decks.map((deck) => renderDeck(deck, state.language)).join('\n')}\n</ul>`
}
</main>`
  return renderShell({ title: state.title, kind: 'course', css: courseLook, body, script: '' })
}

function offers({ outputs }: DeckState): DeckState['outputs'] {
  return roomOutputs.flatMap((name) => outputs.find((output) => output.name === name) ?? [])
}

function renderDeck(deck: DeckState, language: string): string {
  const links = offers(deck).map(({ name, bytes }) => {
    const title = name === 'slides.audience.html' ? 'Slides' : (outputTitles[name] ?? name)
    return `<li>${renderOutput(`/${address(deck.name, name)}`, title, bytes)}</li>`
  })
  return `<li class="deck">
<span class="picture">${renderThumbnail(deck)}</span>
<div class="about">
<h2${inLanguage(language)}>${escapeXml(deck.title)}</h2>
<p class="facts">${counted(deck.pages, 'slide')}</p>
<ul class="outputs">
${links.join('\n')}
</ul>
</div>
</li>`
}
