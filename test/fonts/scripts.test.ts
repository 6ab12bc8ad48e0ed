import { expect, test } from 'vitest'
import { findFace, findScriptFont, packageOf, scriptsOf } from '../../src/fonts/scripts.ts'

const first = (text: string, language: string): (string | undefined)[] => scriptsOf(text, language).map(({ families }) => families[0])

test.each([
  ['文', 'en', 'Noto Sans SC'],
  ['文', 'zh', 'Noto Sans SC'],
  ['文', 'zh-Hant', 'Noto Sans TC'],
  ['文', 'zh-TW', 'Noto Sans TC'],
  ['文', 'zh-HK', 'Noto Sans HK'],
  ['文', 'ja', 'Noto Sans JP'],
  ['文', 'ko', 'Noto Sans KR'],
  ['한', 'en', 'Noto Sans KR'],
  ['かな', 'en', 'Noto Sans JP'],
  ['سلام', 'fa', 'Noto Sans Arabic'],
  ['नमस्ते', 'hi', 'Noto Sans Devanagari'],
])('%s in %s wants %s', (text, language, family) => {
  expect(first(text, language)).toEqual([family])
})

test('what the fonts that ship have wants no other', () => {
  expect(first('Größe Σ Жук ∮ 😀', 'en')).toEqual([])
})

test('the first family that is installed is taken, with its bold or, where it has none, its regular for both', () => {
  const [han] = scriptsOf('文', 'zh')
  if (!han) throw new Error('no script')
  const installed = ['@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf']
  const font = findScriptFont(han, (specifier) => (installed.includes(specifier) ? `/x/${specifier}` : undefined))
  expect(font?.regular).toMatchObject({ family: 'Noto Sans JP', weight: 400, ttf: `/x/${installed[0]}` })
  expect(font?.bold).toMatchObject({ weight: 700, ttf: `/x/${installed[0]}` })
  expect(findScriptFont(han, () => undefined)).toBeUndefined()
})

test('packages and files are named as Google Fonts names its families', () => {
  expect(packageOf('Atkinson Hyperlegible Next')).toBe('@expo-google-fonts/atkinson-hyperlegible-next')
  expect(findFace('IBM Plex Sans', 400, 'italic', (specifier) => specifier)?.ttf).toBe(
    '@expo-google-fonts/ibm-plex-sans/400Regular_Italic/IBMPlexSans_400Regular_Italic.ttf',
  )
})
