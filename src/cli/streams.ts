/** Sees to output that cannot be printed. A reader that has seen enough (`deckhand check | head`) is no fault. */
export function guardStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit()
      if (stream === process.stdout) process.stderr.write(`deckhand: the output cannot be printed: ${error.message}\n`)
      process.exit(1)
    })
  }
}
