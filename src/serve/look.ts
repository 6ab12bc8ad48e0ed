/** What all pages of serve look like. Every colour of text has 4.5 : 1 on the grounds that it stands on, in light and dark. */
export const commonLook = `
:root { color-scheme: light dark;
  --ink: #14202b; --faint: #51606c; --paper: #f6f5f1; --card: #fff; --sunk: #edece6; --line: #dcdad2; --accent: #0b5563; --accent-soft: #e2eef0;
  --error: #a3211b; --error-soft: #fbe9e7; --warning: #7a4d00; --warning-soft: #fbf0d9; --shadow: 0 1px 2px #14202b14, 0 4px 16px #14202b0d; }
@media (prefers-color-scheme: dark) { :root {
  --ink: #eaeff2; --faint: #a9b6bf; --paper: #11181e; --card: #1a242c; --sunk: #0d1318; --line: #2d3a44; --accent: #7fd1e0; --accent-soft: #17333b;
  --error: #ff9d94; --error-soft: #3d1c1b; --warning: #f0c36a; --warning-soft: #352a14; --shadow: 0 1px 2px #0006; } }
*, ::before, ::after { box-sizing: border-box; }
html { font-size: clamp(16px, 13.5px + .2vw, 22px); -webkit-text-size-adjust: 100%; }
body { margin: 0; font: 1rem/1.5 "Source Sans 3", "Source Sans Pro", system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1, h2, h3, p, ul, ol { margin: 0; padding: 0; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; hyphens: auto; }
ul, ol { list-style: none; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: .06em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
button { font: inherit; color: inherit; }
code, pre, kbd { font: .875em/1.5 "Source Code Pro", ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
kbd { padding: 0 .4em; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; background: var(--card); }
summary { cursor: pointer; color: var(--faint); width: fit-content; border-radius: 4px; }
summary:hover { color: var(--ink); }
.empty, .tip, .facts, .built, .size, small { color: var(--faint); }
.size, .number, time, meter + * { font-variant-numeric: tabular-nums; }
.place { padding: 0; border: 0; background: none; color: var(--accent); cursor: pointer; text-align: left; overflow-wrap: anywhere;
  font: .875em/1.5 "Source Code Pro", ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; text-decoration: underline .06em; text-underline-offset: .18em; }
.place:hover { text-decoration-thickness: .12em; }
.mark { display: inline-block; padding: 0 .55em; border-radius: 99px; font-size: .8125rem; font-weight: 600; line-height: 1.6; text-decoration: none; white-space: nowrap; }
a.mark:hover { text-decoration: underline; }
.mark.error { color: var(--error); background: var(--error-soft); }
.mark.warning { color: var(--warning); background: var(--warning-soft); }
.mark.quiet { color: var(--faint); background: var(--sunk); font-weight: 400; }
.live { display: flex; align-items: center; gap: .5em; min-height: 1.5em; color: var(--faint); font-size: .875rem; }
.live::before { content: ""; flex: none; width: .55em; height: .55em; border-radius: 50%; background: var(--line); }
.live[data-state=live]::before { background: #2e9e6b; }
.live[data-state=building]::before { background: #e0a12b; }
.live[data-state=lost] { color: var(--error); }
.live[data-state=lost]::before { background: var(--error); }
.fault { padding: 1rem 1.25rem; background: var(--card); border-radius: 10px; box-shadow: var(--shadow); border-inline-start: 4px solid var(--warning); }
.fault:has(.mark.error) { border-inline-start-color: var(--error); }
.faults { display: grid; gap: .75rem; grid-template-columns: minmax(0, 1fr); }
.faults + details { margin-top: .75rem; }
details > .faults { margin-top: .75rem; }
.message { overflow-wrap: anywhere; }
.where { display: flex; flex-wrap: wrap; gap: 0 1em; margin-top: .15rem; }
.where code { color: var(--faint); }
.frame { margin: .6rem 0 0; padding: .6rem .8rem; overflow-x: auto; border-radius: 6px; background: var(--sunk); color: var(--faint); tab-size: 2; }
.frame .meant { color: var(--ink); }
.frame .carets { color: var(--error); font-weight: 600; }
.hint { margin-top: .5rem; color: var(--faint); overflow-wrap: anywhere; }
.hint b { color: var(--ink); font-weight: 600; }
.outputs li { display: grid; grid-template-columns: 1fr auto; column-gap: 1em; padding: .3rem 0; border-top: 1px solid var(--line); }
.outputs small { grid-column: 1 / -1; font-size: .8125rem; line-height: 1.4; }
.outputs small b { color: var(--warning); font-weight: 600; }
.outputs a { justify-self: start; }
.sources { margin-top: .25rem; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .mark, .fault, .deck { border: 1px solid; } }
`
