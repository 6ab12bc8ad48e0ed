import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type BuildResult, build } from '../../src/build/build.ts'
import { drawDeck } from '../../src/build/draw.ts'
import { fontReader } from '../../src/build/font-reader.ts'
import { loadCourse } from '../../src/build/load.ts'
import { slidesMaker } from '../../src/build/make-slides.ts'
import { type BuildOptions, kindOf } from '../../src/build/options.ts'
import { packageRoot } from '../../src/build/paths.ts'
import { plainText } from '../../src/model/inline.ts'
import { realWorld } from '../../src/world/real.ts'
import { fold, renderSlides, slideTexts, smallCourse, textOf } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

/** The texts of a page, tags and all, with nothing left to decode: what is not in there is not in its bytes. */
function bytesOf(html: string): string {
  return `${textOf(html)}\n${fold(html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'))}`
}

/** The sentences of a text: a note need not stand there whole to be told. */
function sentences(text: string): string[] {
  return text
    .split(/(?<=[.?!:;])\s+|\n/)
    .map(fold)
    .filter((sentence) => sentence.split(' ').length > 2)
}

/** What has a number on each page: its page number, its id and its label. */
function numbersOf(html: string): (readonly string[])[] {
  const first = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, value = '']) => value)
  return [first(/data-marpit-pagination="(\d+)"/g), first(/<section id="(\d+)"/g), first(/aria-label="(\d+ of \d+)"/g)]
}

