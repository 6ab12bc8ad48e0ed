import type { HandoutDeck } from '../../src/handout/blocks.ts'
import type { Box } from '../../src/handout/box.ts'
import type { Operation, Page } from '../../src/handout/operations.ts'
import { type Inline, text } from '../../src/model/inline.ts'

type Content = HandoutDeck['slides'][number]['content']

export function quiz(question: string, notes?: readonly Inline[]): Content {
  return { layout: 'quiz', question: [text(question)], answer: [text('Because.')], ...(notes && { notes }) }
}

export function statement(value: string, notes?: readonly Inline[]): Content {
  return { layout: 'statement', text: [text(value)], ...(notes && { notes }) }
}

/** The slides on a page, each with where it stands. */
export function slidesOn({ operations }: Page): (Box & { readonly page: number; readonly alt: string })[] {
  return operations.flatMap((operation) =>
    operation.kind === 'slide'
      ? [
          {
            page: operation.page,
            alt: operation.tag?.alt ?? '',
            left: operation.x,
            top: operation.y,
            width: operation.width,
            height: operation.height,
          },
        ]
      : [],
  )
}

type Rule = Extract<Operation, { kind: 'rule' }>

/** The lines to write on: rules that are no part of a slide's frame, nor of the title. */
export function linesOn(page: Page): Rule[] {
  return page.operations.flatMap((operation) => (operation.kind === 'rule' && operation.thickness === 0.4 ? [operation] : []))
}

/** The words on a page; those that are artifacts, and those that are read. */
export function wordsOn({ operations }: Page): { readonly read: string; readonly artifacts: string } {
  const runs = operations.flatMap((operation) => (operation.kind === 'text' ? [operation.run] : []))
  const joined = (isRead: boolean): string =>
    runs
      .filter(({ tag }) => (tag !== undefined) === isRead)
      .map((run) => run.text)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
  return { read: joined(true), artifacts: joined(false) }
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height
}

/** Whether a box is within another, whatever the last binary digit says. */
export function isWithin(box: Box, { left, top, width, height }: Box): boolean {
  const slack = 0.01
  return (
    box.left > left - slack &&
    box.top > top - slack &&
    box.left + box.width < left + width + slack &&
    box.top + box.height < top + height + slack
  )
}
