import { suggest } from '../diagnostics/suggest.ts'
import { language, line } from '../model/course.ts'
import { shippedThemes } from '../theme/sheets.ts'
import type { CourseAnswers } from './course-plan.ts'
import { oneLine } from './plain-text.ts'
import { titleOfFolder } from './slug.ts'

/** One thing that is asked before a course is begun. */
export interface Question {
  readonly name: keyof CourseAnswers
  readonly text: string
  readonly fallback: string
  /** Why an answer cannot be taken; `undefined` where it can. */
  readonly check: (answer: string) => string | undefined
}

/** @param folder the name of the course's folder */
export function courseQuestions(folder: string): Question[] {
  return [
    {
      name: 'title',
      text: 'Title',
      fallback: titleOfFolder(folder),
      check: (answer) => (answer === '' ? 'it is empty' : lineFault(answer)),
    },
    { name: 'lecturer', text: 'Lecturer', fallback: '', check: lineFault },
    {
      name: 'language',
      text: 'Language (en, de, pt-BR …)',
      fallback: 'en',
      check: (answer) => language.safeParse(answer).error?.issues[0]?.message,
    },
    {
      name: 'theme',
      text: `Theme (${shippedThemes.join(', ')})`,
      fallback: 'deckhand',
      check: (answer) =>
        shippedThemes.includes(answer) ? undefined : `there is no theme '${answer}': ${suggest(answer, shippedThemes, 'theme')}`,
    },
  ]
}

function lineFault(text: string): string | undefined {
  return line.safeParse(text).error?.issues[0]?.message
}

/**
 * What is answered to all of them.
 *
 * @param given what is known already
 * @param ask asks a person, who is asked again until the answer can be taken; gives `undefined` where nobody answers any more.
 *   Told '' when all is asked. Absent where nobody is to be asked: the rest is taken by default.
 * @returns `undefined` where nobody answered
 */
export async function askAll(
  questions: readonly Question[],
  given: (name: Question['name']) => string | undefined,
  ask?: (text: string) => Promise<string | undefined>,
): Promise<CourseAnswers | undefined> {
  const answers = { title: '', lecturer: '', language: '', theme: '' }
  for (const question of questions) {
    const answer = given(question.name) ?? (ask ? await askOne(question, ask) : question.fallback)
    if (answer === undefined) return undefined
    answers[question.name] = answer
  }
  await ask?.('')
  return answers
}

async function askOne(
  { text, fallback, check }: Question,
  ask: (text: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  for (let problem = ''; ;) {
    const typed = await ask(`${problem}${text}${fallback === '' ? '' : ` [${fallback}]`}: `)
    if (typed === undefined) return undefined
    const answer = oneLine(typed) || fallback
    const found = check(answer)
    if (found === undefined) return answer
    problem = `  ${found}\n`
  }
}
