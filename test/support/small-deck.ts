import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../src/build/paths.ts'
import { type PlayedDeck, renderPage } from '../../src/slides/page.ts'

/**
 * Writes a page of plain slides with the built player, for what of the player does not depend on what they say.
 *
 * @param before runs before the player: takes from it what another browser has not
 */
export async function writeSmallDeck(
  folder: string,
  bodies: readonly string[],
  {
    notes = [],
    before = '',
    ...deck
  }: Partial<PlayedDeck> & { readonly notes?: readonly (readonly string[])[]; readonly before?: string } = {},
): Promise<string> {
  const [script, css] = await Promise.all(['player.js', 'player.css'].map((name) => readFile(join(packageRoot, 'dist', name), 'utf8')))
  const slides = bodies.map(
    (body) =>
      `<svg data-marpit-svg viewBox="0 0 1280 720"><foreignObject width="1280" height="720"><section style="width:1280px;height:720px;background:#fff">${body}</section></foreignObject></svg>`,
  )
  const html = renderPage({
    title: 'Small',
    language: 'en',
    direction: 'ltr',
    rendered: { slides, css: '', width: 1280, height: 720, notes, fresh: slides.length },
    ids: [],
    images: new Map(),
    fontCss: '',
    mathFonts: new Map(),
    player: { script: before + (script ?? ''), css: css ?? '' },
    deck: { id: 'small', sections: new Map(), ...deck },
  })
  const path = join(folder, 'small.html')
  await writeFile(path, html)
  return pathToFileURL(path).href
}
