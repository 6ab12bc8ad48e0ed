import { basename, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { counted } from '../diagnostics/counted.ts'
import type { CourseAnswers } from '../start/course-plan.ts'
import { type Question, askAll, courseQuestions } from '../start/questions.ts'
import { type Started, bringSchemas, initCourse, noPlaceFor } from '../start/init.ts'
import { oneLine } from '../start/plain-text.ts'
import { realWorld } from '../world/real.ts'
import { showFaults } from './show-faults.ts'
import { shellWord, shown, typedCommand } from './terminal.ts'

/** What commander has parsed. */
interface Flags extends Partial<CourseAnswers> {
  readonly yes?: boolean
  readonly schemas?: boolean
}

/** `deckhand init`. */
export async function runInit(folder: string, flags: Flags): Promise<number> {
  const root = resolve(folder)
  if (flags.schemas) return tell(await bringSchemas(realWorld, root), ({ files }) => `wrote ${files.join(', ')}\n`)
  const questions = courseQuestions(basename(root))
  for (const { name, check } of questions) {
    const problem = flags[name] === undefined ? undefined : check(oneLine(flags[name]))
    if (problem !== undefined) {
      process.stderr.write(`error: option '--${name}': ${problem}\n`)
      return 2
    }
  }
  const unfit = await noPlaceFor(realWorld, root)
  if (unfit) return tell({ files: [], fonts: [], diagnostics: [unfit] }, () => '')
  const given = (name: Question['name']): string | undefined => (flags[name] === undefined ? undefined : oneLine(flags[name]))
  const isAsked = !flags.yes && process.stdin.isTTY && process.stdout.isTTY
  const answers = await askAll(questions, given, isAsked ? onTerminal(folder) : undefined)
  if (!answers) {
    process.stderr.write('nothing was written\n')
    return 1
  }
  return tell(await initCourse(realWorld, root, answers), (started) => renderNext(started, folder, answers))
}

function tell(started: Started, render: (started: Started) => string): number {
  showFaults(started.diagnostics)
  if (started.diagnostics.length > 0) return 1
  process.stdout.write(render(started))
  return 0
}

/** Asks a person; `undefined` where the input ends or is interrupted. Told '' when all is asked. */
function onTerminal(folder: string): (text: string) => Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  // An iterator keeps what is typed or pasted ahead of its question.
  const typed = lines[Symbol.asyncIterator]()
  process.stdout.write(`A course of your own in ${folder}. Return takes what stands in brackets.\n`)
  return async (text) => {
    if (text === '') return void lines.close()
    lines.setPrompt(text)
    lines.prompt()
    const { value, done } = await typed.next()
    return done ? undefined : value
  }
}

/** What was made, and the commands to type next. */
function renderNext({ files, fonts }: Started, folder: string, { title }: CourseAnswers): string {
  const where = shown(resolve(folder))
  const command = typedCommand()
  const next = [
    ...(where === '.' ? [] : [[`cd ${shellWord(where)}`, '']]),
    ...(fonts.length > 0 ? [[`npm install ${fonts.join(' ')}`, 'fonts for its letters']] : []),
    [`${command} build`, 'slides and handouts; open out/index.html'],
    [`${command} serve`, 'the course in your browser, while you write it'],
    [`${command} new deck "…"`, 'the next lecture'],
  ]
  const width = Math.max(...next.map(([typed = '']) => typed.length))
  const lines = next.map(([typed = '', about = '']) => `  ${typed.padEnd(width)}  ${about}`.trimEnd())
  return `began “${title}” in ${where}: one deck, one collection, ${counted(files.length, 'file')}\n\nNext:\n\n${lines.join('\n')}\n`
}
