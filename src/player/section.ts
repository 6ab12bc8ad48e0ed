/** The section with a slide's content: where a slide has a background of Marp's, that one is a section beside it. */
export function sectionOf(slide: HTMLElement): HTMLElement | null {
  return slide.querySelector<HTMLElement>(
    'section:not([data-marpit-advanced-background="background"], [data-marpit-advanced-background="pseudo"])',
  )
}
