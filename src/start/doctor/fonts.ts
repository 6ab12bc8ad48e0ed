import { type FontFile, codeFont, shippedFonts, textFonts } from '../../fonts/catalog.ts'
import { packageOf, scriptFamilies } from '../../fonts/scripts.ts'
import { type World, decodeUtf8 } from '../../world/world.ts'
import { type Finding, fail, ok } from './finding.ts'

/** The fonts that ship, and those of further scripts that stand beside the course or beside Deckhand. */
export async function examineFonts(world: World, root: string): Promise<Finding[]> {
  const files: FontFile[] = [...Object.values(textFonts), codeFont, ...shippedFonts.fallbacks.map(({ regular }) => regular)]
  const specifiers = files.flatMap(({ ttf, latin }) => (latin === undefined ? [ttf] : [ttf, latin]))
  const missing = specifiers.filter((specifier) => world.findPackageFile(specifier, root) === undefined)
  const packages = [...new Set(specifiers.map(packageName))]
  const further = scriptFamilies().map(packageOf)
  const [shipped, installed] = await Promise.all([versions(world, root, packages), versions(world, root, further)])
  const [first] = missing
  return [
    first === undefined
      ? ok('fonts', shipped.join(', '))
      : fail('fonts', `${packageName(first)} is not whole: ${first} is missing`, 'install Deckhand again: npm install'),
    installed.length > 0
      ? ok('scripts', installed.join(', '))
      : ok('scripts', 'Latin, Greek, Cyrillic; for others install a font package beside the course'),
  ]
}

/** `@scope/name` of a file in it. */
function packageName(specifier: string): string {
  return specifier.split('/').slice(0, 2).join('/')
}

/** Name and version of those packages that are installed. */
async function versions(world: World, root: string, names: readonly string[]): Promise<string[]> {
  const all = names.map(async (name) => {
    const path = world.findPackageFile(`${name}/package.json`, root)
    if (path === undefined) return []
    const manifest: unknown = JSON.parse(decodeUtf8(await world.read(path)))
    const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? ` ${String(manifest.version)}` : ''
    return [`${name}${version}`]
  })
  return (await Promise.all(all)).flat()
}
