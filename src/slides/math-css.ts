/**
 * The CSS of slides without what no slide has of formulas: KaTeX brings some hundred rules, and a formula uses few of them.
 * A selector goes that names a class which stands nowhere; all else stays as it is.
 *
 * @param slides their HTML
 */
export function withoutUnusedMath(css: string, slides: readonly string[]): string {
  if (!css.includes('.katex')) return css
  const used = classesOf(slides)
  return css.replaceAll(/([^{}]+)\{[^{}]*\}/g, (rule, list: string) => {
    // What stands in parentheses may be wanted not to be there, and a comment is no selector.
    if (!list.includes('.katex') || /[(/]/.test(list)) return rule
    const selectors = list.split(',')
    const kept = selectors.filter((selector) => !selector.includes('.katex') || classesIn(selector).every((name) => used.has(name)))
    return kept.length === 0 ? '' : kept.length === selectors.length ? rule : `${kept.join(',')}${rule.slice(list.length)}`
  })
}

function classesIn(selector: string): string[] {
  return [...selector.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map(([, name = '']) => name)
}

/** The classes of the page round the slides, and those on them. */
function classesOf(slides: readonly string[]): Set<string> {
  const names = slides.flatMap((slide) => [...slide.matchAll(/ class="([^"]*)"/g)].flatMap(([, list = '']) => list.split(' ')))
  return new Set(['deck', 'slide', ...names])
}

/** All characters of the formulas on slides, as they are shown. */
export function mathText(slides: readonly string[]): string {
  return slides.flatMap((slide) => slide.split('class="katex-html"').slice(1).map(textOfSpan)).join('')
}

/** The text from the inside of a span's first tag to its end. */
function textOfSpan(html: string): string {
  let depth = 1
  let text = ''
  for (const [, before = '', slash, name] of html.matchAll(/([^<]*)<(\/?)(\w+)/g)) {
    text += before.slice(before.indexOf('>') + 1)
    if (name === 'span') depth += slash === '/' ? -1 : 1
    if (depth === 0) break
  }
  return text
}
