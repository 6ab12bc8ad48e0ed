import { type Timer, begin, canUndo, elapsed, enter, findTimer, formatTime, keepTimer, renumber, reset, spentIn, toggle } from './clock.ts'
import { make } from './element.ts'
import { type Plan, describePace, paceOf, partOf, planOf } from './pace.ts'
import type { Player } from './player.ts'
import { keep, kept } from './presenter-memory.ts'
import { button, part, say } from './presenter-page.ts'

/** The clocks of the presenter view. */
export interface Clocks {
  /** The lecture has moved: its time begins, unless it has. */
  move(): void
  /** Writes what is another second's. @returns in ms, when it is to be done again */
  tick(): number
}

/** Keeps time: of the day, of the lecture and of its parts, as they are planned. */
export function setUpTime(player: Player): Clocks {
  const { facts } = player
  const name = `${facts.id} ${location.pathname}`
  let plan: Plan = planOf(player.slides(), facts.minutes)
  let timer = findTimer(kept(name), Date.now())

  const become = (now: Timer): void => {
    timer = enter(now, partOf(plan, player.state().slide), Date.now())
    keep(name, keepTimer(timer, Date.now()))
    tick()
  }
  const tick = (): number => {
    const now = Date.now()
    const time = elapsed(timer, now)
    const isFresh = time === 0 && timer.since === undefined
    say(part('clock'), clock.format(now))
    say(part('elapsed'), formatTime(time))
    say(part('target'), plan.lasts === undefined ? '' : `of ${formatTime(plan.lasts)}`)
    showPart(player, plan, timer, now)
    showPace(isFresh ? undefined : paceOf(plan, player.state().slide, time))
    showButtons(timer, now, isFresh)
    showBar(plan, time)
    return timer.since === undefined ? 1000 : 1000 - (time % 1000)
  }
  button('timer').addEventListener('click', () => become(toggle(timer, Date.now())))
  button('reset timer').addEventListener('click', () => become(reset(timer, Date.now())))
  player.onSlides((moved) => {
    const { parts } = plan
    plan = planOf(player.slides(), facts.minutes)
    timer = renumber(timer, (part) => partOf(plan, moved(parts[part]?.slide ?? 1)))
    drawParts(plan)
  })
  addEventListener('pagehide', () => keep(name, keepTimer(timer, Date.now())))
  drawParts(plan)
  return { move: () => become(begin(timer, Date.now())), tick }
}

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })

/** As in `Part 2 of 4: Training` and `6:10 of 10:00`; nothing where the lecture has no parts. */
function showPart(player: Player, plan: Plan, timer: Timer, now: number): void {
  const slides = player.slides()
  const index = partOf(plan, player.state().slide)
  const { slide = 1, lasts = NaN } = plan.parts[index] ?? {}
  // What stands before the first section is no part that anyone would count.
  const hasOpening = slides[0]?.element.querySelector('section.section') === null
  const number = hasOpening ? index : index + 1
  const count = plan.parts.length - (hasOpening ? 1 : 0)
  const name = number === 0 ? 'Opening' : `Part ${number} of ${count}: ${slides[slide - 1]?.title ?? ''}`
  const target = Number.isNaN(lasts) ? '' : ` of ${formatTime(lasts)}`
  say(part('part'), count === 0 ? '' : name)
  say(part('part-time'), count === 0 ? '' : `${formatTime(spentIn(timer, index, now))}${target}`)
}

function showPace(behind: number | undefined): void {
  const text = behind === undefined ? '' : describePace(behind)
  const element = part('pace')
  if (element.textContent === text) return
  say(element, text)
  element.dataset['pace'] = text.split(' ').at(-1)
}

function showButtons(timer: Timer, now: number, isFresh: boolean): void {
  const [start, again] = [button('timer'), button('reset timer')]
  say(start, timer.since !== undefined ? 'Pause' : isFresh ? 'Start' : 'Resume')
  start.title = 'Start and pause ( t )'
  say(again, canUndo(timer, now) ? 'Undo reset' : 'Reset')
  again.title = 'Reset, and undo it ( T )'
  again.toggleAttribute('disabled', isFresh && !canUndo(timer, now))
  document.body.classList.toggle('paused', timer.since === undefined && !isFresh)
}

/** The lecture as a line, its parts as long as they are to take; a full one where it takes longer. */
function showBar(plan: Plan, time: number): void {
  if (plan.lasts === undefined) return
  const spent = `${Math.min(100, Math.round((time / plan.lasts) * 1000) / 10)}%`
  const { style } = part('spent')
  if (style.width !== spent) style.width = spent
}

function drawParts({ parts, lasts }: Plan): void {
  const bar = part('bar')
  bar.hidden = lasts === undefined
  for (const old of bar.querySelectorAll('b')) old.remove()
  for (const { from } of parts.filter((each) => each.from > 0)) {
    const mark = make('b')
    mark.style.insetInlineStart = `${(from / (lasts ?? NaN)) * 100}%`
    bar.append(mark)
  }
}
