/** Takes many changes for one. */
export interface Coalescing {
  /** Something has changed. */
  hear(): void
  /** Whether something was heard that is still to be acted on. */
  isWaiting(): boolean
  /** From now on nothing is heard. */
  stop(): void
}

/**
 * Acts once for all that is heard within a pause of what was heard before.
 *
 * @param times in ms: how long it is to be quiet before something is done, and how long that may be put off at most
 */
export function coalesce({ pause, longest }: { readonly pause: number; readonly longest: number }, act: () => void): Coalescing {
  let timer: NodeJS.Timeout | undefined
  let first: number | undefined
  let stopped = false
  const fire = (): void => {
    first = undefined
    act()
  }
  return {
    hear: () => {
      if (stopped) return
      const now = performance.now()
      first ??= now
      clearTimeout(timer)
      timer = setTimeout(fire, Math.max(0, Math.min(pause, first + longest - now)))
    },
    isWaiting: () => first !== undefined && !stopped,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
