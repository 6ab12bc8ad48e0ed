import { expect, test } from 'vitest'
import { build } from '../../src/build/build.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

const square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>'

test('a picture stands beside slides.md and inside slides.html, with its alternative text', async () => {
  const deck = `title: A deck
slides:
  - layout: statement
    text: Look [@one2020]
    image: { src: pictures/a square.svg, alt: 'A "square" <b> bg left' }
`
  const world = memoryWorld({ ...smallCourse, 'decks/main.yaml': deck, 'pictures/a square.svg': square })
  const { ok, decks } = await build({ root: '/course', out: '/out', only: ['md', 'html'], world })
  expect(ok).toBe(true)
  expect(world.text('/out/main/images/pictures/a square.svg')).toBe(square)
  expect(world.text('/out/main/slides.md')).toContain(
    '<img src="images/pictures/a%20square.svg" alt="A &quot;square&quot; &lt;b&gt; bg left">',
  )
  const html = world.text('/out/main/slides.html') ?? ''
  expect(html).toContain(`src="data:image/svg+xml;base64,${Buffer.from(square).toString('base64')}"`)
  expect(html).toContain('alt="A &quot;square&quot; &lt;b&gt; bg left"')
  expect(decks[0]?.sources.map(({ path }) => path)).toContain('pictures/a square.svg')
})
