import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { CourseState } from '../../src/model/course-state.ts'
import { renderCoursePage } from '../../src/serve/course-page.ts'
import { renderRoomPage } from '../../src/serve/room-page.ts'
import { renderWorkbench } from '../../src/serve/workbench-page.ts'
import { sizeWords } from '../../src/diagnostics/size-words.ts'
import { durationWords, shareWords } from '../../src/serve/words.ts'
import { courseState, deckState, faultState } from '../support/course-state.ts'

const script = 'document.title += "!"'
const course = (changes: Partial<CourseState> = {}): string => renderCoursePage(courseState(changes), script)
const workbench = (changes: Partial<CourseState> = {}): string => renderWorkbench(courseState(changes), 'lecture', script) ?? ''

/** The text of a page, without its head. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body')).replaceAll(/<script>[^]*?<\/script>/g, '')
  return body
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
}

describe('the course page', () => {
  test('tells of every deck what was made of it', () => {
    const text = textOf(course())
    expect(text).toContain('from 3 files in 842 ms')
    expect(text).toContain('What a model is 4 slides')
    expect(text).toContain('Handout (PDF) 50 KB 1 page, 97 % full · 2 columns, 9 pt on 10.5 pt')
    expect(text).toContain('Guided notes (PDF) 42 KB 2 pages · 2 columns, 10 pt on 11.7 pt · 1 shortened · 1 left out')
    expect(text).toContain('Speaker notes (PDF) 1.2 MB')
    expect(text).toContain('Made from 3 files')
    expect(text).toContain('Changed since commit 5f3a2b1')
    expect(text).toContain('models: + Gemma')
  })

  test('leads to the outputs and the workbench of each deck, and asks for pictures anew where they changed', () => {
    const html = course()
    expect(html).toContain('href="/lecture/"')
    expect(html).toContain('href="/lecture/slides.html"')
    expect(html).toContain('src="/lecture/thumbnail.svg?h=hash-of-thumbnail.svg"')
  })

  test('shows faults with their frames, and opens the editor where they are', () => {
    const html = course({
      faults: [
        faultState(),
        faultState({ severity: 'warning', message: 'too many words', deck: 'landscape', file: 'decks/landscape.yaml' }),
      ],
    })
    const text = textOf(html)
    expect(text).toContain("error there is no layout 'tabel' decks/lecture.yaml:9:13 deck/unknown-layout")
    expect(text).toContain('- layout: tabel')
    expect(text).toContain("Hint did you mean 'table'?")
    expect(html).toContain('formaction="/open?file=decks%2Flecture.yaml&amp;line=9&amp;column=13"')
    expect(html).toContain('<a class="mark error" href="/lecture/#faults">1 error</a>')
    expect(html).toContain('<a class="mark warning" href="/landscape/#faults">1 warning</a>')
  })

  test.each([
    ['before the first build', { decks: [], builtAt: '' }, 'The decks are here as soon as they are made'],
    ['before the first build, where there was one earlier', { builtAt: '' }, 'As an earlier build left it'],
    ['without decks', { decks: [] }, 'This course has no deck yet'],
    ['where course.yaml has faults', { decks: [], faults: [faultState({ file: 'course.yaml' })] }, 'No deck could be made yet'],
    ['where a deck was never made', { decks: [deckState({ outputs: [], pages: 0, stale: true })] }, 'not made yet'],
    ['where a deck has faults now', { decks: [deckState({ stale: true })] }, '4 slides · as of an earlier build'],
    ['where nothing changed', { changes: [] }, 'Nothing.'],
    ['where no commit is known', { since: undefined }, 'Changed since the last build'],
  ] satisfies [string, Partial<CourseState>, string][])('%s', (_name, changes, told) => {
    expect(textOf(course(changes))).toContain(told)
  })

  test('what changed is left out where it is not known', () => {
    expect(course({ changes: undefined })).not.toContain('id="changes"')
  })

  test("gives the room's address with its code, which acts on nothing", () => {
    const html = course({ room: { url: 'http://192.168.1.5:4000/', qrSvg: '<svg><script>1</script></svg>' } })
    expect(textOf(html)).toContain('http://192.168.1.5:4000/')
    expect(html).toContain(`data:image/svg+xml;base64,${Buffer.from('<svg><script>1</script></svg>').toString('base64')}`)
    expect(html).not.toContain('<svg')
  })
})

describe('the workbench', () => {
  test('shows slides, pages of handouts, and where each slide stands', () => {
    const html = workbench()
    expect(html).toContain('<iframe src="slides.html" title="Slides: What a model is"')
    expect(html).toContain('src="preview/handout.pdf/1.png?h=hash-of-handout.pdf"')
    expect(html).toContain('src="preview/guided.pdf/2.png?h=hash-of-guided.pdf"')
    expect([...html.matchAll(/data-page="(\d)" data-line="(\d+)"/g)].map(([, page, line]) => `${page}: ${line}`)).toEqual([
      '1: 4',
      '2: 9',
      '3: 9',
      '4: 21',
    ])
    expect(html).toContain('vscode://file/home/ada/my%20course/decks/lecture.yaml:4:1')
  })

  test('tells what was done to slides and handouts so that they fit', () => {
    const text = textOf(workbench())
    expect(text).toContain('Slide 2 goes on over 2 pages decks/lecture.yaml:9')
    expect(text).toContain('Slide 4 set 1 step smaller decks/lecture.yaml:21')
    expect(text).toContain('Left out Scaling decks/lecture.yaml:21')
    expect(text).toContain('In its short form Abilities decks/lecture.yaml:12')
    expect(textOf(workbench({ decks: [deckState({ fits: [] })] }))).toContain('Every slide stands in the size')
  })

  test('tells the faults of its deck alone', () => {
    const faults = [faultState(), faultState({ deck: 'landscape', file: 'decks/landscape.yaml', message: 'of another' })]
    expect(textOf(workbench({ faults }))).toContain('no layout')
    expect(textOf(workbench({ faults }))).not.toContain('of another')
  })

  test('stands where lines are not known, and where nothing was made', () => {
    expect(workbench({ decks: [deckState({ slides: [] })] })).toContain('data-page="4"')
    const nothing = textOf(workbench({ decks: [deckState({ outputs: [], pages: 0, slides: [], fits: [], handouts: [], stale: true })] }))
    expect(nothing).toContain('There are no slides yet')
    expect(nothing).toContain('There is no handout yet')
  })

  test('of a deck that the course does not have there is none', () => {
    expect(renderWorkbench(courseState(), 'nothing', script)).toBeUndefined()
    expect(renderWorkbench(courseState(), 'constructor', script)).toBeUndefined()
  })
})

describe('what the room sees', () => {
  test('are the slides of the audience and the handouts: no notes, no key, no sources, no script', () => {
    const html = renderCoursePage(courseState({ readOnly: true, faults: [faultState()] }), script)
    expect(html).toBe(renderRoomPage(courseState({ readOnly: true })))
    expect([...html.matchAll(/href="(\/[^"]*)"/g)].map(([, address]) => address)).toEqual([
      '/lecture/slides.audience.html',
      '/lecture/handout.pdf',
      '/lecture/guided.pdf',
      '/landscape/slides.audience.html',
      '/landscape/handout.pdf',
      '/landscape/guided.pdf',
    ])
    expect(html).not.toMatch(/<script|yaml|layout 'tabel'|\/home\/ada/)
    expect(html).toContain("script-src 'none'")
  })

  test('nothing where there is nothing for it', () => {
    expect(textOf(renderRoomPage(courseState({ decks: [deckState({ outputs: [] })] })))).toContain('Nothing is shown here yet')
  })
})

test('nothing of the course gets into a page as HTML', () => {
  const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;`
  const deck = deckState({
    name: evil,
    title: evil,
    file: evil,
    sources: [evil],
    outputs: deckState().outputs.map((output) => ({ ...output, hash: evil })),
    handouts: deckState().handouts.map((form) => ({ ...form, form: evil, preset: evil, leftOut: [{ name: evil, file: evil }] })),
  })
  const fault = faultState({ code: evil, message: evil, hint: evil, file: evil, frame: evil, deck: evil })
  const state = courseState({
    title: evil,
    language: evil,
    builtAt: evil,
    root: evil,
    since: evil,
    changes: [evil],
    decks: [deck],
    faults: [fault, { ...fault, severity: 'warning' }],
  })
  const room = { url: evil, qrSvg: evil }
  for (const html of [renderCoursePage({ ...state, room }, script), renderWorkbench(state, evil, script) ?? '', renderRoomPage(state)]) {
    expect(html.length).toBeGreaterThan(5000)
    // Unescaped it would end an attribute, or begin an element.
    for (const start of [`"'>`, '<script>alert', '<img src=x']) expect(html).not.toContain(start)
    expect(html).toContain('&lt;script&gt;alert')
  }
})

test('only the script and the styles of a page act on it', () => {
  for (const html of [course(), workbench()]) {
    const hash = (text: string | undefined): string =>
      `'sha256-${createHash('sha256')
        .update(text ?? '')
        .digest('base64')}'`
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''
    expect(policy).toContain(`script-src ${hash(/<script>([^]*?)<\/script>/.exec(html)?.[1])};`)
    expect(policy).toContain(`style-src ${hash(/<style>([^]*?)<\/style>/.exec(html)?.[1])};`)
    expect(policy).toContain("default-src 'none'")
    expect(html).not.toMatch(/ style="| on[a-z]+="/)
  }
})

test('sizes, times and shares in words', () => {
  expect([0, 999, 1000, 999_499, 999_500, 12_345_678].map(sizeWords)).toEqual(['0 B', '999 B', '1 KB', '999 KB', '1.0 MB', '12.3 MB'])
  expect([0.4, 999, 1000, 59_949, 59_950, 125_000].map(durationWords)).toEqual([
    '0 ms',
    '999 ms',
    '1.0 s',
    '59.9 s',
    '1 min 0 s',
    '2 min 5 s',
  ])
  expect([0, 0.966, 0.999, 1, 1.2].map(shareWords)).toEqual(['0 %', '97 %', '99 %', '100 %', '100 %'])
})
