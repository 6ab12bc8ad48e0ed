/** What of a deck the room may have, in the order of its page: what its audience gets anyway. No speaker notes, no answers, no sources. */
export const roomOutputs: readonly string[] = ['slides.audience.html', 'handout.pdf', 'guided.pdf', 'slides-handout.pdf']

/** Whether the room may have an output, by its name in the deck's folder; the picture of the first slide is on its page. */
export function isForRoom(name: string): boolean {
  return name === 'thumbnail.svg' || roomOutputs.includes(name)
}
