/** The forms of the handout, each a PDF of its own. */
export const handoutForms = ['summary', 'guided', 'slides-handout', 'notes'] as const
export type HandoutForm = (typeof handoutForms)[number]
