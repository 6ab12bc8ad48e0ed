import { outputTitles } from '../build/index-page.ts'
import { counted } from '../diagnostics/counted.ts'
import type { CourseState, DeckState } from '../model/course-state.ts'
import { escapeXml } from '../model/xml.ts'
import { renderOutput, renderSources } from './deck-files.ts'
import { faultsOf, renderMarks } from './fault-list.ts'
import { address, inLanguage, shareWords } from './words.ts'

/** A deck on the course page: its first slide, what it is, and everything that was made of it. */
export function renderDeckCard(deck: DeckState, state: CourseState): string {
  const id = escapeXml(`deck-${deck.name}`)
  const workbench = escapeXml(`/${address(deck.name)}/`)
  const marks = renderMarks(faultsOf(state, deck), `${workbench}#faults`)
  const facts =
    deck.outputs.length === 0 ? ['not made yet'] : [counted(deck.pages, 'slide'), ...(deck.stale ? ['as of an earlier build'] : [])]
  return `<li class="deck" id="${id}">
<a class="picture" href="${workbench}" tabindex="-1" aria-hidden="true">${renderThumbnail(deck)}</a>
<div class="about">
<h3${inLanguage(state.language)}><a href="${workbench}">${escapeXml(deck.title)}</a></h3>
<p class="facts">${facts.join(' · ')} ${marks}</p>
<ul class="outputs">
${renderOutputs(deck)}
</ul>
${renderSources(deck, `deck-${deck.name}-sources`)}
</div>
</li>`
}

/** The first slide of a deck, or the room for it. */
export function renderThumbnail({ name, outputs }: DeckState): string {
  const thumbnail = outputs.find((output) => output.name === 'thumbnail.svg')
  if (!thumbnail) return '<span class="blank"></span>'
  const source = `/${address(name)}/thumbnail.svg?h=${encodeURIComponent(thumbnail.hash)}`
  return `<img src="${escapeXml(source)}" width="480" height="270" alt="" loading="lazy">`
}

function renderOutputs({ name, outputs, handouts }: DeckState): string {
  return Object.entries(outputTitles)
    .flatMap(([file, title]) => {
      const output = outputs.find((one) => one.name === file)
      if (!output) return []
      const form = handouts.find((one) => one.file === file)
      const fit =
        form === undefined
          ? ''
          : `<small>${counted(form.pages, 'page')}${form.pages === 1 ? `, ${shareWords(form.fill)} full` : ''} · ${escapeXml(form.preset)}${renderLosses(form)}</small>`
      return [`<li>${renderOutput(`/${address(name, file)}`, title, output.bytes)}${fit}</li>`]
    })
    .join('\n')
}

function renderLosses({ shortened, leftOut }: DeckState['handouts'][number]): string {
  const losses = [
    ...(shortened.length > 0 ? [`${shortened.length} shortened`] : []),
    ...(leftOut.length > 0 ? [`${leftOut.length} left out`] : []),
  ]
  return losses.map((text) => ` · <b>${text}</b>`).join('')
}
