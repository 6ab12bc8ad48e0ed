/**
 * Has every font ready before a slide asks for it. A browser reads a font when something first shows it, and does not wait for it when it prints:
 * formulas of slides that were not shown yet would be missing on paper.
 */
export function readyFonts(): void {
  for (const face of document.fonts) if (face.status === 'unloaded') face.load().catch(() => undefined)
}
