import { type Inline, plainText } from '../../model/inline.ts'
import type { Slide } from '../../model/layouts.ts'
import type { Block } from '../block.ts'
import { blankPhrases, countPhrases, isAnswer, openBlank } from './answers.ts'
import { blankComparison, blankTable } from './tables.ts'

/**
 * What is left out of a slide of which the author has marked nothing: the relations that it is about, by its layout.
 *
 * @param above what stands above it: titles that would give an answer away
 */
export function chooseBlanks(layout: Slide['layout'], blocks: readonly Block[], above: string): readonly Block[] {
  switch (layout) {
    case 'definition':
      return blankItems(blankDefinition(blocks, above))
    case 'compare':
      return blocks.map((block) => (block.kind === 'table' ? { ...block, table: blankComparison(block.table) } : block))
    case 'statement':
    case 'numbers':
    case 'math':
      return blocks.map((block) => (block.kind === 'paragraph' && !block.small ? { ...block, text: twoOfThree(block.text) } : block))
    case 'points':
    case 'cards':
    case 'changes':
    case 'steps':
    case 'timeline':
    case 'image-text':
    case 'recap':
    case 'table':
    case 'chart':
    case 'own':
      return blankItems(blocks).map((block) => (block.kind === 'table' ? { ...block, table: blankTable(block.table) } : block))
    default:
      return blocks
  }
}

/** The term, which the paragraph begins with where the title is another; or else what is strong in what it means. */
function blankDefinition([first, ...rest]: readonly Block[], above: string): Block[] {
  if (first?.kind !== 'paragraph') return first ? [first, ...rest] : []
  const [term, ...meaning] = first.text
  const isTerm = term?.kind === 'strong' && meaning[0]?.kind === 'text' && meaning[0].text.startsWith(' ')
  if (!isTerm || !isAnswer(term.children) || isNamed(plainText(term.children), above)) {
    const said = isTerm ? [term, ...twoOfThree(meaning)] : twoOfThree(first.text)
    return [{ ...first, text: said }, ...rest]
  }
  return [{ ...first, text: [openBlank(term.children), ...meaning] }, ...rest]
}

/** Whether a text has all long words of a term, be it in another form: "Models" has "model". */
function isNamed(term: string, text: string): boolean {
  const said = text.toLowerCase()
  const words = term.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [term.toLowerCase()]
  return words.every((word) => said.includes(word))
}

function twoOfThree(nodes: readonly Inline[]): Inline[] {
  return blankPhrases(nodes, (index) => index % 3 !== 2)
}

/** The first strong phrase of an item, a card's title; every third item that has one stays whole. */
function blankItems(blocks: readonly Block[]): Block[] {
  let items = 0
  return blocks.map((block) => {
    if (block.kind !== 'item' || block.small || countPhrases(block.text) === 0) return block
    const whole = items++ % 3 === 2
    return whole ? block : { ...block, text: blankPhrases(block.text, (index) => index === 0) }
  })
}
