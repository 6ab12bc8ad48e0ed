import type { SlideSize } from '../model/look.ts'
import type { Box, ColourName, MasterName, Placeholder } from './presentation.ts'

/** How a placeholder of a layout stands and is set; a slide inherits all of it but what it says itself. */
export interface PlaceholderStyle {
  readonly box: Box
  readonly anchor: 'top' | 'middle' | 'bottom'
  /** In px. */
  readonly size: number
  readonly bold: boolean
  readonly colour: ColourName
}

export interface Master {
  readonly ground: ColourName
  readonly placeholders: Readonly<Partial<Record<Placeholder, PlaceholderStyle>>>
}

/** The slide in px. */
export const slideSizes = { '16:9': { width: 1280, height: 720 }, '4:3': { width: 960, height: 720 } } as const

/** Of footer and number, in px. */
export const footSize = 18

/** Where footer and number stand. */
export function footBox(size: SlideSize): Box {
  const { x, width } = columnOf(size)
  return { x, y: 672, width: width - 80, height: 26 }
}

/** Where the number of a slide stands, in px. */
export function numberBox(size: SlideSize): Box {
  const { x, width } = columnOf(size)
  return { x: x + width - 70, y: 672, width: 70, height: 26 }
}

/** Between the edges of a slide of this size. */
function columnOf(size: SlideSize): { readonly x: number; readonly width: number } {
  const edge = size === '16:9' ? 84 : 56
  return { x: edge, width: slideSizes[size].width - 2 * edge }
}

/** The layouts of the presentation, as the slides of the theme are. */
export function masterOf(name: MasterName, size: SlideSize): Master {
  const column = columnOf(size)
  const at = (y: number, height: number): Box => ({ ...column, y, height })
  const title = (y: number, height: number, type: number, more: Partial<PlaceholderStyle> = {}): PlaceholderStyle => ({
    box: at(y, height),
    anchor: 'bottom',
    size: type,
    bold: true,
    colour: 'ink',
    ...more,
  })
  const body = (y: number, height: number, more: Partial<PlaceholderStyle> = {}): PlaceholderStyle => ({
    box: at(y, height),
    anchor: 'top',
    size: 32,
    bold: false,
    colour: 'ink',
    ...more,
  })
  switch (name) {
    case 'Title':
      return {
        ground: 'night',
        placeholders: { title: title(190, 230, 76, { colour: 'night-ink' }), body: body(436, 210, { size: 30, colour: 'night-muted' }) },
      }
    case 'Section':
      return {
        ground: 'night',
        placeholders: {
          title: title(356, 150, 60, { colour: 'night-ink', anchor: 'top' }),
          body: body(520, 120, { colour: 'night-muted' }),
        },
      }
    case 'Closing':
      return {
        ground: 'night',
        placeholders: { title: title(200, 190, 64, { colour: 'night-ink' }), body: body(410, 230, { size: 30, colour: 'night-muted' }) },
      }
    case 'Statement':
      return {
        ground: 'paper',
        placeholders: { title: title(120, 300, 56, { bold: false }), body: body(444, 190, { size: 30, colour: 'muted' }) },
      }
    case 'Question':
      return { ground: 'paper', placeholders: { title: title(60, 50, 26, { colour: 'signal' }), body: body(128, 512) } }
    case 'Title only':
      return { ground: 'paper', placeholders: { title: title(44, 108, 48) } }
    case 'Title and content':
      return { ground: 'paper', placeholders: { title: title(44, 108, 48), body: body(178, 462) } }
  }
}

/** Where the content of a slide stands. */
export function contentBox(name: MasterName, size: SlideSize): Box {
  return masterOf(name, size).placeholders.body?.box ?? { ...columnOf(size), y: 178, height: 462 }
}
