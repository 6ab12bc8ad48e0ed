/** Whether the deck is read from right to left: what leads on then leads to the left. */
export function isRightToLeft(): boolean {
  return document.documentElement.dir === 'rtl'
}
