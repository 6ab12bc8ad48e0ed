// Writes themes/deckhand-fonts.css: the Latin fonts of the slides inside a theme, for Marp CLI and Marp for VS Code.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { latinFontCss } from '../dist/fonts/faces.js'

const require = createRequire(import.meta.url)
const css = await latinFontCss(async (specifier) => readFileSync(require.resolve(specifier)))
writeFileSync('themes/deckhand-fonts.css', `/* @theme deckhand-fonts */\n/* Made by scripts/generate-fonts-theme.mjs. SIL Open Font License 1.1. */\n${css}\n`)
