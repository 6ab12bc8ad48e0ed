import type { Paper } from '../model/course.ts'
import { type HandoutForm, handoutForms } from '../model/handout-forms.ts'
import type { World } from '../world/world.ts'
import type { Shard } from './shard.ts'

/** The outputs of a deck, by their short names. */
export const outputKinds = ['md', 'html', 'pdf', 'handout', 'guided', 'slides-handout', 'notes', 'audience'] as const
export type OutputKind = (typeof outputKinds)[number]

export const outputNames = {
  md: 'slides.md',
  html: 'slides.html',
  audience: 'slides.audience.html',
  pdf: 'slides.pdf',
  handout: 'handout.pdf',
  guided: 'guided.pdf',
  'slides-handout': 'slides-handout.pdf',
  notes: 'notes.pdf',
} as const satisfies Record<OutputKind, string>

/** The outputs that are sheets of paper, by the forms that courses name. */
const formKinds: Readonly<Record<HandoutForm, OutputKind>> = {
  summary: 'handout',
  guided: 'guided',
  'slides-handout': 'slides-handout',
  notes: 'notes',
}

/** The file of a form, in the deck's folder of outputs. */
export function fileOfForm(form: HandoutForm): string {
  return outputNames[formKinds[form]]
}

const slideKinds: readonly OutputKind[] = ['md', 'html', 'audience', 'pdf']

/** Whether an output is a sheet of paper. */
export function isSheet(kind: OutputKind): boolean {
  return !slideKinds.includes(kind)
}

/** Whether an output is made of every deck, or else only where a course or a run asks for it. */
export function isAlwaysMade(kind: OutputKind): boolean {
  return slideKinds.includes(kind) && kind !== 'audience'
}

/** Whether an output is made of what the browser prints. */
export function isPrinted(kind: OutputKind): boolean {
  return kind === 'pdf' || kind === 'slides-handout' || kind === 'notes'
}

/** The forms among these that are made of what the browser prints. */
export function slideForms(forms: readonly HandoutForm[]): HandoutForm[] {
  return forms.filter((form) => isPrinted(formKinds[form]))
}

/** What is said where outputs could not be printed: "slides.pdf and notes.pdf were not made". */
export function notMade(kinds: readonly OutputKind[]): string {
  const names = outputKinds.filter((kind) => kinds.includes(kind) && isPrinted(kind)).map((kind) => outputNames[kind])
  const last = names.slice(-1).join('')
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last} were not made` : `${last} was not made`
}

/** Whether an output, or what is in it, is slides: these go through the browser. */
export function showsSlides(kind: OutputKind): boolean {
  return slideKinds.includes(kind) || isPrinted(kind)
}

/** What a run asks for of every deck. */
export interface AskedOutputs {
  /** These outputs alone; where absent the slides, and the handouts that the course chose. */
  readonly only?: readonly OutputKind[] | undefined
  /** Also the slides for the audience. */
  readonly audience?: boolean | undefined
}

/** The outputs to make of a deck: those that are asked for, or else the slides and the forms that its course chose. */
export function chosenKinds({ only, audience }: AskedOutputs, forms: readonly HandoutForm[]): readonly OutputKind[] {
  const kinds = only ?? [...outputKinds.filter(isAlwaysMade), ...forms.map((form) => formKinds[form])]
  return audience && !kinds.includes('audience') ? [...kinds, 'audience'] : kinds
}

/** The outputs that were asked for alone; `undefined` where all are made that the course wants. */
export function onlyKinds(asked: AskedOutputs): readonly OutputKind[] | undefined {
  return asked.only && chosenKinds(asked, [])
}

/** The forms of the handout among outputs. */
export function formsOf(kinds: readonly OutputKind[]): HandoutForm[] {
  return handoutForms.filter((form) => kinds.includes(formKinds[form]))
}

/** The output that a file belongs to, by its path from the folder of outputs: `lecture/images/net.png` comes with the Markdown. */
export function kindOf(path: string): OutputKind {
  const [, name = ''] = path.split('/')
  if (name === 'thumbnail.svg') return 'html'
  if (name === 'guided-key.pdf') return 'guided'
  return outputKinds.find((kind) => outputNames[kind] === name) ?? 'md'
}

/** What a check and a build share. */
export interface CheckOptions {
  /** The folder of course.yaml. */
  readonly root: string
  /** Names of decks; all where absent. */
  readonly decks?: readonly string[] | undefined
  readonly paper?: Paper | undefined
  /** Sets the summaries in large print; as the course says where absent. */
  readonly largePrint?: boolean | undefined
  /** Takes every warning for an error. */
  readonly strict?: boolean | undefined
  /** The path of a browser, or the address of one elsewhere (`ws://…`); found by itself where absent. */
  readonly browser?: string | undefined
  /** Another world than the file system: for tests and embedding. */
  readonly world?: World | undefined
}

export interface BuildOptions extends CheckOptions, AskedOutputs {
  /** The folder of the outputs. */
  readonly out: string
  /** Only the decks of this shard; all where absent. */
  readonly shard?: Shard | undefined
  /** Takes nothing that was made before. */
  readonly force?: boolean | undefined
  /** Writes nothing: tells how the folder of outputs differs from what the sources give. */
  readonly compare?: boolean | undefined
  /** Hears of each output just before it is written, by its path from the folder of outputs. */
  readonly onOutput?: ((path: string, bytes: Uint8Array) => void) | undefined
  /**
   * Where somebody waits for a deck's slides in the browser, what of it is for paper is begun when its page is out, and so long after,
   * in ms. Asked for each deck; `undefined` makes all at once.
   */
  readonly pageFirst?: (() => number | undefined) | undefined
  /** Hears what is being done. */
  readonly onProgress?: ((step: string) => void) | undefined
}
