import { languageTag } from './language-tag.ts'
import { footBox, masterOf, numberBox, slideSizes } from './masters.ts'
import { masterPlaceholders, solidFill } from './placeholder-xml.ts'
import { type Box, type MasterName, type Presentation, masterNames } from './presentation.ts'

/** A layout with placeholders that say how text in them looks. */
export function finishLayout(xml: string, presentation: Presentation): string {
  const name = masterNames.find((one) => xml.includes(`<p:cSld name="${one}">`))
  // The library makes an empty one for itself.
  return name ? withPlaceholders(xml, name, presentation) : xml.replace('<p:cSld name="DEFAULT">', '<p:cSld name="Blank">')
}

/** The master, from which the layouts take what they do not say. */
export function finishMaster(xml: string, presentation: Presentation): string {
  return withPlaceholders(xml, 'Title and content', presentation).replace(
    '<p:cSld><p:spTree>',
    '<p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>',
  )
}

function withPlaceholders(xml: string, name: MasterName, presentation: Presentation): string {
  const { size, isRightToLeft } = presentation
  const { ground, placeholders } = masterOf(name, size)
  const place = (box: Box): Box => (isRightToLeft ? { ...box, x: slideSizes[size].width - box.x - box.width } : box)
  const shapes = masterPlaceholders(
    {
      placeholders,
      foot: place(footBox(size)),
      number: place(numberBox(size)),
      footColour: ground === 'night' ? 'night-muted' : 'muted',
      isList: name === 'Title and content',
      language: languageTag(presentation.language),
      isRightToLeft,
    },
    (colour) => solidFill(colour, presentation),
  )
  let id = 1
  return xml
    .replaceAll(/<p:sp>[\s\S]*?<\/p:sp>/g, '')
    .replace('</p:spTree>', () => `${shapes}</p:spTree>`)
    .replaceAll(/<p:cNvPr id="2"/g, () => `<p:cNvPr id="${++id}"`)
}