describe('the lecture, as the audience gets it', async () => {
  const course = await loadCourse(realWorld, { root: join(packageRoot, 'content') })
  const readFont = fontReader(realWorld)
  const maker = slidesMaker(realWorld, course.resources, readFont)

  test.each(course.decks.map(({ name }) => name))('%s holds no note and no answer, and is page by page the same', async (name) => {
    const loaded = course.decks.find((deck) => deck.name === name)
    if (!loaded?.composed) throw new Error('it has faults')
    const deck = loaded.composed
    const drawings = await drawDeck(deck)
    const document = maker.markdown(deck, new Map(), drawings)
    const page = await (await maker.page(deck, document, { ...loaded, drawings })).finish()
    const theirs = maker.audienceMarkdown(deck, new Map(), drawings)
    const html = await page.audience(theirs)

    const [lecturers, audiences] = [bytesOf(page.html), bytesOf(html)]
    const notes = deck.slides.flatMap(({ content }) => sentences(plainText(content.notes ?? [])))
    const answers = deck.slides.flatMap(({ content }) => (content.layout === 'quiz' ? sentences(plainText(content.answer)) : []))
    expect(notes.length).toBeGreaterThan(20)
    for (const secret of [...notes, ...answers]) {
      expect([secret, lecturers.includes(secret), audiences.includes(secret)]).toEqual([secret, true, false])
    }
    expect(bodyOf(html).match(/class="(?:correct|answer)"|answered|<aside|data-minutes|data-section="\d|<!--/g)).toBeNull()
    expect(html.includes(' data-audience>')).toBe(true)

    expect(theirs.slideOfPage).toEqual(document.slideOfPage)
    expect(numbersOf(html)).toEqual(numbersOf(page.html))
    const [shown, given] = [slideTexts(html), slideTexts(page.html)]
    const isQuiz = (index: number): boolean => deck.slides[document.slideOfPage[index] ?? 0]?.content.layout === 'quiz'
    const isAnswer = (index: number): boolean => isQuiz(index) && document.slideOfPage[index - 1] === document.slideOfPage[index]
    expect(shown).toEqual(given.map((text, index) => (isAnswer(index) ? given[index - 1] : text)))
    // Cutting fonts is what takes time: they are those of the other page.
    expect(fontsOf(html)).toEqual(fontsOf(page.html))
  })
})

/** What follows the styles, which name what any slide may have. */
function bodyOf(html: string): string {
  return html.slice(html.indexOf('<body>'), html.lastIndexOf('<script>'))
}

function fontsOf(html: string): string[] {
  return html.match(/@font-face ?\{[^}]*\}/g) ?? []
}

test('templates of the course cannot tell the audience what is withheld, nor add or lose a page', async () => {
  const { page, audience, markdown } = await renderSlides(
    `
  - { layout: quiz, question: Who?, options: [Ann, Bob], correct: 2, answer: It was the butler, notes: Tell nobody }
  - { layout: words, term: Deck, secret: Of cards, notes: "Wait for it" }
  - layout: markdown
    notes: Said aloud
    markdown: |
      ## Free

      <!-- a comment is a note -->
      <div><!-- inside of HTML --></div>
  - { layout: statement, text: "The end [@one2020]" }
`,
    {
      'templates/layouts/quiz.hbs': `## {{question}} <span class="x{{correct}}" title="{{answer}}{{notes}}"></span>

{{#each options}}
- {{text}}{{#if correct}} (right){{/if}}
{{/each}}
{{#if answered}}

{{answer}}

---

## Why
{{/if}}
`,
      'templates/layouts/words.hbs': `## {{term}} <span title="{{notes}}"></span>

{{#unless audience}}
{{secret}}

---

More of it
{{/unless}}
`,
      'templates/layouts/words.schema.yaml': 'fields:\n  term: { type: prose }\n  secret: { type: prose }\n',
    },
  )
  const { html, markdown: theirs } = await audience()
  for (const secret of ['butler', 'right', 'nobody', 'Wait for it', 'Of cards', 'a comment', 'inside of HTML', 'aloud']) {
    expect([secret, `${page.html}${markdown}`.includes(secret), bodyOf(html).includes(secret)]).toEqual([secret, true, false])
  }
  expect(theirs).not.toMatch(/butler|right|nobody|Wait|cards|aloud/)
  const question = 'Who? Ann Bob A course'
  expect(slideTexts(html)).toEqual([
    question,
    question,
    question,
    'Deck A course',
    'Deck A course',
    'Free A course',
    'The end [1] A course',
  ])
  expect(numbersOf(html)).toEqual(numbersOf(page.html))
})

test('it is made where it is asked for, found again only as it would be made anew, named in the index, and given up with the asking', async () => {
  const template = (secret: string): string => `## {{term}}\n\n{{#if audience}}${secret}{{/if}}\n`
  const world = memoryWorld({
    ...smallCourse,
    'decks/main.yaml': 'title: A deck\nslides:\n  - { layout: words, term: "Deck [@one2020]", notes: Secret }\n',
    'templates/layouts/words.hbs': template('one'),
    'templates/layouts/words.schema.yaml': 'fields:\n  term: { type: prose }\n',
  })
  const run = (options: Partial<BuildOptions>) => build({ root: '/course', out: '/out', world, browser: '/nowhere', ...options })
  const [copy, index] = ['/out/main/slides.audience.html', '/out/index.html']
  const changed = ({ changes }: BuildResult): string[] => changes.map(({ path, kind }) => `${path} ${kind}`)

  expect(changed(await run({ only: ['html'], audience: true }))).toContain('main/slides.audience.html new')
  expect(world.text(index)).toContain('<a href="main/slides.audience.html">Slides for the audience</a>')
  expect(kindOf('main/slides.audience.html')).toBe('audience')
  expect(changed(await run({ only: ['html'], audience: true, compare: true }))).toEqual([])
  // Nothing but the audience's copy is another.
  world.files.set('/course/templates/layouts/words.hbs', new TextEncoder().encode(template('two')))
  expect(changed(await run({ only: ['html', 'audience'] }))).toContain('main/slides.audience.html changed')
  const cached = world.text(copy)
  expect(cached).toContain('two')
  await run({ only: ['audience'], force: true })
  expect(world.text(copy) === cached).toBe(true)
  // Another output alone leaves it; all that the course wants is without it.
  await run({ only: ['md'] })
  expect(world.files.has(copy)).toBe(true)
  expect(changed(await run({}))).toContain('main/slides.audience.html gone')
  expect(world.text(index)).not.toContain('audience')
})
