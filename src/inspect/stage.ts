import type { StagedBox, StageImage, StagePage } from '../model/stage.ts'

/**
 * Shows one page of the deck alone, as large as the picture allows and in the middle of it; round it is the ground of the slide.
 * Where `only` is given, all else on the page is hidden.
 *
 * @returns what is seen, in px of the picture; `null` where nothing is
 */
export function stagePage({ page, width, height, only }: StagePage): StagedBox | null {
  const slides = [...document.querySelectorAll<HTMLElement>('main.deck > div.slide')]
  const slide = slides[page]
  const svg = slide?.querySelector<SVGSVGElement>('svg[data-marpit-svg]')
  const section = slide?.querySelector('section')
  if (!slide || !svg || !section) return null
  const { width: own, height: tall } = svg.viewBox.baseVal
  const scale = Math.min(width / own, height / tall)
  const shown = { width: Math.round(own * scale), height: Math.round(tall * scale) }
  const left = Math.round((width - shown.width) / 2)
  const top = Math.round((height - shown.height) / 2)
  for (const other of slides) other.toggleAttribute('data-staged', other === slide)
  for (const old of document.querySelectorAll('[data-seen]')) old.removeAttribute('data-seen')
  const isWhole = only === undefined || only === 'background'
  const seen = isWhole ? [] : [...slide.querySelectorAll(only)]
  for (const element of seen) element.setAttribute('data-seen', '')
  const ground = isWhole ? getComputedStyle(section).backgroundColor : 'transparent'
  styleStage(`
    html, body, main.deck { margin: 0 !important; padding: 0 !important; background: ${ground} !important; }
    html, body { overflow: hidden !important; }
    body > :not(main.deck), main.deck > :not([data-staged]), [data-staged] > :not(svg) { display: none !important; }
    main.deck > [data-staged] { display: block !important; position: fixed !important; margin: 0 !important; break-after: auto !important;
      left: ${left}px !important; top: ${top}px !important; width: ${shown.width}px !important; height: ${shown.height}px !important; }
    main.deck > [data-staged] > svg[data-marpit-svg] { width: ${shown.width}px !important; height: ${shown.height}px !important; }
    ${only === 'background' ? backgroundOnly : isWhole ? '' : nothingElse}
  `)
  if (isWhole) return { x: 0, y: 0, width, height }
  const boxes = seen.map((element) => element.getBoundingClientRect()).filter((box) => box.width > 0 && box.height > 0)
  if (boxes.length === 0) return null
  const x = Math.floor(Math.min(...boxes.map((box) => box.left)))
  const y = Math.floor(Math.min(...boxes.map((box) => box.top)))
  const right = Math.ceil(Math.max(...boxes.map((box) => box.right)))
  const bottom = Math.ceil(Math.max(...boxes.map((box) => box.bottom)))
  return { x, y, width: right - x, height: bottom - y }
}

const nothingElse = `
    [data-staged] section, [data-staged] section * { visibility: hidden !important; background: none !important; }
    [data-staged] [data-seen], [data-staged] [data-seen] * { visibility: visible !important; }`

const backgroundOnly = `
    [data-staged] section * { visibility: hidden !important; }
    [data-staged] section::after { display: none !important; }`

/** Shows one picture of a page of pictures alone, at its own size or, where it is an outline, as large as is asked for. */
export function stageImage({ index, outlineWidth }: StageImage): StagedBox | null {
  const images = [...document.querySelectorAll('img')]
  const image = images[index]
  if (!image || image.naturalWidth === 0) return null
  const scale = outlineWidth === undefined ? 1 : outlineWidth / image.naturalWidth
  const width = Math.round(image.naturalWidth * scale)
  const height = Math.max(1, Math.round(image.naturalHeight * scale))
  for (const other of images) other.toggleAttribute('data-staged', other === image)
  styleStage(`
    html, body { margin: 0 !important; background: transparent !important; overflow: hidden !important; }
    img { display: none !important; }
    img[data-staged] { display: block !important; position: fixed; left: 0; top: 0; width: ${width}px; height: ${height}px; }
  `)
  return { x: 0, y: 0, width, height }
}

/** A sheet beside those of the page: its policy need not know of it. */
function styleStage(css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet]
}
