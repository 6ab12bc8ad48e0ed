import type { Reporter } from '../diagnostics/report.ts'
import type { Slide, Table } from '../model/layouts.ts'
import { reportForbidden } from './scope.ts'

/** What a schema of single fields cannot say: rules between the fields of a slide. */
export function checkSlide(slide: Slide, reporter: Reporter): void {
  if (slide.layout === 'table') checkTable(slide, reporter)
  if (slide.layout === 'diagram') {
    reportForbidden(slide.mermaid, reporter.at('mermaid'))
    reportForbidden(slide.alt, reporter.at('alt'))
  }
  if (slide.layout === 'quiz' && slide.correct !== undefined && slide.correct > (slide.options?.length ?? 0)) {
    reporter.at('correct').report({
      code: 'schema/invalid-value',
      message: `'correct' is ${slide.correct}, but there are ${slide.options?.length ?? 0} options`,
      hint: 'count from 1',
    })
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
