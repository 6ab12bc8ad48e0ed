/** A citation as Markdown: the numbers of its references, raised. */
export function citationMark(numbers: readonly number[]): string {
  return `<sup>\\[${numbers.join(', ')}\\]</sup>`
}

const mark = /<sup>\\\[([\d, ]+)\\\]<\/sup>/g

/**
 * Makes of each number in a citation a link to the page on which its reference stands.
 *
 * @param pageOf the page of a reference, counted from 1; `undefined` where no page lists it
 */
export function linkCitations(markdown: string, pageOf: (reference: number) => number | undefined): string {
  return markdown.replaceAll(mark, (_, numbers: string) => {
    const links = numbers.split(', ').map((number) => {
      const page = pageOf(Number(number))
      return page === undefined ? number : `[${number}](#${page})`
    })
    return `<sup>\\[${links.join(', ')}\\]</sup>`
  })
}
