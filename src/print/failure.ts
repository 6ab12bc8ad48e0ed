import { reasonOf } from '../diagnostics/diagnostic.ts'

/**
 * The browser's own fault: it did not start, it ended, or a page of it crashed or did not answer.
 * Another browser may do better. What is thrown else is the fault of whoever asked, and would be thrown again.
 */
export class BrowserFailure extends Error {
  override name = 'BrowserFailure'
}

/** What was thrown, as the browser's own fault. */
export function asFailure(error: unknown): BrowserFailure {
  return error instanceof BrowserFailure ? error : new BrowserFailure(reasonOf(error))
}

/** Waits for what the browser answers. */
export type Answered = <T>(answer: Promise<T>) => Promise<T>

/**
 * A guard for commands, none of which then waits for ever.
 *
 * @param lost rejects where no answer can come any more
 * @param patience how long the browser may take for one command, in milliseconds
 * @returns a function that rejects with a `BrowserFailure`, and with nothing else
 */
export function answered(lost: Promise<never>, patience: number): Answered {
  return async (answer) => {
    const waiting = timer(patience)
    try {
      const first = await Promise.race([answer.then((value) => ({ value })), lost, waiting.done])
      if (first === undefined) throw new BrowserFailure(`it did not answer within ${patience / 1000} s`)
      return first.value
    } catch (error) {
      throw asFailure(error)
    } finally {
      waiting.clear()
    }
  }
}

/** Resolves after some milliseconds, and keeps the process alive until then or until it is cleared. */
export function timer(milliseconds: number): { readonly done: Promise<undefined>; readonly clear: () => void } {
  let clear = (): void => undefined
  const done = new Promise<undefined>((resolve) => {
    const timeout = setTimeout(() => resolve(undefined), milliseconds)
    clear = () => clearTimeout(timeout)
  })
  return { done, clear }
}

/** A promise that says why what is waited for cannot come; whoever waits hears of it, and that may be nobody. */
export function loss(listen: (lose: (reason: string) => void) => void): Promise<never> {
  const lost = new Promise<never>((_, reject) => listen((reason) => reject(new BrowserFailure(reason))))
  lost.catch(() => undefined)
  return lost
}
