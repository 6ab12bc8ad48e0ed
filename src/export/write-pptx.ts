import PptxGenJS, { type Border, type Slide, type TableCell, type TextOptions, type TextRun } from 'pptxgenjs'
import { footSize, masterOf, slideSizes } from './masters.ts'
import { decorative, inherited } from './marks.ts'
import { finishPackage } from './finish-package.ts'
import { indentation } from './measure.ts'
import {
  type ColourName,
  type Colours,
  type MasterName,
  type Paragraph,
  type Pictures,
  type Presentation,
  type PresentedSlide,
  type Run,
  type Shape,
  type TableShape,
  type TextShape,
  masterNames,
  points,
} from './presentation.ts'

/** A presentation as the bytes of a .pptx file. The same presentation gives the same bytes. */
export async function writePptx(presentation: Presentation, pictures: Pictures): Promise<Uint8Array> {
  const pptx = new PptxGenJS()
  const { width, height } = slideSizes[presentation.size]
  pptx.defineLayout({ name: 'deck', width: width / 96, height: height / 96 })
  pptx.layout = 'deck'
  pptx.title = presentation.title
  pptx.subject = presentation.course
  pptx.author = presentation.author ?? presentation.course
  pptx.rtlMode = presentation.isRightToLeft
  pptx.theme = { headFontFace: presentation.fonts.text, bodyFontFace: presentation.fonts.text }
  for (const name of masterNames) defineMaster(pptx, name, presentation)
  const pages = new Map(presentation.slides.flatMap(({ id }, index) => (id === undefined ? [] : [[id, index + 1] as const])))
  for (const slide of presentation.slides) addSlide(pptx, slide, { presentation, pictures, pages })
  const bytes = await pptx.write({ outputType: 'uint8array', compression: false })
  if (!(bytes instanceof Uint8Array)) throw new Error('the library gave no bytes')
  return finishPackage(bytes, presentation)
}

interface Writing {
  readonly presentation: Presentation
  readonly pictures: Pictures
  /** The numbers of the slides that links name, by their ids. */
  readonly pages: ReadonlyMap<string, number>
}

/** The colours that a user changes with PowerPoint's themes, by their places in them; all others stand as they are. */
const schemeColours: Readonly<Partial<Record<ColourName, string>>> = {
  paper: 'bg1',
  ink: 'tx1',
  'accent-soft': 'bg2',
  night: 'tx2',
  accent: 'accent1',
}

function colour(name: ColourName, colours: Colours): string {
  return schemeColours[name] ?? colours[name].slice(1).toUpperCase()
}

function inches({ x, y, width, height }: Shape['box']): { x: number; y: number; w: number; h: number } {
  return { x: x / 96, y: y / 96, w: width / 96, h: height / 96 }
}

function defineMaster(pptx: PptxGenJS, name: MasterName, { size, colours }: Presentation): void {
  const { ground, placeholders } = masterOf(name, size)
  pptx.defineSlideMaster({
    title: name,
    background: { color: colour(ground, colours) },
    objects: Object.entries(placeholders).map(([type, { box }]) => ({
      placeholder: { options: { name: type, type: type === 'title' ? 'title' : 'body', ...inches(box), margin: 0 }, text: '' },
    })),
  })
}

function addSlide(pptx: PptxGenJS, described: PresentedSlide, writing: Writing): void {
  const slide = pptx.addSlide({ masterName: described.master })
  const { background } = described
  const picture = background === undefined ? undefined : writing.pictures.get(background)
  if (picture) slide.background = { data: dataOf(picture) }
  for (const shape of described.shapes) addShape(slide, shape, described, writing)
  const { footer, footColour } = described
  if (footer.runs.length > 0) {
    const runs = textRuns([{ ...footer, ...(footColour && { colour: footColour }) }], { described, writing, isFooter: true })
    slide.addText(runs, { x: 0, y: 0, w: 1, h: 1, margin: 0, objectName: 'Footer' })
  }
}

function addShape(slide: Slide, shape: Shape, described: PresentedSlide, writing: Writing): void {
  const { colours } = writing.presentation
  const common = { ...inches(shape.box), objectName: shape.name }
  switch (shape.kind) {
    case 'text':
      slide.addText(textRuns(shape.paragraphs, { described, writing, ...(shape.placeholder && { shape }) }), {
        ...common,
        ...(shape.placeholder ? { placeholder: shape.placeholder } : {}),
        margin: (shape.inset ?? 0) * 0.75,
        valign: shape.anchor ?? 'top',
        fit: 'shrink',
        ...(shape.fill && { fill: { color: colour(shape.fill, colours) } }),
      })
      break
    case 'table':
      addTable(slide, shape, described, writing)
      break
    case 'picture': {
      const picture = writing.pictures.get(shape.picture)
      if (picture) slide.addImage({ ...common, data: dataOf(picture), altText: shape.alt === '' ? decorative : shape.alt })
      break
    }
    case 'area':
      slide.addShape(shape.form === 'dot' ? 'ellipse' : shape.form === 'arrow' ? 'chevron' : 'rect', {
        ...common,
        fill: { color: colour(shape.fill, colours), transparency: (shape.transparency ?? 0) * 100 },
      })
  }
}

