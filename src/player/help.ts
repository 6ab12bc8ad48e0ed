import { isRightToLeft } from './direction.ts'
import { make } from './element.ts'
import { type KeyRow, keyRows, writtenKeys } from './keys.ts'
import { makePanel } from './panel.ts'
import type { Player } from './player.ts'
import type { Role } from './role.ts'

/** The table of the keys. */
export function setUpHelp(player: Player, role: Role): void {
  const rows = keyRows
    .filter(({ lecturer, presenter }) => !(lecturer && player.facts.audience) && !(presenter && role !== 'presenter'))
    .map(rowOf)
  const table = make('table', {}, make('tbody', {}, ...rows))
  const text = make(
    'p',
    {},
    'On a touch screen, swipe to the left or right. Every slide has an address of its own, to be copied from the address bar.',
  )
  // It takes the focus, so that keys scroll and nothing is pressed by chance.
  const heading = make('h2', { tabindex: '-1' }, 'Keys')
  makePanel(player, 'help', 'Keys', heading, table, text)
}

function rowOf(row: KeyRow): HTMLTableRowElement {
  const keys = writtenKeys(row, isRightToLeft()).flatMap((together, index) => [
    ...(index > 0 ? [' '] : []),
    make('span', { class: 'together' }, ...together.split(/ (?!Down|Up)/).map((key) => make('kbd', {}, key))),
  ])
  return make('tr', {}, make('th', { scope: 'row' }, row.says), make('td', {}, ...keys))
}
