import { relative } from 'node:path'
import { type Palette, plain } from '../diagnostics/render.ts'
import { sizeWords } from '../diagnostics/size-words.ts'

export { findRoot } from './find-root.ts'

/** Colour on a terminal, unless NO_COLOR is set; see https://no-color.org. */
export function palette(stream: NodeJS.WriteStream): Palette {
  const { NO_COLOR, FORCE_COLOR } = process.env
  const wanted = NO_COLOR ? false : FORCE_COLOR ? FORCE_COLOR !== '0' : stream.isTTY === true && process.env['TERM'] !== 'dumb'
  if (!wanted) return plain
  const paint = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`
  return { error: paint(31, 39), warning: paint(33, 39), added: paint(32, 39), strong: paint(1, 22), faint: paint(2, 22) }
}

/** A folder as a person types it. */
export function shown(folder: string): string {
  const path = relative(process.cwd(), folder)
  return path === '' ? '.' : path.startsWith('..') ? folder : path
}

/** How this command was typed, for commands to type next: whoever runs it by npx may have none on the path. */
export function typedCommand(): string {
  return process.env['npm_command'] === 'exec' ? 'npx deckhand' : 'deckhand'
}

/** A word as a shell wants it typed. */
export function shellWord(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : JSON.stringify(word)
}

/** Tells what is being done, on a terminal only, and only from half a second on. */
export function progressLine(stream: NodeJS.WriteStream): { step: (text: string) => void; clear: () => void } {
  if (stream.isTTY !== true || process.env['CI']) return { step: () => undefined, clear: () => undefined }
  const start = performance.now()
  let current = ''
  let shownText = false
  const draw = (): void => {
    if (performance.now() - start < 500) return
    stream.write(`\r\u001b[2K${current}…`)
    shownText = true
  }
  const timer = setInterval(draw, 100)
  timer.unref()
  return {
    step: (text) => {
      current = text
      draw()
    },
    clear: () => {
      clearInterval(timer)
      if (shownText) stream.write('\r\u001b[2K')
    },
  }
}

/** An output and its size, as a line of a list. */
export function outputLine({ path, bytes }: { readonly path: string; readonly bytes: number }): string {
  return `  ${path.padEnd(44)} ${sizeWords(bytes).padStart(8)}`
}
