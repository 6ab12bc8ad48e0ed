// A process that runs the built command again and again: Marp, pdf-lib and the like are loaded with the first.
import process from 'node:process'

const home = process.cwd()
const [, , main] = process.argv

process.on('message', ({ args, cwd }) => {
  void run(args, cwd).then((told) => process.send?.(told))
})

/** @returns what a process of its own would have printed, and the code with which it would have ended */
async function run(args, cwd) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const before = signals.map((signal) => process.listeners(signal))
  const told = { stdout: '', stderr: '' }
  const writes = [process.stdout.write, process.stderr.write]
  for (const name of ['stdout', 'stderr']) {
    process[name].write = (text) => {
      told[name] += text
      return true
    }
    process[name].removeAllListeners('error')
  }
  process.chdir(cwd ?? home)
  process.argv = [process.argv0, main, ...args]
  process.exitCode = undefined
  try {
    // As a module that was not seen before: all that the file does is done again, but for what it imports.
    await import(`file://${main}?at=${performance.now()}`)
  } catch (error) {
    told.stderr += error instanceof Error ? error.stack : String(error)
    process.exitCode ??= 1
  }
  const code = process.exitCode ?? 0
  process.exitCode = undefined
  for (const [index, name] of ['stdout', 'stderr'].entries()) process[name].write = writes[index]
  for (const [index, signal] of signals.entries()) {
    for (const listener of process.listeners(signal)) if (!before[index].includes(listener)) process.removeListener(signal, listener)
  }
  process.chdir(home)
  return { code, ...told }
}
