import { PDFArray, type PDFDict, type PDFDocument, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib'
import { asDictionary, dictionary, items, lookup, name, number, reference } from './objects.ts'

/** An element of the structure tree, read. */
export interface Node {
  readonly role: string
  readonly ref: PDFRef | undefined
  readonly dict: PDFDict
  readonly parent: Node | undefined
  readonly children: Node[]
  /** Marked contents: the page and the number. */
  readonly contents: { readonly page: PDFRef | undefined; readonly id: number }[]
  /** Annotations that are part of it. */
  readonly objects: PDFDict[]
}

export interface StructureTree {
  readonly top: readonly Node[]
  /** All elements, each before what is in it. */
  readonly all: readonly Node[]
  /** What the parent tree has under a key. */
  way(key: number): PDFObject | undefined
  readonly faults: string[]
}

/** Reads the structure tree; `undefined` where there is none. */
export function readStructure(document: PDFDocument): StructureTree | undefined {
  const root = dictionary(document.catalog, 'StructTreeRoot')
  if (!root) return undefined
  const all: Node[] = []
  const faults: string[] = []
  const seen = new Set<PDFDict>()
  const read = (object: PDFObject, parent: Node | undefined): Node | undefined => {
    const dict = asDictionary(object instanceof PDFRef ? document.context.lookup(object) : object)
    if (!dict || seen.has(dict)) {
      faults.push('7.1: the structure tree leads nowhere or in a circle')
      return undefined
    }
    seen.add(dict)
    const ref = object instanceof PDFRef ? object : undefined
    const node: Node = { role: name(dict, 'S') ?? '', ref, dict, parent, children: [], contents: [], objects: [] }
    all.push(node)
    const wanted = parent ? parent.ref : reference(document.catalog, 'StructTreeRoot')
    if (reference(dict, 'P') !== wanted) faults.push(`7.1: the parent of a ${node.role} is not the element that it stands in`)
    for (const kid of items(dict, 'K')) readKid(kid, node)
    return node
  }
  const readKid = (kid: PDFObject, node: Node): void => {
    const value = kid instanceof PDFRef ? document.context.lookup(kid) : kid
    if (value instanceof PDFNumber) {
      node.contents.push({ page: reference(node.dict, 'Pg'), id: value.asNumber() })
      return
    }
    const dict = asDictionary(value)
    const page = reference(dict, 'Pg') ?? reference(node.dict, 'Pg')
    const id = number(dict, 'MCID')
    const object = dictionary(dict, 'Obj')
    if (name(dict, 'Type') === 'MCR' && id !== undefined) node.contents.push({ page, id })
    else if (name(dict, 'Type') === 'OBJR' && object) node.objects.push(object)
    else {
      const child = read(kid, node)
      if (child) node.children.push(child)
    }
  }
  const top = items(root, 'K').flatMap((item) => read(item, undefined) ?? [])
  const ways = readNumbers(dictionary(root, 'ParentTree'))
  return { top, all, faults, way: (key) => ways.get(key) }
}

/** A number tree. Source: ISO 32000-1, 7.9.7. */
function readNumbers(tree: PDFDict | undefined): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>()
  for (const kid of items(tree, 'Kids')) {
    for (const [key, value] of readNumbers(asDictionary(kid instanceof PDFRef ? tree?.context.lookup(kid) : kid))) found.set(key, value)
  }
  const pairs = lookup(tree, 'Nums')
  if (pairs instanceof PDFArray) {
    for (let at = 0; at + 1 < pairs.size(); at += 2) {
      const key = pairs.lookup(at)
      if (key instanceof PDFNumber) found.set(key.asNumber(), pairs.get(at + 1))
    }
  }
  return found
}

/** The attributes of an element that an owner has set. */
export function attribute(node: Node, owner: string): PDFDict | undefined {
  return items(node.dict, 'A')
    .map((item) => asDictionary(item instanceof PDFRef ? node.dict.context.lookup(item) : item))
    .find((each) => name(each, 'O') === owner)
}
