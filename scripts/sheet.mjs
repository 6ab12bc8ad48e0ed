import { PNG } from 'pngjs'

/**
 * Pictures of one size on one sheet, row by row.
 *
 * @param {{ width: number, height: number, data: Uint8Array }[]} images RGBA
 * @param {number} columns
 * @returns {PNG}
 */
export function contactSheet(images, columns) {
  const gap = 8
  const width = Math.max(...images.map((image) => image.width))
  const height = Math.max(...images.map((image) => image.height))
  const sheet = new PNG({ width: columns * (width + gap) + gap, height: Math.ceil(images.length / columns) * (height + gap) + gap })
  sheet.data.fill(0x88)
  images.forEach((image, index) => {
    const x = gap + (index % columns) * (width + gap)
    const y = gap + Math.floor(index / columns) * (height + gap)
    PNG.bitblt(image, sheet, 0, 0, image.width, image.height, x, y)
  })
  return sheet
}
