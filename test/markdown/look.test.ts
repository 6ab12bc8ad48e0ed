import { expect, test } from 'vitest'
import { renderSlides, smallCourse } from '../support/course.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>'
const slides = `  - layout: title
  - layout: statement
    text: Hello [@one2020]
`

test('accent, logo and fonts of the course are tokens in the Markdown and in the page', async () => {
  const course = `${smallCourse['course.yaml']}look:
  accent: "#7a1f5c"
  logo: { src: "images/our (new) logo.svg", alt: 'A "quoted" --> name' }
  fonts: { text: Noto Sans Hebrew, code: Source Sans 3 }
`
  const { markdown, page } = await renderSlides(slides, { 'course.yaml': course, 'images/our (new) logo.svg': svg })
  const address = 'images/images/our%20%28new%29%20logo.svg'
  expect(markdown).toContain(
    `<style>\n:root { --brand: #7a1f5c; --logo: url("${address}"); --font-text: "Noto Sans Hebrew"; --font-code: "Source Sans 3"; }\n</style>`,
  )
  expect(page.html).toMatch(/--brand:\s*#7a1f5c/)
  expect(page.html).toMatch(/--logo:\s*url\("data:image\/svg\+xml;base64,/)
  // A picture with its text on the title slide, an ornament on the others.
  expect(page.html.match(/<header>/g)).toHaveLength(1)
  expect(page.html).toMatch(/<header><img src="data:image\/svg\+xml;base64,[^"]*" alt="A &quot;quoted&quot; --&gt; name" ?\/?><\/header>/)
  expect(page.html.match(/ class="[^"]*with-logo/g)).toHaveLength(2)
  expect(page.html).toContain('@font-face{font-family:"Noto Sans Hebrew"')
})

test('a course without a look adds nothing to its Markdown', async () => {
  const { markdown } = await renderSlides(slides)
  expect(markdown).not.toMatch(/<style>|size:|rtl|with-logo|header/)
})

test('the size of the slides is in the Markdown, and is that of the page and of its picture', async () => {
  const { markdown, page } = await renderSlides(slides, { 'course.yaml': `${smallCourse['course.yaml']}size: 4:3\n` })
  expect(markdown).toContain('\nsize: "4:3"\n')
  expect(page.html.match(/viewBox="0 0 960 720"/g)).toHaveLength(2)
  expect(page.html).toContain('.slide { break-after: page; break-inside: avoid; width: 960px; height: 720px;')
  expect(page.html).toContain('--slide-width: 960; --slide-height: 720')
  expect((await page.finish()).thumbnail()).toContain('viewBox="0 0 960 720" width="360" height="270"')
})

test.each([
  ['ar', true],
  ['he', true],
  ['fa-IR', true],
  ['ar-Latn', false],
  ['de', false],
])('a deck in %s runs from the right: %s', async (language, fromRight) => {
  const { markdown, page } = await renderSlides(slides, { 'course.yaml': `${smallCourse['course.yaml']}language: ${language}\n` })
  expect(page.html.includes(`<html lang="${language}" dir="rtl">`)).toBe(fromRight)
  expect(markdown.includes('<!-- _class: statement rtl -->')).toBe(fromRight)
})

test('signs after a name stay after it in text from the right', async () => {
  const cpp = `  - layout: statement
    text: C++ و C# [@one2020]
`
  const arabic = await renderSlides(cpp, { 'course.yaml': `${smallCourse['course.yaml']}language: ar\n` })
  expect(arabic.markdown).toContain('C++\u200e و C#\u200e')
  expect((await renderSlides(cpp)).markdown).toContain('C++ و C#')
})
