/** What the course page and the room's page look like. */
export const courseLook = `
.course { padding: clamp(1.25rem, 4vw, 4rem) clamp(1rem, 5vw, 6rem) 5rem; }
.masthead, main { max-width: 140rem; margin-inline: auto; }
.masthead { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1.5rem 3rem; margin-bottom: 2.25rem; }
.masthead > :first-child { flex: 1 1 20rem; min-width: 0; }
h1 { font-size: clamp(1.75rem, 1.2rem + 1.8vw, 2.75rem); font-weight: 700; letter-spacing: -.01em; max-width: 30em; }
.built { margin-top: .5rem; }
h2 { font-size: 1.25rem; font-weight: 600; }
main > section { scroll-margin-top: 1rem; }
main > section + section { margin-top: 2.5rem; }
main > section > h2 { margin-bottom: .75rem; }
.tip { margin: -.25rem 0 1rem; font-size: .9375rem; }
.decks { display: grid; gap: 1.75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); align-items: start; }
.decks:not(:has(> :nth-child(2))) { max-width: 38rem; }
.decks:not(:has(> :nth-child(3))) { max-width: 78rem; }
.deck { max-width: 38rem; display: flex; flex-direction: column; overflow: hidden; border-radius: 14px; background: var(--card); box-shadow: var(--shadow); }
.picture { display: block; border-bottom: 1px solid var(--line); background: var(--sunk); }
.picture img, .blank { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; object-fit: contain; }
.blank { background: linear-gradient(135deg, var(--accent-soft), var(--sunk)); }
.about { padding: 1.1rem 1.25rem 1.25rem; min-width: 0; }
.deck h2, .deck h3 { font-size: 1.25rem; font-weight: 600; }
.deck h3 a { color: inherit; text-decoration: none; }
.deck h3 a:hover { text-decoration: underline; }
.facts { margin: .2rem 0 .8rem; }
.outputs { border-bottom: 1px solid var(--line); margin-bottom: .7rem; }
.changes { padding: 1rem 1.25rem; border-radius: 10px; background: var(--card); box-shadow: var(--shadow); }
.changes li { white-space: pre-wrap; overflow-wrap: anywhere; }
.room { display: flex; align-items: center; gap: 1rem; }
.room img { width: 7.5rem; height: 7.5rem; padding: .4rem; border-radius: 10px; background: #fff; }
.room p { max-width: 18rem; color: var(--faint); overflow-wrap: anywhere; }
`
