#!/usr/bin/env node
import { quickAnswer } from './quick-answer.ts'

// The way to a first answer is short: all that it does not need, commander included, is behind this import.
if (!quickAnswer(process.argv.slice(2))) {
  const { runProgram } = await import('./program.ts')
  await runProgram()
}
