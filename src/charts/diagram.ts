import { cleanSvg } from './clean-svg.ts'
import type { Drawing } from './draw.ts'
import type { DrawingFault, Size } from './marks.ts'
import { mermaidFaults } from './mermaid-faults.ts'
import { colours } from './palette.ts'
import { drawingFamilies } from './text.ts'

// What the library sets its smallest type in, and what a slide asks of it, in px.
const leastType = 11
const wantedType = 20
const mostScale = 2.4

/**
 * Draws Mermaid text, as large as this size allows.
 *
 * @param prefix begins its ids: letters and digits
 */
export async function drawDiagram(mermaid: string, size: Size, prefix: string): Promise<Drawing> {
  const faults = mermaidFaults(mermaid)
  if (faults.length > 0) return { svg: '', faults }
  const { renderMermaidSVG } = await import('beautiful-mermaid')
  try {
    const drawn = renderMermaidSVG(mermaid, { font: 'Source Sans 3', padding: 4, nodeSpacing: 26, layerSpacing: 30, transparent: true })
    return fit(cleanSvg(drawn, prefix, themeColour), size)
  } catch (error) {
    return { svg: '', faults: [syntaxFault(error instanceof Error ? error.message : String(error))] }
  }
}

/** The drawing in the middle of the size that is asked for, no larger than looks well. */
function fit(svg: string, size: Size): Drawing {
  const [, width = 1, height = 1] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number)
  const scale = Math.min(size.width / width, size.height / height, mostScale)
  const [shownWidth, shownHeight] = [width * scale, height * scale].map((length) => Math.round(length * 10) / 10)
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${shownWidth}" height="${shownHeight}" font-family="${drawingFamilies}">`
  const smallest = Math.floor(leastType * scale)
  return {
    svg: `${svg.trim().replace(/^<svg[^>]*>/, head)}\n`,
    faults: smallest < wantedType ? [tooLarge(smallest)] : [],
  }
}

function tooLarge(pixels: number): DrawingFault {
  return {
    code: 'diagram/too-large',
    severity: 'warning',
    message: `the diagram is so large that its smallest type has ${pixels} px on the slide, where ${wantedType} can be read`,
    hint: 'take fewer nodes, shorter labels or the other direction (LR, TD), or make two diagrams',
  }
}

function syntaxFault(reason: string): DrawingFault {
  return { code: 'diagram/syntax', severity: 'error', message: `the diagram cannot be drawn: ${reason}`, hint: 'check its Mermaid text' }
}

/** The variables of the library as colours of the theme. Others are those that the diagram's author asks for. */
const variables: Readonly<Record<string, string>> = {
  '--_text': colours.ink,
  '--_text-sec': colours.ink,
  '--_text-muted': colours.muted,
  '--_text-faint': colours.muted,
  '--_line': colours.muted,
  '--_arrow': colours.muted,
  '--_node-fill': colours.accentSoft,
  '--_node-stroke': colours.accent,
  '--_group-fill': colours.paper,
  '--_group-hdr': colours.paper,
  '--_inner-stroke': colours.hairline,
  '--_key-badge': colours.hairline,
  '--bg': colours.paper,
  '--fg': colours.ink,
}

function themeColour(value: string): string {
  const [, variable] = /^var\((--[\w-]+)\)$/.exec(value) ?? []
  if (variable !== undefined) return variables[variable] ?? colours.ink
  return /^(#[\da-f]{3,8}|[a-z]+)$/i.test(value) ? value : colours.ink
}
