import { type Following, follow } from './follow.ts'
import { embed } from './embed.ts'
import { tellFaults } from './faults.ts'
import { setUpSource } from './source.ts'

const following = JSON.parse(document.querySelector('#live')?.textContent ?? '{}') as Following
embed()
setUpSource(following.deck)
follow(following, tellFaults())
