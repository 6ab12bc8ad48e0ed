import { outputTitles } from '../build/index-page.ts'
import { counted } from '../diagnostics/counted.ts'
import type { DeckState } from '../model/course-state.ts'
import { escapeXml } from '../model/xml.ts'
import { renderPlace } from './place.ts'
import { address, shareWords } from './words.ts'

type Form = DeckState['handouts'][number]

const tabNames: Readonly<Record<string, string>> = {
  summary: 'Summary',
  guided: 'Guided notes',
  'slides-handout': 'With slides',
  notes: 'Speaker notes',
}

/** The forms of the handout, a tab each: how it is set, what it lacks, and its pages as pictures. */
export function renderHandouts(deck: DeckState): string {
  if (deck.handouts.length === 0) {
    return '<section id="handout" class="pane" aria-label="Handout" tabindex="0"><p class="empty">There is no handout yet.</p></section>'
  }
  const tabs = deck.handouts.map(
    ({ form }, index) =>
      `<button type="button" role="tab" id="tab-${escapeXml(form)}" aria-controls="form-${escapeXml(form)}" aria-selected="${index === 0}"${index === 0 ? '' : ' tabindex="-1"'}>${escapeXml(tabNames[form] ?? form)}</button>`,
  )
  return `<section id="handout" class="pane" aria-label="Handout">
<div class="tabs" role="tablist" aria-label="Forms of the handout">
${tabs.join('\n')}
</div>
${deck.handouts.map((form, index) => renderForm(form, deck, index === 0)).join('\n')}
</section>`
}

function renderForm(form: Form, deck: DeckState, isFirst: boolean): string {
  const id = escapeXml(form.form)
  return `<div role="tabpanel" id="form-${id}" aria-labelledby="tab-${id}" tabindex="0"${isFirst ? '' : ' hidden'}>
<p class="set">${renderFill(form)}${counted(form.pages, 'page')} · ${escapeXml(form.preset)}</p>
${renderLosses('Left out', form.leftOut)}${renderLosses('In its short form', form.shortened)}${renderPages(form, deck)}
</div>`
}

/** Of one page it tells how close the next line is to being left out; of many it tells nothing. */
function renderFill({ fill, pages }: Form): string {
  if (pages !== 1) return ''
  return `<meter value="${Math.min(Math.max(fill, 0), 1).toFixed(3)}" aria-label="How full"></meter> ${shareWords(fill)} full · `
}

function renderLosses(title: string, losses: Form['leftOut']): string {
  if (losses.length === 0) return ''
  const items = losses.map(({ name, ...place }) => `<li>${escapeXml(name)} ${renderPlace(place)}</li>`)
  return `<h3>${title}</h3>\n<ul class="losses">${items.join('')}</ul>\n`
}

/** The sizes are those of A4, until the pictures are there. */
function renderPages({ file, pages, form }: Form, { outputs }: DeckState): string {
  const hash = outputs.find(({ name }) => name === file)?.hash ?? ''
  const title = escapeXml(outputTitles[file] ?? form)
  return Array.from({ length: pages }, (_, index) => {
    const source = `${address('preview', file, `${index + 1}.png`)}?h=${encodeURIComponent(hash)}`
    return `<a class="sheet" href="${escapeXml(address(file))}#page=${index + 1}" target="_blank" rel="noopener"><img src="${escapeXml(source)}" width="1191" height="1684" alt="${title}, page ${index + 1} of ${pages}" loading="lazy"></a>`
  }).join('\n')
}
