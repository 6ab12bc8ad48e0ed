import { printable } from '../diagnostics/frame.ts'
import type { Palette } from '../diagnostics/render.ts'
import { type CourseChanges, isChanged } from './compare-course.ts'
import { type Section, reportSections } from './report.ts'
import { type Marks, renderSummary } from './words.ts'

const mostLines = 200

/** Marks for a terminal. */
export function terminalMarks(palette: Palette): Marks {
  return { text: printable, strong: palette.strong }
}

/**
 * Changes as a person reads them on a terminal. Without a line end.
 *
 * @param whole whether all of the course was compared
 */
export function renderPretty(changes: CourseChanges, palette: Palette, whole = true): string {
  if (!isChanged(changes)) return whole ? 'nothing changed' : 'nothing changed in what was compared'
  return reportSections(changes, terminalMarks(palette), mostLines)
    .map((section) => renderSection(section, palette))
    .join('\n\n')
}

function renderSection({ title, lines }: Section, palette: Palette): string {
  const painted = { '+': palette.added, '-': palette.error, '>': palette.warning, '~': palette.warning }
  return [
    palette.strong(title),
    ...lines.flatMap(({ sign, text, details }) => [
      `  ${painted[sign](sign)} ${text}`,
      ...details.map((detail) => `      ${palette.faint(detail)}`),
    ]),
  ].join('\n')
}

/** The last line of a build: what it changed. '' where that is nothing. */
export function renderLastLine(changes: CourseChanges, palette: Palette): string {
  return renderSummary(changes, terminalMarks(palette))
}
