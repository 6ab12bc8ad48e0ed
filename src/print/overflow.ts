/** A slide whose content leaves its frame or runs into its footer. */
export interface Overflow {
  /** The page, counted from 0. */
  readonly page: number
  /** By how many px of the slide. */
  readonly pixels: number
}

/**
 * Measures, in the page that is printed, what leaves its slide: the rectangles of all text and all pictures
 * against the slide's frame, and against its footer. An expression for the browser; it gives a list of `Overflow`.
 *
 * `scrollHeight` would miss what scrolls inside itself and count margins, so it is not asked.
 */
export const measureOverflow = `
[...document.querySelectorAll('section[id]')].flatMap((section, page) => {
  const frame = section.getBoundingClientRect();
  const scale = frame.width / 1280 || 1;
  const foot = section.querySelector('footer')?.getBoundingClientRect();
  const bottom = foot && foot.height > 0 ? foot.top : frame.bottom;
  const boxes = [...section.querySelectorAll('img, svg, table')].map((element) => element.getBoundingClientRect());
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.textContent.trim() === '' || node.parentElement.closest('footer, .katex-mathml')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    boxes.push(...range.getClientRects());
  }
  const out = boxes.map((box) => Math.max(box.bottom - bottom, box.right - frame.right, frame.left - box.left, frame.top - box.top));
  const pixels = Math.round(Math.max(0, ...out) / scale);
  return pixels > 2 ? [{ page, pixels }] : [];
})
`
