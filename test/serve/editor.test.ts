import { expect, test } from 'vitest'
import { editorLink } from '../../src/model/place-address.ts'
import { findEditor, openIn } from '../../src/serve/editor.ts'

test('the editor that is named, or else one of the environment that brings its own window', () => {
  const [named, own] = [{ DECKHAND_EDITOR: 'zed' }, { VISUAL: 'vim', EDITOR: 'code --wait' }]
  expect(findEditor('"/opt/my editor/subl" -n', named)).toEqual({ command: '/opt/my editor/subl', args: ['-n'] })
  expect(findEditor(undefined, { ...named, ...own })).toEqual({ command: 'zed', args: [] })
  expect(findEditor(undefined, own)).toEqual({ command: 'code', args: ['--wait'] })
  expect(findEditor(' ', { EDITOR: '/usr/bin/nano' })).toBe(undefined)
  expect(findEditor('nvim-qt', {})?.command).toBe('nvim-qt')
})

test('it is shown the line, as each of them wants it', () => {
  const place = { path: '/course/decks/a b.yaml', line: 12, column: 3 }
  const args = (editor: string) => openIn(findEditor(editor, {}) ?? { command: '', args: [] }, place).args
  expect(args('code --new-window')).toEqual(['--new-window', '-r', '-g', '/course/decks/a b.yaml:12:3'])
  expect(args('/opt/webstorm.cmd')).toEqual(['--line', '12', '--column', '3', '/course/decks/a b.yaml'])
  expect(args('something')).toEqual(['/course/decks/a b.yaml'])
})

test('where there is none, a link opens what knows it', () => {
  expect(editorLink({ file: '/my course/decks/a#1.yaml', line: 2, column: 1 })).toBe('vscode://file/my%20course/decks/a%231.yaml:2:1')
  expect(editorLink({ file: 'C:\\course\\a.yaml', line: 2, column: 1 })).toBe('vscode://file/C:/course/a.yaml:2:1')
})
