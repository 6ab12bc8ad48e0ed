/** What was found of one thing that Deckhand needs or can use. */
export interface Finding {
  readonly name: string
  /** `fail`: a build needs it. `warn`: something is less than it could be. */
  readonly status: 'ok' | 'warn' | 'fail'
  readonly detail: string
  /** What to do; '' where there is nothing. */
  readonly hint: string
}

/** All is as it should be. */
export function ok(name: string, detail: string): Finding {
  return { name, status: 'ok', detail, hint: '' }
}

/** Something is less than it could be. */
export function warn(name: string, detail: string, hint: string): Finding {
  return { name, status: 'warn', detail, hint }
}

/** A build lacks what it needs. */
export function fail(name: string, detail: string, hint: string): Finding {
  return { name, status: 'fail', detail, hint }
}
