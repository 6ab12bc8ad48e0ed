/**
 * The page round slides of a size in px. On screen with a script one slide is shown at a time, scaled to the window;
 * without one all slides stand under each other; printed, each is a page.
 */
export function pageCss({ width, height }: { readonly width: number; readonly height: number }): string {
  return `
html { background: #101418; }
body { margin: 0; }
.slide { position: relative; }
.slide > svg { display: block; width: 100%; height: auto; }
.notes { white-space: pre-wrap; }
.controls { position: fixed; right: 16px; bottom: 12px; display: flex; align-items: center; gap: 4px;
  font: 600 15px/1 "Source Sans 3", "Deckhand Scripts", system-ui, sans-serif; color: #fff; background: #101418d9; border-radius: 8px; padding: 4px;
  opacity: 0; transition: opacity .2s; }
.controls[hidden] { display: none; }
.controls:focus-within, .pointing .controls { opacity: 1; }
.controls button { font: inherit; font-size: 24px; line-height: 1; color: inherit; background: none; border: 0; border-radius: 6px;
  min-width: 44px; min-height: 40px; cursor: pointer; }
.controls button:hover { background: #ffffff26; }
.controls button:focus-visible { outline: 3px solid #ffd166; outline-offset: -3px; }
.position { min-width: 4.5em; text-align: center; font-variant-numeric: tabular-nums; }
@media screen {
  .playing { overflow: hidden; }
  .playing .slide { display: none; }
  .playing .slide.current { display: grid; place-items: center; height: 100vh; }
  .playing .slide > svg { width: min(100vw, 100vh * ${width} / ${height}); height: min(100vh, 100vw * ${height} / ${width}); }
  .playing.noting .slide.current > svg { width: min(100vw, 70vh * ${width} / ${height}); height: min(70vh, 100vw * ${height} / ${width}); align-self: start; }
  .playing.noting .slide.current > .notes { display: block; position: fixed; inset: 70vh 0 0 0; overflow: auto; box-sizing: border-box;
    padding: 16px 24px; font: 20px/1.4 "Source Sans 3", "Deckhand Scripts", system-ui, sans-serif; color: #fff; background: #101418; }
  .playing .waiting { visibility: hidden; }
  body:not(.playing) .slide { margin: 0 auto 16px; max-width: ${width}px; }
}
@media print {
  /* A link with a box of its own has one rectangle a line; without one it is left to chance whether it has several. */
  main.deck a { padding-inline: 0.01px; }
  html { background: #fff; }
  .controls, .notes { display: none !important; }
  .slide { break-after: page; break-inside: avoid; width: ${width}px; height: ${height}px; overflow: hidden; }
  .slide:last-child { break-after: auto; }
  main.deck > div.slide > svg[data-marpit-svg] { width: ${width}px; height: ${height}px; }
}
`
}
