/** What is used of PptxGenJS: its own types are those of a CommonJS module, which it is not where it is imported. */
declare module 'pptxgenjs' {
  export interface Place {
    x: number
    y: number
    w: number
    h?: number
    objectName?: string
  }

  export interface TextOptions {
    lang?: string
    fontSize?: number
    fontFace?: string
    color?: string
    highlight?: string
    bold?: boolean
    italic?: boolean
    strike?: 'sngStrike'
    superscript?: boolean
    subscript?: boolean
    hyperlink?: { url: string } | { slide: number }
    softBreakBefore?: boolean
    breakLine?: boolean
    bullet?: { indent: number; type?: 'number'; style?: 'alphaUcPeriod' | 'arabicPeriod'; numberStartAt?: number }
    indentLevel?: number
    align?: 'left' | 'center' | 'right'
    rtlMode?: boolean
    /** In points. */
    paraSpaceBefore?: number
  }

  export interface TextRun {
    text: string
    options: TextOptions
  }

  export interface Fill {
    color: string
    /** In percent. */
    transparency?: number
  }

  export interface Border {
    type: 'none' | 'solid'
    pt?: number
    color?: string
  }

  export interface TableCell {
    text: TextRun[]
    options: { valign: 'middle'; align: string; margin: number[]; border: Border[]; fontSize: number }
  }

  export interface Slide {
    background: { data: string }
    addText(text: TextRun[], options: Place & { placeholder?: string; margin?: number; valign?: string; fit?: 'shrink'; fill?: Fill }): void
    addTable(rows: TableCell[][], options: Place & { colW: number[]; rowH: number[] }): void
    addImage(options: Place & { data: string; altText: string }): void
    addShape(shape: string, options: Place & { fill: Fill }): void
    addNotes(text: string): void
  }

  export default class PptxGenJS {
    layout: string
    title: string
    subject: string
    author: string
    rtlMode: boolean
    theme: { headFontFace: string; bodyFontFace: string }
    defineLayout(layout: { name: string; width: number; height: number }): void
    defineSlideMaster(master: {
      title: string
      background: { color: string }
      objects: { placeholder: { options: Place & { name: string; type: 'title' | 'body'; margin: number }; text: string } }[]
    }): void
    addSlide(options: { masterName: string }): Slide
    write(options: { outputType: 'uint8array'; compression: boolean }): Promise<unknown>
  }
}
