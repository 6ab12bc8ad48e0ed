import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Source, reporterFor } from '../diagnostics/report.ts'
import type { Merge, OwnRecord } from './merge.ts'

/** What a merge leaves as it is although the list says otherwise, each at its place in the collection. */
export function mergeFaults({ kept, gone }: Merge, own: readonly OwnRecord[], target: Source, list: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const nameOf = (index: number): string => own[index]?.key ?? ''
  for (const { index, field, own: mine, listed, why } of kept) {
    const stays = `'${field}' of '${nameOf(index)}' stays ${mine.length === 0 ? 'absent' : `'${mine.join(', ')}'`}`
    const says = listed.length === 0 ? `${list} no longer has a value` : `${list} has '${listed.join(', ')}'`
    const [reason, hint] = {
      edited: ['it was edited by hand, and the list has changed too', 'write here what is right'],
      unknown: ['it stood here before the list was imported', 'write here what is right: from now on it is known what the list says'],
      fixed: ['a comment, an anchor or an alias is part of it', 'edit it by hand'],
      blank: ['nothing is removed unasked', '--prune removes what the list no longer has'],
    }[why]
    reporterFor(target, diagnostics, [index, field]).report({
      code: 'import/kept',
      message: `${stays}: ${reason}; ${says}`,
      hint: hint ?? '',
    })
  }
  for (const { index, why } of gone) {
    if (why === undefined) continue
    reporterFor(target, diagnostics, [index]).report({
      code: 'import/gone',
      message: `'${nameOf(index)}' is no longer in ${list}${why === 'by hand' ? '; it stays, for something in it was written by hand' : ''}`,
      hint: why === 'by hand' ? 'remove it by hand, if it is to go' : '--prune removes what the list no longer has',
    })
  }
  return diagnostics
}
