import { type Following, follow } from './follow.ts'
import { tellFaults } from './faults.ts'
import { setUpSource } from './source.ts'

// The server writes it beside this script.
const following: Following = JSON.parse(document.querySelector('#live')?.textContent ?? '{}')
setUpSource(following.deck)
follow(following, tellFaults())
