// What a build takes when nothing has changed, beside Node that does nothing: in turn, the median of twenty runs each.
// For the lecture, and for a course of 100 decks (or so many as are named). Run it with `npm run bench:nothing`.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { makeCourse } from './course.mjs'
import { against, bareNode, deckhand, median } from './run.mjs'

const goal = 2.5
const decks = Number(process.argv[2] ?? 100)
const runs = Number(process.argv[3] ?? 20)
const work = mkdtempSync(join(tmpdir(), 'deckhand-bench-'))

const lecture = join(work, 'lecture')
cpSync('content', join(lecture, 'content'), { recursive: true, filter: (path) => basename(path) !== '.deckhand' })
time('the lecture', lecture)

const large = join(work, 'large')
makeCourse(join(large, 'content'), { decks, slides: 10, records: 10 * decks })
time(`${decks} decks`, large)
rmSync(work, { recursive: true, force: true })

function time(name, cwd) {
  deckhand(['build'], { cwd })
  const [bare, build] = [[], []]
  for (let round = 0; round < runs; round++) {
    bare.push(bareNode().seconds * 1000)
    build.push(deckhand(['build'], { cwd }).seconds * 1000)
  }
  const [node, ours] = [median(bare), median(build)]
  console.log(`nothing changed, ${name}: ${ours.toFixed(0)} ms, node -e 0 ${node.toFixed(0)} ms: ${against(ours / node, goal)}`)
}
