import { escapeXml } from '../model/xml.ts'
import { languageTag } from './language-tag.ts'
import { masterOf } from './masters.ts'
import { emu, footPlaceholder, numberPlaceholder, solidFill } from './placeholder-xml.ts'
import type { Box, Placeholder, Presentation, PresentedSlide, Shape } from './presentation.ts'
import { decorative, inherited } from './marks.ts'

/** A slide whose text stands in the placeholders of its layout and takes their look, with footer and number. */
export function finishSlide(xml: string, number: number, presentation: Presentation): string {
  const slide = presentation.slides[number - 1]
  if (!slide) return xml
  const written = slide.shapes.values()
  const shapes = xml.replaceAll(/<p:(sp|pic|graphicFrame)>[\s\S]*?<\/p:\1>/g, (shape) => {
    const next = written.next()
    if (next.done) return /name="Footer"/.test(shape) ? finishFooter(shape) : ''
    return finishShape(shape, next.value, slide, presentation)
  })
  const last = slide.isNumbered
    ? numberPlaceholder(String(number), languageTag(presentation.language), slide.footColour && solidFill(slide.footColour, presentation))
    : ''
  const isOnPaper = slide.background === undefined && masterOf(slide.master, presentation.size).ground === 'paper'
  const marked = isOnPaper ? shapes.replaceAll('<a:buSzPct', `${accentMark}<a:buSzPct`) : shapes
  return numbered(
    oneOfEach(marked.replace('</p:spTree>', () => `${last}</p:spTree>`))
      .replaceAll(blackText, '')
      .replaceAll(codeFace(presentation), '$1 pitchFamily="49"'),
  )
}

const accentMark = '<a:buClr><a:schemeClr val="accent1"/></a:buClr>'

function finishShape(xml: string, shape: Shape, slide: PresentedSlide, presentation: Presentation): string {
  switch (shape.kind) {
    case 'text':
      return shape.placeholder ? finishPlaceholder(xml, shape.placeholder, shape.box, slide, presentation) : xml
    case 'table':
      return xml.replace('<a:tblPr/>', '<a:tblPr firstRow="1"/>')
    case 'picture':
      return shape.alt === '' ? asDecoration(xml.replace(` descr="${decorative}"`, '')) : xml
    case 'area':
      return asDecoration(xml)
  }
}

/** What a placeholder's layout says is not said again: so it follows when the layout is changed. */
function finishPlaceholder(xml: string, type: Placeholder, box: Box, slide: PresentedSlide, { size }: Presentation): string {
  const style = masterOf(slide.master, size).placeholders[type]
  const isMoved = style === undefined || !isSame(style.box, box)
  const place = isMoved
    ? `<a:xfrm><a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.width)}" cy="${emu(box.height)}"/></a:xfrm>`
    : ''
  return xml
    .replace(/(<p:cNvPr id="\d+" name=")[^"]*"/, `$1${type === 'title' ? 'Title' : 'Text'}"`)
    .replace(/<p:cNvSpPr[^>]*\/>/, '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>')
    .replace(/<p:ph[^>]*\/>/, type === 'title' ? '<p:ph type="title"/>' : '<p:ph type="body" idx="1"/>')
    .replace(/<p:spPr>[\s\S]*?<\/p:spPr>/, `<p:spPr>${place}</p:spPr>`)
    .replace(/<a:bodyPr[\s\S]*?<\/a:bodyPr>/, '<a:bodyPr><a:normAutofit/></a:bodyPr>')
}

function isSame(a: Box, b: Box): boolean {
  return emu(a.x) === emu(b.x) && emu(a.y) === emu(b.y) && emu(a.width) === emu(b.width) && emu(a.height) === emu(b.height)
}

function finishFooter(xml: string): string {
  const text = /<a:lstStyle\/>([\s\S]*)<\/p:txBody>/.exec(xml)?.[1] ?? ''
  return footPlaceholder(text)
}

/** Readers of screens pass over it. */
function asDecoration(xml: string): string {
  const mark =
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">' +
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
  return xml.replace(/<p:cNvPr ([^>]*?)(?:\/>|>\s*<\/p:cNvPr>)/, (_, attributes: string) => `<p:cNvPr ${attributes}>${mark}</p:cNvPr>`)
}

/** A machine that lacks the font of code takes another one in which all characters are as wide. */
function codeFace({ fonts }: Presentation): RegExp {
  return new RegExp(`(typeface="${fonts.code}") pitchFamily="34"`, 'g')
}

const blackText = `<a:solidFill><a:srgbClr val="${inherited}"/></a:solidFill>`

/** The library says the properties of a paragraph anew before each of its runs; the first are all its own. */
function oneOfEach(xml: string): string {
  return xml.replaceAll(/<a:p>[\s\S]*?<\/a:p>/g, (paragraph) => {
    let isFirst = true
    return paragraph.replaceAll(/<a:pPr\b(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g, (properties) => {
      const kept = isFirst ? properties : ''
      isFirst = false
      return kept
    })
  })
}

/** Every object of a slide has a number of its own, and a name of its own, by which the selection pane tells it. */
function numbered(xml: string): string {
  let id = 0
  const named = new Map<string, number>()
  return xml.replaceAll(/<p:cNvPr id="\d+" name="([^"]*)"/g, (_, name: string) => {
    const times = (named.get(name) ?? 0) + 1
    named.set(name, times)
    return `<p:cNvPr id="${++id}" name="${times === 1 ? name : `${name} ${times}`}"`
  })
}

/** Notes with a paragraph for each of theirs. */
export function finishNotes(xml: string, notes: readonly string[], { language }: Presentation): string {
  const tag = languageTag(language)
  const paragraphs = notes.map((text) => `<a:p><a:r><a:rPr lang="${tag}"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`)
  const body = paragraphs.length === 0 ? `<a:p><a:endParaRPr lang="${tag}"/></a:p>` : paragraphs.join('')
  return xml.replace(
    /(<p:ph type="body" idx="1"\/>[\s\S]*?<a:lstStyle\/>)[\s\S]*?(<\/p:txBody>)/,
    (_, before: string, after: string) => before + body + after,
  )
}
