import { expect, test } from 'vitest'
import { mathText, withoutUnusedMath } from '../../src/slides/math-css.ts'

const slide =
  '<section class="math"><p>Let <span class="katex"><span class="katex-mathml"><math><mi>m</mi></math></span><span class="katex-html" aria-hidden="true"><span class="base"><span class="mord mathnormal">x</span><svg viewBox="0 0 1 1"><path d="M0"/></svg>&lt;</span></span></span> be</p></section>'

test('of the rules for formulas those stay that a slide has a use for; all others stay as they are', () => {
  const css = `main.deck > div.slide .katex .base,main.deck .katex .vlist{a:b}.katex .mord{c:d}
.katex .vlist-s,.katex .accent{e:f}.katex *{g:h}.nowhere{i:j}.nowhere,.katex .nowhere{k:l}
@media print{.katex .underline{m:n}.katex-html{o:p}}/* .katex, .other */.katex:not(.vlist){q:r}.katex .frac-line::after{content:"{"}`
  expect(withoutUnusedMath(css, [slide]))
    .toBe(`main.deck > div.slide .katex .base{a:b}.katex .mord{c:d}.katex *{g:h}.nowhere{i:j}.nowhere{k:l}
@media print{.katex-html{o:p}}/* .katex, .other */.katex:not(.vlist){q:r}.katex .frac-line::after{content:"{"}`)
  expect(withoutUnusedMath('.nowhere{a:b}', [slide])).toBe('.nowhere{a:b}')
})

test('the text of formulas is what is shown of them', () => {
  expect(mathText([slide, slide])).toBe('x&lt;x&lt;')
  expect(mathText(['<p>none</p>'])).toBe('')
})
