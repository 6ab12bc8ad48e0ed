import { expect, test } from 'vitest'
import { readResources } from '../../src/build/resources.ts'
import { parseYaml } from '../../src/content/parse-yaml.ts'
import { layouts } from '../../src/model/layouts.ts'
import { layoutDetails, listLayouts } from '../../src/start/layout-list.ts'
import { listThemes } from '../../src/start/theme-list.ts'
import { memoryWorld } from '../support/memory-world.ts'

const world = memoryWorld({
  'templates/layouts/motto.hbs': '## {{text}}',
  'templates/layouts/motto.schema.yaml':
    'description: A motto.\nfields:\n  text: { type: prose, required: true, description: What it says. }\n  big: { type: flag }\n',
  'themes/mine.css':
    "/* @theme mine */\n/* @size 16:9 1280px 720px */\n/* Our own colours. And more. */\n@import 'deckhand';\n:root { --brand: #7a1f5c; }",
})
const { ownLayouts, themes, texts } = await readResources(world, '/course')

test('every layout that ships says what it is for, and its example is a slide of it', async () => {
  for (const { name, description, own } of listLayouts(ownLayouts).filter((layout) => !layout.own)) {
    const details = await layoutDetails(world, name, ownLayouts)
    expect([description !== '', own], name).toEqual([true, false])
    const { value } = parseYaml('example.yaml', details?.example ?? '')
    for (const slide of value as { layout: string }[]) {
      if (slide.layout === name) expect(layouts[name as keyof typeof layouts].safeParse(slide).success, name).toBe(true)
    }
  }
})

test('a layout of the course is listed and marked, with its fields and an outline to fill', async () => {
  expect(listLayouts(ownLayouts).at(-1)).toEqual({ name: 'motto', description: 'A motto.', own: true })
  expect(await layoutDetails(world, 'motto', ownLayouts)).toMatchObject({
    fields: [
      { name: 'text', required: true, takes: 'prose', about: 'What it says.' },
      { name: 'big', required: false, takes: 'true or false', about: '' },
    ],
    example: '- layout: motto\n  text: … # prose\n  # big: # true or false',
  })
  expect(await layoutDetails(world, 'mottos', ownLayouts)).toBeUndefined()
})

test('themes are listed with sizes, accent and words, the default first and those of the course marked; parts of themes are none', () => {
  const all = listThemes(themes, (name) => texts.has(`themes/${name}.css`))
  expect(all.map(({ name, own }) => [name, own])).toEqual([
    ['deckhand', false],
    ['deckhand-dark', false],
    ['chalk', false],
    ['mine', true],
  ])
  expect(all.at(-1)).toMatchObject({ description: 'Our own colours. And more.', sizes: ['16:9'], accent: '#7a1f5c', over: ['deckhand'] })
  expect(all[0]).toMatchObject({ sizes: ['16:9', '4:3'], accent: '#0b5563', colours: { '--paper': '#ffffff' } })
})
