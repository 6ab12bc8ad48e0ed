#!/usr/bin/env node
import { quickAnswer } from './quick-answer.ts'
import { guardStreams } from './streams.ts'

guardStreams()
// The way to a first answer is short: all that it does not need, commander included, is behind this import.
const answered = await quickAnswer(process.argv.slice(2))
if (answered === undefined) {
  const { runProgram } = await import('./program.ts')
  await runProgram()
} else process.exitCode = answered
