/** What the workbench of a deck looks like: on a wide window its panes fill it and scroll by themselves, on a narrow one they stand under each other. */
export const workbenchLook = `
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .15rem 1rem; padding: .5rem 1rem; border-bottom: 1px solid var(--line); background: var(--card); }
.bar h1 { font-size: 1.125rem; font-weight: 600; max-width: 32em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.up { max-width: 16em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-decoration: none; }
.up::before { content: "‹ "; }
.up:hover { text-decoration: underline; }
.built { font-size: .875rem; }
.built b { color: var(--warning); font-weight: 600; }
.toggles { display: flex; margin-inline-start: auto; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.toggles button { padding: .3rem .8rem; border: 0; background: none; color: var(--faint); cursor: pointer; font-size: .9375rem; }
.toggles button + button { border-inline-start: 1px solid var(--line); }
.toggles button[aria-pressed=true] { color: var(--accent); background: var(--accent-soft); font-weight: 600; }
.toggles :focus-visible { outline-offset: -3px; }
.pane[hidden], .left:not(:has(> .pane:not([hidden]))), [role=tabpanel][hidden] { display: none; }
.pane { min-width: 0; }
iframe { display: block; width: 100%; aspect-ratio: 16 / 9; border: 0; border-radius: 10px; background: #101418; }
#place { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .9rem; padding: .5rem 0; }
#place .number { min-width: 4.5em; text-align: center; color: var(--faint); }
#place .whole { margin-inline-start: auto; }
#place[data-told] .place { background: var(--accent-soft); outline: 4px solid var(--accent-soft); border-radius: 2px; }
.step { width: 2.25rem; height: 2rem; padding: 0; border: 1px solid var(--line); border-radius: 8px; background: var(--card); font-size: 1.25rem; line-height: 1; cursor: pointer; }
.losses .place { font-size: .8125rem; }
.step:hover { border-color: var(--accent); }
#report > section + section { margin-top: 1.5rem; }
#report h2 { font-size: 1rem; font-weight: 600; margin-bottom: .4rem; }
.fits li { padding: .15rem 0; }
.fits .place { margin-inline-start: .5em; }
#jump { columns: 18rem; column-gap: 1.5rem; }
#jump li { display: flex; gap: .5rem; align-items: baseline; break-inside: avoid; }
#jump a { display: flex; gap: .6rem; flex: 1; min-width: 0; padding: .2rem .5rem; border-radius: 6px; color: inherit; text-decoration: none; }
#jump a:hover { background: var(--accent-soft); }
#jump a[aria-current] { color: var(--accent); background: var(--accent-soft); font-weight: 600; }
#jump .number { flex: none; width: 2em; text-align: end; color: var(--faint); font-weight: 400; }
#jump .title { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.fault { padding: .8rem 1rem; box-shadow: none; border: 1px solid var(--line); border-inline-start: 4px solid var(--warning); }
.tabs { display: flex; flex-wrap: wrap; gap: .25rem; margin-bottom: .6rem; }
.tabs button { padding: .3rem .65rem; border: 1px solid transparent; border-radius: 8px; background: none; color: var(--faint); cursor: pointer; font-size: .9375rem; }
.tabs button:hover { color: var(--ink); }
.tabs button[aria-selected=true] { color: var(--accent); background: var(--card); border-color: var(--line); font-weight: 600; }
.set { display: flex; flex-wrap: wrap; align-items: center; gap: .1rem .5rem; margin-bottom: .6rem; color: var(--faint); font-size: .9375rem; }
meter { width: 5rem; height: .75rem; }
meter::-webkit-meter-bar { background: var(--card); border: 1px solid var(--line); border-radius: 99px; }
meter::-webkit-meter-optimum-value { background: var(--accent); }
meter::-moz-meter-bar { background: var(--accent); }
#handout h3 { font-size: .9375rem; font-weight: 600; color: var(--warning); }
.losses { margin: 0 0 .6rem; font-size: .9375rem; }
.losses li { overflow-wrap: anywhere; }
.sheet { display: block; margin-bottom: 1rem; border-radius: 4px; background: #fff; box-shadow: var(--shadow); }
.sheet img { display: block; width: 100%; height: auto; border-radius: 4px; }
.splitter { display: none; }
@media (width < 60rem) {
  .panes { display: grid; gap: 1.25rem; padding: 1rem; grid-template-columns: minmax(0, 1fr); }
}
@media (width >= 60rem) {
  body { display: flex; flex-direction: column; height: 100vh; overflow: hidden; }
  .panes { flex: 1; min-height: 0; display: flex; }
  .left { flex: 0 0 calc(var(--split, 58) * 1%); min-width: 0; display: flex; flex-direction: column; }
  .left:has(> #slides:not([hidden])) #report { border-top: 1px solid var(--line); }
  #slides { padding: .75rem 1rem 0; flex: 0 1 auto; }
  #slides iframe { max-height: 62vh; }
  #report { flex: 1; min-height: 0; overflow: auto; padding: .75rem 1rem 5rem; }
  #slides:has(+ #report[hidden]) { flex: 1; display: flex; flex-direction: column; }
  #slides:has(+ #report[hidden]) iframe { flex: 1; max-height: none; aspect-ratio: auto; }
  .splitter { display: block; flex: none; width: 9px; cursor: col-resize; border-inline: 4px solid transparent; background: var(--line); background-clip: padding-box; touch-action: none; }
  .splitter:hover, .splitter:focus-visible { background-color: var(--accent); outline: none; }
  #handout { flex: 1; display: flex; flex-direction: column; min-height: 0; padding: .75rem 1rem 0; background: var(--sunk); }
  #handout [role=tabpanel] { flex: 1; min-height: 0; overflow: auto; padding: 2px 2px 2rem; }
  .left:not(:has(> .pane:not([hidden]))) + .splitter, .splitter:has(+ #handout[hidden]) { display: none; }
  .panes:has(> #handout[hidden]) .left { flex: 1; }
  .panes:has(> #handout[hidden]) #slides iframe { max-height: 68vh; }
}
`
