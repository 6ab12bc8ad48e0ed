import { isRightToLeft } from '../model/terms.ts'
import { escapeXml } from '../model/xml.ts'
import type { DeckEntry, Manifest } from './manifest.ts'

/** What the outputs of a deck are called that are shown to people, by their files, in this order. */
export const outputTitles: Readonly<Record<string, string>> = {
  'slides.html': 'Slides',
  'slides.audience.html': 'Slides for the audience',
  'slides.pdf': 'Slides (PDF)',
  'handout.pdf': 'Handout (PDF)',
  'guided.pdf': 'Guided notes (PDF)',
  'guided-key.pdf': 'Key to the guided notes (PDF)',
  'slides-handout.pdf': 'Slides to write beside (PDF)',
  'notes.pdf': 'Speaker notes (PDF)',
  'slides.md': 'Markdown',
}

const css = `
:root { color-scheme: light dark; --ink: #14202b; --paper: #f6f5f1; --card: #fff; --accent: #0b5563; --faint: #51606c; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef2f4; --paper: #11181e; --card: #1b252d; --accent: #7fd1e0; --faint: #a9b6bf; } }
body { margin: 0; padding: 48px 24px; font: 18px/1.45 "Source Sans 3", system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 1080px; margin: 0 auto; }
h1 { font-size: 36px; line-height: 1.15; margin: 0 0 32px; text-wrap: balance; }
ul { list-style: none; margin: 0; padding: 0; }
.decks { display: grid; gap: 32px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 420px), 1fr)); }
.deck { background: var(--card); border-radius: 12px; overflow: hidden; box-shadow: 0 1px 3px #0003; }
.deck img, .deck .blank { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; object-fit: contain; background: var(--accent); }
.deck h2 { font-size: 22px; line-height: 1.2; margin: 20px 20px 4px; }
.deck p { margin: 0 20px 12px; color: var(--faint); font-size: 16px; }
.deck ul { display: flex; flex-wrap: wrap; gap: 8px 20px; padding: 0 20px 20px; }
a { color: var(--accent); text-underline-offset: 3px; }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
`

/** `index.html`: every deck with its first slide, and a link to each output. */
export function renderIndexPage(manifest: Manifest): string {
  const { language } = manifest
  const title = escapeXml(manifest.course)
  return `<!doctype html>
<html lang="${escapeXml(language)}"${isRightToLeft(language) ? ' dir="rtl"' : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file: data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${css}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<ul class="decks">
${manifest.decks.map(renderDeck).join('\n')}
</ul>
</main>
</body>
</html>
`
}

function renderDeck(deck: DeckEntry): string {
  const files = new Map(deck.outputs.map(({ path }) => [path.slice(deck.name.length + 1), path]))
  const thumbnail = files.get('thumbnail.svg')
  const picture =
    thumbnail === undefined
      ? '<div class="blank"></div>'
      : `<img src="${href(thumbnail)}" width="480" height="270" alt="First slide of ${escapeXml(deck.title)}">`
  const links = Object.entries(outputTitles).flatMap(([file, name]) => {
    const path = files.get(file)
    return path === undefined ? [] : [`<li><a href="${href(path)}">${name}</a></li>`]
  })
  const stale = deck.stale ? ' · has faults now; these are from an earlier build' : ''
  return `<li class="deck">
${picture}
<h2>${escapeXml(deck.title)}</h2>
<p>${deck.slides} slides${stale}</p>
<ul>${links.join('')}</ul>
</li>`
}

function href(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
