import { toWoff2 } from './woff2.ts'

/**
 * What a browser turns on by itself for any script, and the figures and capitals that themes ask for.
 * Small capitals, fractions and stylistic sets would double the size. Source: HarfBuzz's default features.
 */
const features = (
  'ccmp liga clig calt locl rlig rclt kern curs mark mkmk rvrn tnum pnum lnum onum case ' +
  'isol fina fin2 fin3 medi med2 init mset stch ltra ltrm rtla rtlm ljmo vjmo tjmo ' +
  'nukt akhn rphf rkrf pref blwf half abvf pstf cfar vatu cjct pres abvs blws psts haln dist abvm blwm'
).split(' ')

/** A part of a font, with just these characters and what shapes them, as WOFF2. The same input gives the same bytes. */
export async function subsetFont(font: Uint8Array, characters: readonly string[]): Promise<Uint8Array> {
  const { default: subset } = await import('subset-font')
  return toWoff2(await subset(Buffer.from(font), characters.join(''), { targetFormat: 'sfnt', keepFeatures: features }))
}
