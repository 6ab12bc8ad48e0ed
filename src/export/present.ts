import { splitField } from '../markdown/layout-views.ts'
import { type ComposedDeck, type ComposedSlide, slideTable } from '../model/composed.ts'
import { type FitPlan, balance } from '../model/fit.ts'
import { type Inline, plainText } from '../model/inline.ts'
import { imageAddress } from '../model/slots.ts'
import { isRightToLeft, terms } from '../model/terms.ts'
import { codeLines } from './code.ts'
import type { Content, SlideContent } from './content.ts'
import { type Part, type Surroundings, backgroundKey, slideContent } from './layouts.ts'
import { contentBox, footBox, footSize, masterOf, slideSizes } from './masters.ts'
import { heightOf, widthOf } from './measure.ts'
import { placeBlocks, placePicture } from './place.ts'
import type { Box, Colours, Paragraph, Pictures, Presentation, PresentedSlide, Run, Shape, TextShape } from './presentation.ts'
import { onGround } from './ground.ts'
import { plainRun, runsOf } from './runs.ts'

/** What a presentation is made with beside its deck. */
export interface PresentMeans {
  /** Over how many pages slides go on. */
  readonly plan: FitPlan
  readonly pictures: Pictures
  readonly colours: Colours
  readonly fonts: Presentation['fonts']
  readonly date: string
}

/** A deck as slides of a presentation: the same pages in the same order as those of its HTML and PDF. */
export function presentDeck(deck: ComposedDeck, means: PresentMeans): Presentation {
  const sections = deck.slides.flatMap(({ content }) => (content.layout === 'section' ? [content.title] : []))
  let section = 0
  const slides = deck.slides.flatMap((slide, index) => {
    if (slide.content.layout === 'section') section++
    return presentSlide(slide, { deck, index, sections, section }, means)
  })
  const isRtl = isRightToLeft(deck.language)
  return {
    title: plainText(deck.title),
    author: deck.lecturer,
    course: deck.course,
    language: deck.language,
    isRightToLeft: isRtl,
    date: means.date,
    size: deck.size,
    colours: means.colours,
    fonts: means.fonts,
    slides: isRtl ? slides.map((slide) => mirrored(slide, slideSizes[deck.size].width)) : slides,
  }
}

function presentSlide(slide: ComposedSlide, around: Surroundings, means: PresentMeans): PresentedSlide[] {
  const { content } = slide
  const parts = partsOf(content, around, means.plan.get(around.index)?.parts ?? 1)
  return parts.map((part, page) => {
    const shown = slideContent(content, around, part)
    const isCounted = parts.length > 1 && content.layout !== 'quiz' && content.layout !== 'markdown'
    const title = isCounted ? [...shown.title, { text: ` (${page + 1}/${parts.length})` }] : shown.title
    return {
      master: shown.master,
      shapes: shapesOf({ ...shown, title }, content, around.deck, means.pictures),
      ...(content.background && { background: backgroundKey(around.index) }),
      ...(content.background?.scrim === 'dark' && { footColour: 'scrim-muted' as const }),
      notes: page === 0 ? notesOf(content.notes) : [],
      footer: fittedFooter(footerOf(slide, around), around.deck.size),
      isNumbered: content.layout !== 'title' && content.layout !== 'closing',
      ...(page === 0 && content.id !== undefined && { id: content.id }),
    }
  })
}

/** The pages of a slide, each with which of its items it shows. */
function partsOf(content: Content, around: Surroundings, planned: number): Part[] {
  const count = itemCount(content, around)
  const asked = 'perSlide' in content && content.perSlide !== undefined ? Math.ceil(count / content.perSlide) : 1
  const fixed = content.layout === 'quiz' ? 2 : content.layout === 'markdown' ? content.markdown.pages : undefined
  const pages = fixed ?? Math.max(1, Math.min(count, Math.max(planned, asked)))
  const all = Array.from({ length: count }, (_, index) => index)
  const items = fixed === undefined ? balance(all, pages) : Array.from({ length: pages }, () => all)
  return items.map((own, page) => {
    const start = own[0] ?? 0
    return { start, end: start + own.length, isFirst: page === 0, isLast: page === pages - 1, page }
  })
}

/** How many items a slide has that can be parted. */
function itemCount(content: Content, { deck, sections }: Surroundings): number {
  switch (content.layout) {
    case 'table':
      return slideTable(content).rows.length
    case 'code':
      return codeLines(content.code).length
    case 'references':
      return deck.references.length
    case 'agenda':
      return content.items?.length ?? sections.length
    case 'own': {
      const items = content.split === undefined ? undefined : content.fields[content.split]
      return Array.isArray(items) ? items.length : 0
    }
    default: {
      const field = splitField(content)
      const items: unknown = field === undefined ? undefined : Object.entries(content).find(([name]) => name === field)?.[1]
      return Array.isArray(items) ? items.length : 0
    }
  }
}

function shapesOf(shown: SlideContent, content: Content, deck: ComposedDeck, pictures: Pictures): Shape[] {
  const { size, look } = deck
  const { box, pictureBox } = columnsOf(shown, contentBox(shown.master, size))
  const title = titleShape(shown, deck, shown.beside !== undefined && shown.master === 'Statement' ? box : undefined)
  const own = shown.master === 'Section' ? sectionShapes(shown, deck) : placeBlocks(shown.blocks, box, pictures)
  const logo = look.logo && logoShape(shown, deck, pictures)
  const shapes = [...title, ...own, ...besideShapes(shown, pictureBox, pictures), ...(logo ? [logo] : [])]
  return content.background ? onGround(shapes, content.background.scrim) : shapes
}

