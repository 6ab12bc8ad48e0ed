import { type Operation, moved } from './operations.ts'
import { type Preset, onGrid, textStyle } from './preset.ts'
import { setBlock } from './set-block.ts'
import { setText } from './set-text.ts'
import type { ShapedGroup } from './shape-group.ts'
import type { Unit } from './unit.ts'
import type { Word } from './words.ts'

const settings = new WeakMap<ShapedGroup, Map<string, Unit[]>>()

/** A group set to a width; the same setting is made once. */
export function setGroup(shaped: ShapedGroup, width: number, preset: Preset): Unit[] {
  const known = settings.get(shaped) ?? new Map<string, Unit[]>()
  settings.set(shaped, known)
  const key = `${preset.name} ${width}`
  const units = known.get(key) ?? setUnits(shaped, width, preset)
  known.set(key, units)
  return units
}

function setUnits(shaped: ShapedGroup, width: number, preset: Preset): Unit[] {
  const units = shaped.blocks.flatMap((block, index) => {
    return setBlock(block, shaped.blocks[index - 1], shaped.blocks[index + 1], width, preset)
  })
  const gap = preset.groupGap * preset.line
  const section = shaped.section ? [setSection(shaped.section, gap, width, preset)] : []
  const above = section.length > 0 ? 0 : gap
  if (shaped.heading.length === 0) return [...section, ...units.map((unit, index) => (index === 0 ? { ...unit, gap: above } : unit))]
  return [...section, setHeading(shaped.heading, above, width, preset), ...units]
}

/** A group across the page, under a rule: its heading runs in. */
export function setFoot(shaped: ShapedGroup, width: number, preset: Preset): Pick<Unit, 'height' | 'paint'> {
  const style = textStyle(preset, 'small')
  const [first, ...rest] = shaped.blocks.flatMap((block) => ('words' in block ? [block.words] : []))
  const heading = shaped.heading.map((word) => ({ ...word, space: word.space || 500 }))
  const set = setText([...heading, ...(first ?? []), ...rest.flat()], width, style)
  const top = 0.3 * style.line
  return {
    height: set.height + top,
    paint: () => [{ kind: 'rule', x: 0, y: 0, width, thickness: 0.5, ink: 'black' }, ...moved(set.paint(), 0, top)],
  }
}

/** The name of a part of the lecture, larger, over a rule. */
function setSection(words: readonly Word[], gap: number, width: number, preset: Preset): Unit {
  const set = setText(words, width, { size: preset.size * 1.2, line: preset.line * 1.15, ink: 'accent' })
  const top = set.height + 0.1 * preset.line
  const rule: Operation = { kind: 'rule', x: 0, y: top, width, thickness: 0.8, ink: 'accent' }
  return { height: onGrid(top, preset), gap, keep: true, cramped: set.cramped, paint: () => [...set.paint(), rule] }
}

function setHeading(words: readonly Word[], gap: number, width: number, preset: Preset): Unit {
  const set = setText(words, width, { size: preset.size * 1.1, line: preset.line, ink: 'accent', wrap: 'balance' })
  return { height: set.height, gap, keep: true, cramped: set.cramped, paint: set.paint }
}
