/** Tells times in the reader's own clock: those of today without the day. */
export function localTimes(page: Document, now: Date = new Date()): void {
  for (const element of page.querySelectorAll('time')) {
    const time = new Date(element.dateTime)
    if (Number.isNaN(time.getTime())) continue
    const clock = time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
    const isToday = time.toDateString() === now.toDateString()
    element.textContent = isToday ? clock : `${time.toLocaleDateString(undefined, { dateStyle: 'medium' })}, ${clock}`
  }
}
