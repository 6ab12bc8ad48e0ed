/** Why something is another: what its author changed. */
export type Cause =
  /** A record, and what of it; `fields` where it was changed or renamed. */
  | {
      readonly kind: 'record'
      readonly collection: string
      readonly key: string
      readonly change: 'added' | 'removed' | 'renamed' | 'changed'
      readonly fields: readonly string[]
    }
  /** A collection as a whole: its order, or several records together. */
  | { readonly kind: 'collection'; readonly collection: string }
  | { readonly kind: 'reference'; readonly key: string }
  /** What course.yaml says, by its path there. */
  | { readonly kind: 'setting'; readonly path: string }
  /** A template, theme, picture or font, by its path in the course. */
  | { readonly kind: 'file'; readonly path: string }
  /** The deck's own file. */
  | { readonly kind: 'deck' }
