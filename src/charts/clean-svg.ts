/**
 * The SVG of a drawing library, written anew from the elements and attributes that a diagram needs:
 * no script, no style sheet, no foreign content, no address. Its `id`s get a prefix, for a page holds several drawings.
 *
 * @param colour what a colour of the library becomes
 * @throws Error where the text is no SVG of the shape that the library writes
 */
export function cleanSvg(svg: string, prefix: string, colour: (value: string) => string): string {
  let clean = ''
  let skipping = ''
  for (const match of svg.matchAll(token)) {
    const [whole, close = '', name = '', attributes = '', empty = '', text] = match
    if (whole.startsWith('<') && name === '') throw new Error(`the drawing holds what a diagram does not need: ${whole.slice(0, 40)}`)
    if (skipping !== '') {
      if (close !== '' && name === skipping) skipping = ''
      continue
    }
    if (text !== undefined) clean += text
    else if (name === 'style') skipping = name
    else if (!elements.has(name)) throw new Error(`the drawing holds an element that a diagram does not need: ${name}`)
    else clean += close === '' ? `<${name}${cleanAttributes(attributes, prefix, colour)}${empty}>` : `</${name}>`
  }
  return clean.replaceAll(/\n\s*\n/g, '\n')
}

// A tag, text, or (last) whatever else begins with an angle bracket.
const token = /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|<[^<]*/gi

const elements = new Set([
  'svg',
  'defs',
  'marker',
  'g',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'path',
  'text',
  'tspan',
])

const numbers = /^[-+\d.eE,%\sA-Za-z]*$/
const words = /^[\w -]*$/
const colourAttributes = new Set(['fill', 'stroke'])

const numeric =
  'x y x1 y1 x2 y2 cx cy r rx ry dx dy width height d points viewBox refX refY markerWidth markerHeight font-size opacity ' +
  'stroke-width stroke-dasharray'
const worded = 'font-weight font-style text-anchor text-decoration orient stroke-linecap stroke-linejoin'

/** What an attribute may hold; those that are not here are left out. */
const attributeValues: ReadonlyMap<string, RegExp> = new Map([
  ...numeric.split(' ').map((name) => [name, numbers] as const),
  ...worded.split(' ').map((name) => [name, words] as const),
  ['transform', /^[\w\s.,()-]*$/],
  ['xmlns', /^http:\/\/www\.w3\.org\/2000\/svg$/],
])

function cleanAttributes(attributes: string, prefix: string, colour: (value: string) => string): string {
  return [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)]
    .map(([, name = '', value = '']) => {
      if (name === 'id') return words.test(value) ? ` id="${prefix}-${value}"` : ''
      if (name === 'marker-start' || name === 'marker-end') {
        const [, target] = /^url\(#([\w-]+)\)$/.exec(value) ?? []
        return target === undefined ? '' : ` ${name}="url(#${prefix}-${target})"`
      }
      if (colourAttributes.has(name)) return ` ${name}="${colour(value)}"`
      return attributeValues.get(name)?.test(value) ? ` ${name}="${value}"` : ''
    })
    .join('')
}
