import { counted } from '../diagnostics/counted.ts'
import type { DeckState } from '../model/course-state.ts'
import { renderPlace } from './place.ts'

/** Which slides were set smaller or go on over several pages, so that they fit. */
export function renderFitReport({ fits, slides, file }: DeckState): string {
  const changed = fits.filter(({ step, parts }) => step > 0 || parts > 1)
  const items = changed.map(({ slide, line, step, parts }) => {
    const page = slides.findIndex((one) => one.slide === slide) + 1
    const jump = page === 0 ? `Slide ${slide}` : `<a href="slides.html#/${page}" data-page="${page}">Slide ${page}</a>`
    const done = [...(step > 0 ? [`set ${counted(step, 'step')} smaller`] : []), ...(parts > 1 ? [`goes on over ${parts} pages`] : [])]
    return `<li>${jump} ${done.join(' and ')} ${renderPlace({ file, line })}</li>`
  })
  return `<section aria-labelledby="fit-title">
<h2 id="fit-title">Fit</h2>
${changed.length === 0 ? '<p class="empty">Every slide stands in the size that its theme is made for.</p>' : `<ul class="fits">\n${items.join('\n')}\n</ul>`}
</section>`
}
