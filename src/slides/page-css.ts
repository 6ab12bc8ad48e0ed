/**
 * The page round slides of a size in px, as it is without its player: all slides stand under each other; printed, each is a page,
 * and nothing else is printed.
 */
export function pageCss({ width, height }: { readonly width: number; readonly height: number }): string {
  return `
html { background: #101418; --slide-width: ${width}; --slide-height: ${height}; }
body { margin: 0; }
.slide { position: relative; }
/* Else some browsers round the width of each letter to the pixels of the screen, and lines break elsewhere than they were measured. */
.slide > svg { display: block; width: 100%; height: auto; text-rendering: geometricPrecision; }
.slide .katex { text-rendering: inherit !important; }
.notes { white-space: pre-wrap; }
@media screen {
  body:not(.playing) .slide { margin: 0 auto 16px; max-width: ${width}px; }
}
@media print {
  /* A link with a box of its own has one rectangle a line; without one it is left to chance whether it has several. */
  main.deck a { padding-inline: 0.01px; }
  html { background: #fff; }
  body > :not(main.deck), .notes { display: none !important; }
  .slide { break-after: page; break-inside: avoid; width: ${width}px; height: ${height}px; overflow: hidden; }
  .slide:last-child { break-after: auto; }
  main.deck > div.slide > svg[data-marpit-svg] { width: ${width}px; height: ${height}px; }
}
`
}
