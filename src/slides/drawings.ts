/**
 * Puts the SVGs of a slide's charts and diagrams in the place of the `<img>` that names them, so that they take the
 * colours of the theme and the fonts of the page. Each is one picture to a screen reader, with its text alternative.
 *
 * @param svgs the drawings by their address in the slides
 */
export function inlineDrawings(slide: string, svgs: ReadonlyMap<string, string>): string {
  return slide.replaceAll(/<img\b[^>]*?\bsrc="(drawings\/[^"]*)"[^>]*>/g, (image, address: string) => {
    const svg = svgs.get(address)
    if (svg === undefined) return image
    const [, alt = ''] = /\balt="([^"]*)"/.exec(image) ?? []
    return svg.trim().replace(/^<svg\b/, () => `<svg role="img" aria-label="${alt}"`)
  })
}