/** The content of a slide beside its picture. */
function columnsOf({ beside, master }: SlideContent, whole: Box): { readonly box: Box; readonly pictureBox: Box } {
  if (!beside) return { box: whole, pictureBox: whole }
  const gap = 40
  const share = master === 'Statement' ? 0.55 : 0.52
  const width = (whole.width - gap) * share
  const other = whole.width - gap - width
  const tall = master === 'Statement' ? { y: 90, height: 550 } : { y: whole.y, height: whole.height }
  return beside.side === 'left'
    ? { box: { ...whole, x: whole.x + other + gap, width }, pictureBox: { ...tall, x: whole.x, width: other } }
    : { box: { ...whole, width }, pictureBox: { ...tall, x: whole.x + width + gap, width: other } }
}

function besideShapes({ beside }: SlideContent, box: Box, pictures: Pictures): Shape[] {
  if (!beside) return []
  const { caption = [] } = beside
  const height = caption.length === 0 ? 0 : heightOf(caption, box.width, 1) + 10
  const picture = placePicture({ name: 'Picture', ...beside }, { ...box, height: box.height - height }, pictures)
  if (caption.length === 0) return [picture]
  const below = { ...box, y: picture.box.y + picture.box.height + 10, height: height - 10 }
  return [picture, { kind: 'text', name: 'Caption', box: below, paragraphs: caption, anchor: 'top' }]
}

/** The title in the largest type in which it has room. */
function titleShape({ master, title }: SlideContent, { size, look }: ComposedDeck, column: Box | undefined): Shape[] {
  const style = masterOf(master, size).placeholders.title
  if (!style || title.length === 0) return []
  const beside = column ? { ...style.box, x: column.x, width: column.width } : style.box
  // The logo has the corner above the title.
  const box = look.logo && style.box.y < 60 ? { ...beside, y: 62, height: style.box.y + style.box.height - 62 } : beside
  const paragraph: Paragraph = { runs: title, size: style.size, ...(style.bold && { bold: true }) }
  const scale = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52].find((one) => heightOf([paragraph], box.width, one) <= box.height) ?? 0.46
  const shape: TextShape = {
    kind: 'text',
    name: 'Title',
    placeholder: 'title',
    box,
    paragraphs: [{ runs: title, size: style.size * scale }],
  }
  return [shape]
}

/** A section's number stands over its title, and its text under it. */
function sectionShapes({ blocks }: SlideContent, { size }: ComposedDeck): Shape[] {
  const { title, body } = masterOf('Section', size).placeholders
  if (!title || !body) return []
  return blocks.flatMap((block): Shape[] => {
    if (block.kind !== 'text') return []
    const { name, paragraphs } = block
    if (block.isBody) return [{ kind: 'text', name, paragraphs, placeholder: 'body', box: body.box }]
    return [{ kind: 'text', name, paragraphs, box: { ...title.box, y: title.box.y - 150, height: 150 }, anchor: 'bottom' }]
  })
}

/** The logo: large on the title slide, small in a corner of the others. */
function logoShape({ master }: SlideContent, { look: { logo }, size }: ComposedDeck, pictures: Pictures): Shape | undefined {
  if (!logo || master === 'Section' || master === 'Closing') return undefined
  const { box } = masterOf('Title', size).placeholders.title ?? {}
  const { x = 0, width = 0 } = box ?? {}
  const picture = imageAddress(logo.src)
  const shape = pictures.get(picture)
  const ratio = shape ? shape.width / shape.height : 1
  if (master === 'Title')
    return { kind: 'picture', name: 'Logo', picture, alt: logo.alt, box: contained({ x, y: 56, width: 420, height: 84 }, ratio, 'left') }
  return {
    kind: 'picture',
    name: 'Logo',
    picture,
    alt: '',
    box: contained({ x: x + width - 160, y: 18, width: 160, height: 34 }, ratio, 'right'),
  }
}

function contained(box: Box, ratio: number, side: 'left' | 'right'): Box {
  const height = Math.min(box.height, box.width / ratio)
  const width = height * ratio
  return { x: side === 'left' ? box.x : box.x + box.width - width, y: box.y + (box.height - height) / 2, width, height }
}

/** Notes as paragraphs of plain text. */
function notesOf(notes: readonly Inline[] | undefined): string[] {
  if (notes === undefined) return []
  return notes
    .map((node) => (node.kind === 'break' ? '\n' : plainText([node])))
    .join('')
    .split('\n')
}

/** What the footer says: the course and the section, since when the data hold and where they come from. */
function footerOf({ content, data }: ComposedSlide, { deck, sections, section }: Surroundings): Run[] {
  const isBare = content.layout === 'title' || content.layout === 'section' || content.layout === 'closing'
  const current = sections[section - 1]
  const place = isBare ? [] : [deck.course, ...(current ? [plainText(current)] : [])]
  const asOf = data?.asOf === undefined || content.layout === 'title' ? [] : [`${terms(deck.language).asOf} ${data.asOf}`]
  const pieces: Run[][] = [...[...place, ...asOf].map((text) => plainRun(text)), ...(data?.source ? [runsOf(data.source)] : [])]
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [{ text: ' · ' }, ...piece]))
}

/** On one line, as long as it can be read there. */
function fittedFooter(runs: readonly Run[], size: ComposedDeck['size']): Paragraph {
  const plain = { runs, size: footSize }
  return { ...plain, size: footSize * Math.max(0.66, Math.min(1, footBox(size).width / widthOf(plain))) }
}

/** From right to left: every shape on the other side. */
function mirrored(slide: PresentedSlide, width: number): PresentedSlide {
  return { ...slide, shapes: slide.shapes.map((shape) => ({ ...shape, box: { ...shape.box, x: width - shape.box.x - shape.box.width } })) }
}
