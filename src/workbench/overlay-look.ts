/** The overlay stands over slides of every theme and over our own pages: dark on all of them. */
export const overlayLook = `
:host { all: initial; }
* { box-sizing: border-box; }
section, .badge { position: fixed; z-index: 2147483000; color: #f3f0ee; background: #231a1c; font: 16px/1.5 "Source Sans 3", system-ui, sans-serif; }
section { left: 50%; bottom: 16px; transform: translateX(-50%); display: flex; flex-direction: column; width: min(60rem, calc(100vw - 32px)); max-height: min(70vh, 48rem);
  border-radius: 12px; border-top: 4px solid #f0776c; box-shadow: 0 12px 48px #0009; overflow: hidden; }
[hidden] { display: none !important; }
header { display: flex; align-items: center; gap: 1rem; padding: .6rem .6rem .6rem 1.25rem; }
h2 { flex: 1; margin: 0; font: inherit; font-weight: 600; font-size: 1.0625rem; }
ul { list-style: none; margin: 0; padding: 0 1.25rem 1rem; overflow: auto; overscroll-behavior: contain; }
li { padding: .75rem 0; border-top: 1px solid #ffffff24; }
p { margin: 0; overflow-wrap: anywhere; }
b { font-weight: 600; color: #ff9d94; }
.warning b { color: #f0c36a; }
.code { color: #bdb3b1; }
button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; }
.place { padding: 0; color: #8fd6e4; text-align: left; text-decoration: underline; text-underline-offset: 3px; overflow-wrap: anywhere; }
.place, pre, .code, kbd { font-family: "Source Code Pro", ui-monospace, Menlo, Consolas, monospace; font-size: .875rem; }
pre { margin: .4rem 0; padding: .5rem .75rem; overflow-x: auto; border-radius: 6px; background: #150f10; line-height: 1.5; tab-size: 2; }
.hint { color: #d5cecb; }
.hide { min-height: 36px; padding: 0 .75rem; border-radius: 8px; white-space: nowrap; }
.hide:hover { background: #ffffff1f; }
kbd { padding: 0 .4em; border: 1px solid #ffffff59; border-radius: 4px; }
.badge { left: 16px; bottom: 16px; min-height: 40px; padding: 0 1rem; border-radius: 99px; font-weight: 600; box-shadow: 0 4px 16px #0006; }
.badge::before { content: ""; display: inline-block; width: .6em; height: .6em; margin-right: .6em; border-radius: 50%; background: #f0776c; }
:focus-visible { outline: 3px solid #ffd166; outline-offset: 2px; }
ul:focus-visible, pre:focus-visible { outline-offset: -3px; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) { section:not([hidden]) { animation: come .16s ease-out; } @keyframes come { from { opacity: 0; transform: translate(-50%, 12px); } } }
@media print { section, .badge { display: none; } }
@media (forced-colors: active) { section, .badge { border: 2px solid; } }
`
