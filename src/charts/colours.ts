import {
  type Rgb,
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  modeLab65,
  modeLrgb,
  modeRgb,
  useMode,
} from 'culori/fn'
import type { Colour } from '../model/colour.ts'

/** Who cannot tell two colours apart. */
export type Viewing = 'normal sight' | 'protanopia' | 'deuteranopia' | 'tritanopia' | 'greyscale'

/** Two colours, by their index, that are too much alike. */
export interface LikeColours {
  readonly first: number
  readonly second: number
  readonly viewings: readonly Viewing[]
}

useMode(modeRgb)
useMode(modeLrgb)
useMode(modeLab65)
const toLinear = converter('lrgb')
const toRgb = converter('rgb')
const toLab = converter('lab65')
const difference = differenceCiede2000()

// Side by side one sees a CIEDE2000 of 2; on bars and lines apart, and through a projector, it takes several times that.
const leastDifference = 10
// A step of L* that stays visible when a sheet is copied.
const leastLightness = 5

type Sight = Exclude<Viewing, 'greyscale'>

const sights: readonly { readonly name: Sight; readonly see: (colour: Rgb) => Rgb }[] = [
  { name: 'normal sight', see: (colour) => colour },
  { name: 'protanopia', see: inLinearLight(filterDeficiencyProt(1)) },
  { name: 'deuteranopia', see: inLinearLight(filterDeficiencyDeuter(1)) },
  { name: 'tritanopia', see: inLinearLight(filterDeficiencyTrit(1)) },
]

/** The filters of culori are matrices on whatever red, green and blue they are given; theirs are meant for linear light. */
function inLinearLight(filter: (colour: Rgb) => Rgb): (colour: Rgb) => Rgb {
  return (colour) => {
    const { r, g, b } = toLinear(colour)
    return toRgb({ ...filter({ mode: 'rgb', r, g, b }), mode: 'lrgb' })
  }
}

/**
 * The pairs of opaque colours that cannot be told apart by everyone, or in greyscale.
 * Sight without one kind of cone is simulated by the matrices of Machado, Oliveira & Fernandes (2009),
 * doi:10.1109/TVCG.2009.113; differences are CIEDE2000, lightness is the L* of CIELAB.
 */
export function likeColours(colours: readonly Colour[]): LikeColours[] {
  const all = colours.map(([r, g, b]): Rgb => ({ mode: 'rgb', r: r / 255, g: g / 255, b: b / 255 }))
  return all.flatMap((a, first) =>
    all.slice(first + 1).flatMap((b, offset): LikeColours[] => {
      const alike = sights.filter(({ see }) => difference(see(a), see(b)) < leastDifference).map(({ name }): Viewing => name)
      const grey: Viewing[] = Math.abs(toLab(a).l - toLab(b).l) < leastLightness ? ['greyscale'] : []
      return alike.length + grey.length === 0 ? [] : [{ first, second: first + 1 + offset, viewings: [...alike, ...grey] }]
    }),
  )
}