function dataOf({ mediaType, bytes }: { readonly mediaType: string; readonly bytes: Uint8Array }): string {
  return `${mediaType};base64,${Buffer.from(bytes).toString('base64')}`
}

function addTable(slide: Slide, { name, box, columns, rows }: TableShape, described: PresentedSlide, writing: Writing): void {
  const { colours } = writing.presentation
  const none = { type: 'none' } as const
  const line = (header: boolean): Border => ({
    type: 'solid',
    pt: header ? 1.5 : 0.75,
    color: colour(header ? 'accent' : 'hairline', colours),
  })
  const cells = rows.map(({ cells }, row) =>
    cells.map((cell): TableCell => {
      return {
        text: textRuns([cell], { described, writing }),
        options: {
          valign: 'middle',
          align: cell.align ?? 'left',
          margin: [4, 7, 4, 7],
          border: [none, none, line(row === 0), none],
          fontSize: points(cell.size),
        },
      }
    }),
  )
  slide.addTable(cells, {
    ...inches(box),
    objectName: name,
    colW: columns.map((width) => width / 96),
    rowH: rows.map(({ height }) => height / 96),
  })
}

interface TextPlace {
  readonly described: PresentedSlide
  readonly writing: Writing
  /** The placeholder that the text fills: what that says of type and colour is not said again. */
  readonly shape?: TextShape
  readonly isFooter?: boolean
}

function textRuns(paragraphs: readonly Paragraph[], place: TextPlace): TextRun[] {
  const { writing, described, shape, isFooter } = place
  const { presentation } = writing
  const master = masterOf(described.master, presentation.size)
  const style = shape?.placeholder && master.placeholders[shape.placeholder]
  const ofLayout = isFooter ? points(footSize) : style && points(style.size)
  // Where one paragraph says its size, all do: the library hands the size of the first on to those that say none.
  const usual = paragraphs.every(({ size }) => points(size) === ofLayout) ? ofLayout : undefined
  return paragraphs.flatMap((paragraph, index) => {
    const last = paragraph.runs.length - 1
    const size = points(paragraph.size)
    const isRightToLeft = presentation.isRightToLeft && !paragraph.leftToRight
    const align = isRightToLeft ? (paragraph.align === 'right' ? 'left' : 'right') : paragraph.align
    return paragraph.runs.map((run, at): TextRun => {
      const link = linkOf(run, writing)
      const isNight = master.ground === 'night'
      const plain = link && !isNight ? 'accent' : isNight ? 'night-ink' : 'ink'
      const own = run.colour ?? paragraph.colour ?? ((style || isFooter) && !link ? undefined : plain)
      return {
        text: run.text.replaceAll(/\s*\n\s*/g, ' '),
        options: {
          lang: presentation.language,
          ...(size !== usual && { fontSize: size }),
          ...((run.bold || paragraph.bold) && { bold: true }),
          ...(run.italic && { italic: true }),
          ...(run.strike && { strike: 'sngStrike' as const }),
          ...(run.raised && { superscript: true }),
          ...(run.lowered && { subscript: true }),
          ...(run.code && { fontFace: presentation.fonts.code }),
          color: own ? colour(own, presentation.colours) : inherited,
          ...(run.marked && { highlight: presentation.colours['code-mark'].slice(1).toUpperCase() }),
          ...(run.breakBefore && { softBreakBefore: true }),
          ...(link && { hyperlink: link }),
          ...(at === 0 && paragraph.mark && { bullet: bulletOf(paragraph) }),
          ...(paragraph.level && { indentLevel: paragraph.level }),
          ...(align && { align }),
          ...(isRightToLeft && { rtlMode: true }),
          ...(index > 0 && paragraph.before && { paraSpaceBefore: points(paragraph.before) }),
          ...(at === last && index < paragraphs.length - 1 && { breakLine: true }),
        },
      }
    })
  })
}

function bulletOf({ mark, size }: Paragraph): NonNullable<TextOptions['bullet']> {
  const indent = size * 0.75 * indentation
  if (mark === undefined || mark.kind === 'bullet') return { indent }
  return { type: 'number', style: mark.kind === 'letter' ? 'alphaUcPeriod' : 'arabicPeriod', numberStartAt: mark.start, indent }
}

/** Where a link leads: a slide, by its number, or an address. One to a slide that is not there is text. */
function linkOf({ href }: Run, { pages }: Writing): NonNullable<TextOptions['hyperlink']> | undefined {
  if (href === undefined) return undefined
  if (!href.startsWith('#')) return { url: href }
  const slide = pages.get(href.slice(1))
  return slide === undefined ? undefined : { slide }
}
