import type { World } from '../../world/world.ts'
import { examineBrowser } from './browser.ts'
import { examineCourse } from './course.ts'
import type { Finding } from './finding.ts'
import { examineFonts } from './fonts.ts'
import { examineFolders, examineGit, examineProgram } from './machine.ts'

/**
 * Looks at everything that a build needs or can use.
 *
 * @param named a browser, as `--browser` names it
 */
export async function examine(world: World, root: string, out: string, named: string | undefined): Promise<Finding[]> {
  const [program, browser, fonts, git, course, folders] = await Promise.all([
    examineProgram(world),
    examineBrowser(world, named),
    examineFonts(world, root),
    examineGit(world, root),
    examineCourse(world, root),
    examineFolders(world, root, out),
  ])
  return [...program, ...browser, ...fonts, git, ...folders, ...course]
}
