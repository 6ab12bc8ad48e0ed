import { outputTitles } from '../build/index-page.ts'
import { counted } from '../diagnostics/counted.ts'
import type { CourseState, DeckState } from '../model/course-state.ts'
import { escapeXml } from '../model/xml.ts'
import { notBuilt, renderLive, renderTime } from './course-page.ts'
import { renderOutput, renderSources } from './deck-files.ts'
import { faultsOf, renderFaults, renderMarks } from './fault-list.ts'
import { renderFitReport } from './fit-report.ts'
import { renderHandouts } from './handout-panel.ts'
import { codeAddress, renderPlace } from './place.ts'
import { renderShell } from './shell.ts'
import { address, durationWords, inLanguage } from './words.ts'
import { workbenchLook } from './workbench-look.ts'

/**
 * `/<deck>/`: the slides beside the pages of the handouts, where each slide stands, what was done so that it fits, and what is wrong.
 *
 * @param name the deck's; `undefined` comes of one that the course does not have
 * @param script the text of dist/workbench.js
 */
export function renderWorkbench(state: CourseState, name: string, script: string): string | undefined {
  const deck = state.decks.find((one) => one.name === name)
  if (!deck) return undefined
  const body = `<header class="bar">
<a class="up" href="/"${inLanguage(state.language)}>${escapeXml(state.title)}</a>
<h1${inLanguage(state.language)}>${escapeXml(deck.title)}</h1>
<p class="built">${renderBuilt(deck, state)} ${renderMarks(faultsOf(state, deck), '#faults')}</p>
${renderLive()}
<div class="toggles" role="group" aria-label="Panes">
<button type="button" aria-pressed="true" aria-controls="slides">Slides</button>
<button type="button" aria-pressed="true" aria-controls="report">Report</button>
<button type="button" aria-pressed="true" aria-controls="handout">Handout</button>
</div>
</header>
<main class="panes">
<div class="left">
${renderSlides(deck, state)}
<section id="report" class="pane" aria-label="Slides and faults" tabindex="0">
${renderReport(deck, state)}
</section>
</div>
<div class="splitter" role="separator" tabindex="0" aria-orientation="vertical" aria-label="Width of the slides" aria-valuemin="25" aria-valuemax="75" aria-valuenow="58" data-own></div>
${renderHandouts(deck)}
</main>`
  return renderShell({ title: `${deck.title} · ${state.title}`, kind: 'bench', css: workbenchLook, body, script })
}

function renderBuilt(deck: DeckState, { builtAt, milliseconds }: CourseState): string {
  const { stale, outputs } = deck
  const when = builtAt === '' ? notBuilt([deck]) : `${renderTime(builtAt)} · ${durationWords(milliseconds)}`
  return stale && outputs.length > 0 ? `${when} · <b>as of an earlier build</b>` : when
}

function renderSlides(deck: DeckState, state: CourseState): string {
  const isMade = deck.outputs.some(({ name }) => name === 'slides.html')
  const shown = isMade
    ? `<iframe src="slides.html" title="Slides: ${escapeXml(deck.title)}" allow="fullscreen"></iframe>`
    : '<p class="empty">There are no slides yet: the faults tell why.</p>'
  const place = { file: deck.file, line: deck.slides[0]?.line }
  const code = codeAddress(state, place)
  const link = code === undefined ? '' : `\n<a class="code" href="${escapeXml(code)}">VS Code</a>`
  return `<section id="slides" class="pane" aria-label="Slides">
${shown}
<div id="place" data-own>
<button type="button" class="step" data-go="-1" aria-label="Previous slide">‹</button>
<span class="number">${deck.pages === 0 ? '' : `1 of ${deck.pages}`}</span>
<button type="button" class="step" data-go="1" aria-label="Next slide">›</button>
${renderPlace(place)}${link}
${isMade ? '<a class="whole" href="slides.html" target="_blank" rel="noopener">Open alone</a>' : ''}
</div>
</section>`
}

function renderReport(deck: DeckState, state: CourseState): string {
  const faults = faultsOf(state, deck)
  const wrong =
    faults.length === 0
      ? ''
      : `<section id="faults" aria-labelledby="faults-title">\n<h2 id="faults-title">To mend</h2>\n${renderFaults(faults, 'faults')}\n</section>\n`
  const outputs = Object.entries(outputTitles).flatMap(([file, title]) => {
    const output = deck.outputs.find(({ name }) => name === file)
    return output ? [`<li>${renderOutput(address(file), title, output.bytes)}</li>`] : []
  })
  return `${wrong}${renderFitReport(deck)}
<section aria-labelledby="jump-title">
<h2 id="jump-title">${counted(deck.pages, 'slide')}</h2>
<ol id="jump">
${Array.from({ length: deck.pages }, (_, index) => renderJump(deck, index + 1)).join('\n')}
</ol>
</section>
<section aria-labelledby="outputs-title">
<h2 id="outputs-title">Outputs</h2>
<ul class="outputs">
${outputs.join('\n')}
</ul>
${renderSources(deck, 'sources')}
</section>`
}

/** A page of the slides; the script reads there where it stands, and writes its title there. */
function renderJump({ fits, slides }: DeckState, page: number): string {
  const at = slides[page - 1]
  const fit = fits.find((one) => one.slide === at?.slide)
  const marks = fit && fit.step > 0 ? '<span class="mark quiet">smaller</span>' : ''
  return `<li><a href="slides.html#/${page}" data-page="${page}"${at ? ` data-line="${at.line}"` : ''}><span class="number">${page}</span> <span class="title" data-own></span></a>${marks}</li>`
}
