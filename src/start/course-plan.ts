import { fill } from './fill.ts'
import { markdownText, yamlText } from './plain-text.ts'

/** What is asked before a course is begun. */
export interface CourseAnswers {
  readonly title: string
  /** Nobody yet where it is empty. */
  readonly lecturer: string
  readonly language: string
  readonly theme: string
}

/** A file that is to be made, by its path in the course. */
export interface PlannedFile {
  readonly path: string
  readonly text: string
}

/** The files of a new course, and the template of each. Names with a dot would not survive a package. */
export const courseTemplates: Readonly<Record<string, string>> = {
  'course.yaml': 'templates/course/course.yaml',
  'decks/first-lecture.yaml': 'templates/course/decks/first-lecture.yaml',
  'data/sessions.yaml': 'templates/course/data/sessions.yaml',
  'data/references.yaml': 'templates/course/data/references.yaml',
  'README.md': 'templates/course/README.md',
  '.gitignore': 'templates/course/gitignore',
  '.vscode/settings.json': 'templates/course/vscode/settings.json',
  '.vscode/extensions.json': 'templates/course/vscode/extensions.json',
  '.github/workflows/deckhand.yml': 'templates/course/github/workflows/deckhand.yml',
}

/** What a course is made from. */
export interface CourseParts {
  /** The texts of the templates, by the paths of the files in the course. */
  readonly templates: ReadonlyMap<string, string>
  /** The schemas for editors, by their paths in the course: they are there without a network and before anything is installed. */
  readonly schemas: ReadonlyMap<string, string>
  /** Of Deckhand: the one that the course asks for. */
  readonly version: string
}

/** The files of a new course, with what was answered in them. */
export function planCourse(answers: CourseAnswers, { templates, schemas, version }: CourseParts): PlannedFile[] {
  const inYaml = {
    title: yamlText(answers.title),
    lecturer: answers.lecturer === '' ? '# lecturer: Your Name' : `lecturer: ${yamlText(answers.lecturer)}`,
    language: yamlText(answers.language),
    theme: yamlText(answers.theme),
  }
  const inMarkdown = { title: markdownText(answers.title) }
  const filled = [...templates].map(([path, template]) => ({ path, text: fill(template, path.endsWith('.md') ? inMarkdown : inYaml) }))
  return [...filled, { path: 'package.json', text: manifest(version) }, ...[...schemas].map(([path, text]) => ({ path, text }))]
}

/** Asks for this very version, so that everybody who builds the course makes the same. */
function manifest(version: string): string {
  const value = {
    private: true,
    scripts: { build: 'deckhand build', check: 'deckhand check', serve: 'deckhand serve' },
    dependencies: { deckhand: version },
  }
  return `${JSON.stringify(value, null, 2)}\n`
}
