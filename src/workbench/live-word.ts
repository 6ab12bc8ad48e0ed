/** A build that takes longer, in ms, is told of: others are over before one has read it. */
const noticed = 600

/** The word that tells whether a page is up to date. */
export interface LiveWord {
  building(isBuilding: boolean): void
  connected(isConnected: boolean): void
  /** Tells something else, until there is news. */
  say(text: string): void
}

/** Finds the word on a page; on one without it nothing is told. */
export function tellLive(page: Document): LiveWord {
  const element = page.querySelector<HTMLElement>('.live')
  let timer = 0
  const tell = (state: string, text: string): void => {
    clearTimeout(timer)
    if (!element) return
    element.dataset['state'] = state
    if (element.textContent !== text) element.textContent = text
  }
  return {
    building: (isBuilding) => {
      if (!isBuilding) return tell('live', 'Up to date')
      clearTimeout(timer)
      timer = setTimeout(() => tell('building', 'Building…'), noticed)
    },
    connected: (isConnected) => {
      if (!isConnected) tell('lost', 'Connection lost: is deckhand serve still running? Trying again…')
      else if (element?.dataset['state'] !== 'live') tell('live', 'Up to date')
    },
    say: (text) => tell(element?.dataset['state'] ?? '', text),
  }
}
