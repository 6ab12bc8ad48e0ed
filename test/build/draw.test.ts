import { expect, test } from 'vitest'
import { drawDeck, drawingFiles } from '../../src/build/draw.ts'
import { fontReader } from '../../src/build/font-reader.ts'
import { loadCourse } from '../../src/build/load.ts'
import { shippedFonts } from '../../src/fonts/catalog.ts'
import { realWorld } from '../../src/world/real.ts'
import { smallCourse } from '../support/course.ts'
import { memoryWorld } from '../support/memory-world.ts'

async function draw(more: string) {
  const deck = `title: A deck
slides:
  - layout: chart
    title: Chart
    kind: bar
    query: { from: models }
    x: { field: year }
    y: { field: name }
${more}`
  const { decks } = await loadCourse(memoryWorld({ ...smallCourse, 'decks/main.yaml': deck }), { root: '/course' })
  const composed = decks[0]?.composed
  if (!composed) throw new Error(JSON.stringify(decks[0]?.diagnostics))
  return drawDeck(composed)
}

test('a lead and a caption take their room from the drawing', async () => {
  const height = async (more: string): Promise<number> => {
    const [svg = ''] = (await draw(more)).svgs.values()
    return Number(/ height="(\d+)"/.exec(svg)?.[1])
  }
  const whole = await height('')
  const [lead, caption] = [await height('    lead: L\n'), await height('    caption: C\n')]
  expect(lead).toBeLessThan(whole)
  expect(caption).toBeLessThan(whole)
  expect(await height('    lead: L\n    caption: C\n')).toBe(lead + caption - whole)
})

test('a drawing beside the Markdown brings its own fonts, in which no ligature loses its letters', async () => {
  const [svg = ''] = (await drawingFiles(await draw(''), shippedFonts, fontReader(realWorld))).values()
  expect(svg.match(/@font-face/g)).toHaveLength(2)
  expect(svg).toMatch(/^<svg [^>]*>\n<style>@font-face[\s\S]*text\{font-variant-ligatures:none\}<\/style>\n/)
})
