import { type PlaceholderStyle, footSize } from './masters.ts'
import { indentation } from './measure.ts'
import type { Box, ColourName, Placeholder, Presentation } from './presentation.ts'
import { points } from './presentation.ts'

/** A length in px in PowerPoint's unit. */
export function emu(px: number): number {
  return Math.round(px * 9525)
}

function placeXml({ x, y, width, height }: Box): string {
  return `<a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`
}

function shapeXml(name: string, placeholder: string, properties: string, body: string): string {
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="2" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr>` +
    `<p:spPr>${properties}</p:spPr><p:txBody>${body}</p:txBody></p:sp>`
  )
}

const footMark = '<p:ph type="ftr" sz="quarter" idx="11"/>'
const numberMark = '<p:ph type="sldNum" sz="quarter" idx="12"/>'

/** A slide's footer, of paragraphs that are XML already. */
export function footPlaceholder(paragraphs: string): string {
  return shapeXml('Footer', footMark, '', `<a:bodyPr/><a:lstStyle/>${paragraphs}`)
}

/** A slide's number, which PowerPoint counts. */
export function numberPlaceholder(text: string, language: string, fill = ''): string {
  return shapeXml('Slide number', numberMark, '', `<a:bodyPr/><a:lstStyle/><a:p>${numberField(text, language, fill)}</a:p>`)
}

function numberField(text: string, language: string, fill = ''): string {
  return `<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="${language}">${fill}</a:rPr><a:t>${text}</a:t></a:fld>`
}

/** The placeholders of a master or layout for title, text, footer and number. */
export interface MasterPlaceholders {
  readonly placeholders: Readonly<Partial<Record<Placeholder, PlaceholderStyle>>>
  readonly foot: Box
  readonly number: Box
  readonly footColour: ColourName
  /** Whether text is a list by itself. */
  readonly isList: boolean
  readonly language: string
  readonly isRightToLeft: boolean
}

/** The placeholders as XML. `fill` gives a colour as XML. */
export function masterPlaceholders(masters: MasterPlaceholders, fill: (name: ColourName) => string): string {
  const { placeholders, foot, number, footColour, language, isRightToLeft } = masters
  const side = isRightToLeft ? ' algn="r" rtl="1"' : ' algn="l"'
  const small = (align: string): string =>
    `<a:lstStyle><a:lvl1pPr${align}><a:defRPr sz="${points(footSize) * 100}">${fill(footColour)}</a:defRPr></a:lvl1pPr></a:lstStyle>`
  const bodyOf = (anchor: string): string =>
    `<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr>`
  const text = (type: Placeholder, style: PlaceholderStyle): string => {
    const mark = type === 'title' ? '<p:ph type="title"/>' : '<p:ph type="body" idx="1"/>'
    const levels = type === 'title' ? level(1, style, side, fill) : levelsOf(style, side, masters.isList, fill)
    const prompt = type === 'title' ? 'Title' : 'Text'
    const body = `${bodyOf(anchors[style.anchor])}<a:lstStyle>${levels}</a:lstStyle><a:p><a:r><a:rPr lang="${language}"/><a:t>${prompt}</a:t></a:r></a:p>`
    return shapeXml(prompt, mark, placeXml(style.box), body)
  }
  const other = isRightToLeft ? ' algn="l"' : ' algn="r"'
  return [
    ...(placeholders.title ? [text('title', placeholders.title)] : []),
    ...(placeholders.body ? [text('body', placeholders.body)] : []),
    shapeXml('Footer', footMark, placeXml(foot), `${bodyOf('ctr')}${small(side)}<a:p><a:endParaRPr lang="${language}"/></a:p>`),
    shapeXml('Slide number', numberMark, placeXml(number), `${bodyOf('ctr')}${small(other)}<a:p>${numberField('‹#›', language)}</a:p>`),
  ].join('')
}

const anchors = { top: 't', middle: 'ctr', bottom: 'b' } as const

function levelsOf(style: PlaceholderStyle, side: string, isList: boolean, fill: (name: ColourName) => string): string {
  if (!isList) return level(1, style, side, fill)
  return [1, 2, 3].map((number) => level(number, { ...style, size: style.size - 4 * (number - 1) }, side, fill, true)).join('')
}

function level(
  number: number,
  { size, bold, colour }: PlaceholderStyle,
  side: string,
  fill: (name: ColourName) => string,
  isList = false,
): string {
  const indent = isList ? emu(size * indentation) : 0
  const mark = isList ? '<a:buFont typeface="Arial"/><a:buChar char="•"/>' : '<a:buNone/>'
  return (
    `<a:lvl${number}pPr marL="${indent * number}" indent="${-indent}"${side}><a:spcBef><a:spcPts val="0"/></a:spcBef>${mark}` +
    `<a:defRPr sz="${points(size) * 100}" b="${bold ? 1 : 0}">${fill(colour)}</a:defRPr></a:lvl${number}pPr>`
  )
}

/** The colour of text, as one of the theme's where it is one. */
export function solidFill(name: ColourName, { colours }: Pick<Presentation, 'colours'>): string {
  const scheme: Readonly<Partial<Record<ColourName, string>>> = { ink: 'tx1', paper: 'bg1', accent: 'accent1' }
  const known = scheme[name]
  const colour = known === undefined ? `<a:srgbClr val="${colours[name].slice(1).toUpperCase()}"/>` : `<a:schemeClr val="${known}"/>`
  return `<a:solidFill>${colour}</a:solidFill>`
}
