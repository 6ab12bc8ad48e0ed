import type { Reporter } from '../diagnostics/report.ts'
import type { Slide, Table } from '../model/layouts.ts'
import type { SetAs } from '../model/slide-fields.ts'
import { inspectMarkdown } from '../prose/marp-markdown.ts'

/** What a schema of single fields cannot say: rules between the fields of a slide. */
export function checkSlide(slide: Slide, reporter: Reporter): void {
  checkHandout(slide, reporter)
  switch (slide.layout) {
    case 'table':
      return checkTable(slide, reporter)
    case 'quiz':
      return checkQuiz(slide, reporter)
    case 'compare':
      return checkCompare(slide, reporter)
    case 'image-text':
      return checkImageText(slide, reporter)
    case 'code':
      return checkHighlight(slide, reporter)
    case 'markdown':
      return checkMarkdown(slide, reporter)
    default:
  }
}

/** What a slide asks of the handout is there to be taken: the handout takes words, tables and drawings, and nothing of free Markdown. */
function checkHandout(slide: Slide, reporter: Reporter): void {
  const { handout } = slide
  if (handout === undefined || handout === 'drop') return
  if (handout !== 'keep') {
    if (checkOwnWay(slide, handout, reporter)) return
    if (handout.as !== undefined && !takenAs[handout.as](slide)) {
      reporter.at('handout', 'as').report({
        code: 'schema/invalid-value',
        message: `the handout cannot set this slide as ${article(handout.as)}`,
        hint: handout.as === 'figure' ? 'charts are drawn' : "charts, comparisons and tables are tables; say 'points' or 'text' here",
      })
    }
    if (handout.short !== undefined || (handout.as === 'figure' && takenAs.figure(slide))) return
  }
  if (wordsOf(slide) !== undefined) return
  reporter.at('handout').report({
    code: 'schema/invalid-value',
    message: 'the handout can take nothing of this slide',
    hint: slide.layout === 'markdown' ? "say it in 'handout: { short: … }'" : "add a 'caption', which it takes, or 'handout: { short: … }'",
  })
}

/** Questions and references are printed in the handout's own way: tells of what would say nothing there. */
function checkOwnWay(slide: Slide, handout: object, reporter: Reporter): boolean {
  if (slide.layout !== 'quiz' && slide.layout !== 'references') return false
  const unused = ['short', 'as'].filter((field) => field in handout)
  for (const field of unused) {
    reporter.at('handout', field).report({
      code: 'schema/invalid-value',
      message: `the handout prints ${slide.layout === 'quiz' ? 'questions' : 'references'} in its own way, so '${field}' says nothing here`,
      hint: `leave '${field}' out; 'keep' and 'priority' may be said`,
    })
  }
  return unused.length > 0
}

/** What the handout takes of a slide; the slide itself where it has words by its layout. */
function wordsOf(slide: Slide): unknown {
  switch (slide.layout) {
    case 'markdown':
      return undefined
    case 'figure':
      return slide.caption
    case 'code':
    case 'diagram':
      return slide.lead ?? slide.caption
    default:
      return slide
  }
}

const takenAs: Readonly<Record<SetAs, (slide: Slide) => boolean>> = {
  points: () => true,
  text: () => true,
  table: ({ layout }) => layout === 'table' || layout === 'compare' || layout === 'chart',
  figure: ({ layout }) => layout === 'chart',
}

function article(as: SetAs): string {
  return as === 'table' || as === 'figure' ? `a ${as}` : as
}

type Of<Layout extends Slide['layout']> = Extract<Slide, { layout: Layout }>

function checkQuiz(slide: Of<'quiz'>, reporter: Reporter): void {
  const options = slide.options?.length ?? 0
  if (slide.correct === undefined || slide.correct <= options) return
  reporter.at('correct').report({
    code: 'schema/invalid-value',
    message: `'correct' is ${slide.correct}, but there are ${options} options`,
    hint: 'count from 1',
  })
}

function checkCompare(slide: Of<'compare'>, reporter: Reporter): void {
  if (slide.kind !== 'before-after' || slide.columns.length === 2) return
  reporter.at('columns').report({
    code: 'schema/invalid-value',
    message: `before and after are two columns, not ${slide.columns.length}`,
    hint: "leave out 'kind', or the third column",
  })
}

function checkImageText(slide: Of<'image-text'>, reporter: Reporter): void {
  if (slide.text || slide.items) return
  reporter.report({
    code: 'schema/missing-field',
    message: 'nothing stands beside the picture',
    hint: "add 'text' or 'items', or use the layout 'figure'",
  })
}

function checkHighlight(slide: Of<'code'>, reporter: Reporter): void {
  const last = slide.code.trimEnd().split('\n').length
  slide.highlight?.forEach((lines, index) => {
    const [from = 0, to = from] = String(lines).split('-').map(Number)
    if (from >= 1 && from <= to && to <= last) return
    reporter.at('highlight', index).report({
      code: 'schema/invalid-value',
      message: `there are no lines ${lines}: the code has ${last}`,
      hint: 'count from 1, whatever number the first line is given',
    })
  })
}

function checkMarkdown(slide: Of<'markdown'>, reporter: Reporter): void {
  for (const { line, message, hint } of inspectMarkdown(slide.markdown.source).faults) {
    reporter.at('markdown').report({ code: 'markdown/not-allowed', message: `line ${line}: ${message}`, hint })
  }
}

function checkTable(slide: Table, reporter: Reporter): void {
  const typed = slide.header !== undefined || slide.rows !== undefined
  if (typed === (slide.query !== undefined)) {
    reporter.report({
      code: typed ? 'schema/invalid-value' : 'schema/missing-field',
      message: typed ? 'the table is both typed in and queried' : 'the table has neither a query nor rows',
      hint: "give it either a 'query', or a 'header' and 'rows'",
    })
    return
  }
  if (!typed) return
  if (!slide.header || !slide.rows) {
    const missing = slide.header ? 'rows' : 'header'
    reporter.report({
      code: 'schema/missing-field',
      message: `the table has no '${missing}'`,
      hint: `add '${missing}': a table that is typed in has a header and rows`,
    })
    return
  }
  const columns = slide.header.length
  slide.rows.forEach((row, index) => {
    if (row.length === columns) return
    reporter.at('rows', index).report({
      code: 'data/ragged-row',
      message: `the row has ${row.length} cells, the table ${columns} columns`,
      hint: 'add the missing cells as "–", or remove the surplus',
    })
  })
}
