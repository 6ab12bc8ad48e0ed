import type { CourseState } from '../model/course-state.ts'
import { openEditor } from '../workbench/editor.ts'
import { createOverlay } from '../workbench/overlay.ts'

/** Shows what is wrong with the course over the slides. Where they stand in a frame, the page round it does that. */
export function tellFaults(): (state: CourseState) => void {
  if (parent !== window) return () => undefined
  const overlay = createOverlay(openEditor)
  return ({ building, readOnly, faults }) => {
    if (!building && !readOnly) overlay.show(faults)
  }
}
