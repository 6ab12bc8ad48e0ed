import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { insideCourse } from '../../src/build/paths.ts'
import { parseTree } from '../../src/world/git-tree.ts'
import { type History, openHistory } from '../../src/world/git.ts'
import { realWorld } from '../../src/world/real.ts'
import { type World, decodeUtf8 } from '../../src/world/world.ts'
import { repository } from '../support/repository.ts'

async function opened(root: string): Promise<History> {
  const history = await openHistory(root)
  if (!history) throw new Error('there is no history')
  return history
}

const text = async (world: World, path: string): Promise<string> => decodeUtf8(await world.read(path))

describe('openHistory', () => {
  it('gives the course as it was in a commit, from a folder in the repository', async () => {
    const { folder, write, commit } = repository()
    write({ 'content/course.yaml': 'title: One', 'content/data/ä b.yaml': '- x', 'content/data/z.yaml': '', 'other.yaml': 'no' })
    const first = commit()
    write({ 'content/course.yaml': 'title: Two' })
    commit()
    const root = join(folder, 'content')
    const history = await opened(root)
    const world = history.worldAt(first)

    expect(await text(world, join(root, 'course.yaml'))).toBe('title: One')
    expect(await world.stat(join(root, 'course.yaml'))).toMatchObject({ kind: 'file', size: 10 })
    expect(await world.stat(root)).toMatchObject({ kind: 'folder' })
    expect(await world.stat(join(root, 'data'))).toMatchObject({ kind: 'folder' })
    expect(await world.stat(join(root, 'nothing.yaml'))).toBeUndefined()
    expect(await world.stat(join(root, 'course.yaml/below'))).toBeUndefined()
    expect(await world.list(root)).toEqual(['course.yaml', 'data'])
    expect(await world.list(join(root, 'data'))).toEqual(['z.yaml', 'ä b.yaml'])
    expect(await world.list(join(root, 'nothing'))).toEqual([])
    expect(await world.realPath(join(root, 'data/../course.yaml'))).toBe(join(root, 'course.yaml'))
    await expect(world.read(join(root, 'nothing.yaml'))).rejects.toThrow('no such file')
    await expect(world.read(join(root, 'data'))).rejects.toThrow('no such file')
    await expect(world.write(join(root, 'course.yaml'), new Uint8Array())).rejects.toThrow('cannot be written')
  })

  it('reads bytes as they are, however many, and many at once', async () => {
    const { folder, write, commit } = repository()
    const large = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 7) % 256)
    const small = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`data/${index}.yaml`, `- ${index}\n`]))
    write({ 'course.yaml': '', 'large.png': large, ...small })
    const world = (await opened(folder)).worldAt(commit())
    const [bytes, ...texts] = await Promise.all([
      world.read(join(folder, 'large.png')),
      ...Object.keys(small).map((name) => text(world, join(folder, name))),
    ])
    expect(Buffer.compare(bytes, large)).toBe(0)
    expect(texts).toEqual(Object.values(small))
    expect(await text(world, join(folder, 'course.yaml'))).toBe('')
  })

  it('knows commits by every name that git knows, and nothing else', async () => {
    const { folder, write, commit, git } = repository()
    write({ 'course.yaml': 'title: One' })
    const first = commit()
    const second = commit()
    git('tag', '-a', 'v1', '-m', 'lecture', first)
    const history = await opened(folder)
    expect(await history.resolve('HEAD')).toBe(second)
    expect(await history.resolve('main')).toBe(second)
    expect(await history.resolve('HEAD~1')).toBe(first)
    expect(await history.resolve('v1')).toBe(first)
    expect(await history.resolve(first.slice(0, 8))).toBe(first)
    for (const none of ['', 'nothing', '--all', '-p', 'HEAD:course.yaml', 'a\nHEAD', '0'.repeat(40), 'HEAD missing']) {
      expect(await history.resolve(none)).toBeUndefined()
    }
    expect(await history.resolve('HEAD')).toBe(second)
  })

  it('finds the last commit of a day', async () => {
    const { folder, commit } = repository()
    const first = commit('a', '2026-09-01T23:59:59Z')
    const second = commit('b', '2026-09-03T00:30:00+02:00')
    const history = await opened(folder)
    expect(await history.before('2026-08-31')).toBeUndefined()
    expect(await history.before('2026-09-01')).toBe(first)
    expect(await history.before('2026-09-02')).toBe(second)
    expect(await history.before('2030-01-01')).toBe(second)
    for (const none of ['yesterday', '2026-09', '', '--all']) expect(await history.before(none)).toBeUndefined()
  })

  it('is undefined where there is no repository, and knows nothing of one without commits', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deckhand-none-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    expect(await openHistory(folder)).toBeUndefined()
    expect(await openHistory(join(folder, 'missing'))).toBeUndefined()
    const history = await opened(repository().folder)
    expect(await history.resolve('HEAD')).toBeUndefined()
    expect(await history.before('2026-09-01')).toBeUndefined()
  })

  it('reads the package and what is installed from the disk', async () => {
    const { folder, write, commit } = repository()
    write({ 'course.yaml': '', 'tool/themes/a.css': 'old', 'node_modules/font/a.ttf': 'old' })
    const first = commit()
    write({ 'tool/themes/a.css': 'new', 'node_modules/font/a.ttf': 'new' })
    const history = await openHistory(folder, { packageFolder: join(folder, 'tool') })
    const world = history?.worldAt(first) ?? realWorld
    expect(await text(world, join(folder, 'tool/themes/a.css'))).toBe('new')
    expect(await text(world, join(folder, 'node_modules/font/a.ttf'))).toBe('new')
    expect(await text((await opened(folder)).worldAt(first), join(folder, 'tool/themes/a.css'))).toBe('old')
  })

  it('reads a course that stands in the package from its commit, as that of this repository does', async () => {
    const { folder, write, commit } = repository()
    write({ 'content/course.yaml': 'old', 'themes/a.css': 'old' })
    const first = commit()
    write({ 'content/course.yaml': 'new', 'themes/a.css': 'new' })
    const root = join(folder, 'content')
    const history = await openHistory(root, { packageFolder: folder })
    const world = history?.worldAt(first) ?? realWorld
    expect(await text(world, join(root, 'course.yaml'))).toBe('old')
    expect(await text(world, join(folder, 'themes/a.css'))).toBe('new')
  })

  it('follows links inside the course, and none that leads out of it', async () => {
    const { folder, write, commit } = repository()
    const root = join(folder, 'content')
    write({ 'secret.yaml': 'no', 'content/data/models.yaml': '- x', 'content/course.yaml': '' })
    const links = {
      'inside.yaml': 'data/models.yaml',
      list: 'data',
      up: '..',
      'secret.yaml': '../secret.yaml',
      'etc.yaml': '/etc/hostname',
      loop: 'loop',
      'data/back.yaml': '../inside.yaml',
      dangling: 'nothing',
    }
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name))
    const world = (await opened(root)).worldAt(commit())
    expect(await text(world, join(root, 'inside.yaml'))).toBe('- x')
    expect(await text(world, join(root, 'data/back.yaml'))).toBe('- x')
    expect(await text(world, join(root, 'list/models.yaml'))).toBe('- x')
    expect(await world.list(join(root, 'list'))).toEqual(['back.yaml', 'models.yaml'])
    expect(await world.realPath(join(root, 'list/models.yaml'))).toBe(join(root, 'data/models.yaml'))
    for (const name of ['secret.yaml', 'etc.yaml', 'up/secret.yaml', 'loop', 'dangling']) {
      await expect(world.read(join(root, name))).rejects.toThrow('no such file')
    }
    for (const name of ['secret.yaml', 'etc.yaml']) expect(await insideCourse(world, root, name)).toBeUndefined()
    expect(await world.list(join(root, 'up'))).toEqual([])
    expect(await world.stat(join(root, 'loop'))).toBeUndefined()
  })
})

describe('a hostile repository', () => {
  it('runs nothing that its configuration or its attributes name', async () => {
    const { folder, write, commit, git } = repository()
    const ran = join(folder, '.git', 'ran')
    write({ 'course.yaml': 'title: One', '.gitattributes': '* filter=evil diff=evil\n' })
    const first = commit()
    const script = join(folder, '.git', 'evil.sh')
    writeFileSync(script, `#!/bin/sh\necho "$0" >> '${ran}'\ncat\n`, { mode: 0o755 })
    mkdirSync(join(folder, '.git/evil-hooks'))
    for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman', 'post-checkout']) {
      writeFileSync(join(folder, '.git/evil-hooks', hook), `#!/bin/sh\necho hook >> '${ran}'\n`, { mode: 0o755 })
    }
    const settings = {
      'core.fsmonitor': script,
      'core.hooksPath': join(folder, '.git/evil-hooks'),
      'core.pager': script,
      'pager.rev-list': script,
      'pager.ls-tree': script,
      'core.sshCommand': script,
      'core.alternateRefsCommand': script,
      'filter.evil.smudge': script,
      'filter.evil.clean': script,
      'filter.evil.process': script,
      'diff.evil.textconv': script,
      'diff.evil.command': script,
      'diff.external': script,
      'gpg.program': script,
      'log.showSignature': 'true',
      'alias.ls-tree': `!${script}`,
      'alias.cat-file': `!${script}`,
    }
    for (const [name, value] of Object.entries(settings)) git('config', name, value)
    const history = await opened(folder)
    expect(await history.resolve('main')).toBe(first)
    expect(await history.before('2026-10-01')).toBe(first)
    expect(await text(history.worldAt(first), join(folder, 'course.yaml'))).toBe('title: One')
    expect(existsSync(ran)).toBe(false)
  })

  it.each(['ext::SCRIPT', 'ssh://host/x', 'file://FOLDER/.git'])('fetches nothing that it lacks from %s', async (url) => {
    const { folder, write, commit, git } = repository()
    const ran = join(folder, '.git', 'ran')
    write({ 'course.yaml': 'title: One' })
    const first = commit()
    const lacking = git('rev-parse', 'HEAD:course.yaml')
    rmSync(join(folder, '.git/objects', lacking.slice(0, 2), lacking.slice(2)))
    const script = join(folder, '.git', 'evil.sh')
    writeFileSync(script, `#!/bin/sh\ntouch '${ran}'\n`, { mode: 0o755 })
    const settings = {
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.url': url.replace('SCRIPT', script).replace('FOLDER', folder),
      'remote.origin.promisor': 'true',
      'remote.origin.uploadpack': script,
      'core.sshCommand': script,
      'protocol.allow': 'always',
      'protocol.ext.allow': 'always',
    }
    for (const [name, value] of Object.entries(settings)) git('config', name, value)
    const world = (await opened(folder)).worldAt(first)
    await expect(world.read(join(folder, 'course.yaml'))).rejects.toThrow()
    expect(existsSync(ran)).toBe(false)
  })

  it('is none that lies in the course as plain files', async () => {
    const { folder, write, git } = repository()
    write({ 'course/course.yaml': '' })
    git('init', '-q', '--bare', 'course')
    git('-C', 'course', 'config', 'core.bare', 'false')
    git('-C', 'course', 'config', 'core.worktree', join(folder, 'course'))
    expect(await openHistory(join(folder, 'course'))).toBeUndefined()
  })

  it('is not reached through the environment', async () => {
    const { folder, write, commit } = repository()
    write({ 'course.yaml': 'title: One' })
    const first = commit()
    const other = repository()
    const environment = {
      ...process.env,
      GIT_DIR: join(other.folder, '.git'),
      GIT_WORK_TREE: other.folder,
      git_dir: '/',
      GIT_OBJECT_DIRECTORY: '/',
    }
    const history = await openHistory(folder, { disk: { ...realWorld, environment } })
    expect(await history?.resolve('HEAD')).toBe(first)
  })
})

describe('parseTree', () => {
  it('leaves out names that no checkout would write', () => {
    const hash = 'a'.repeat(40)
    const ways = ['course.yaml', '../up', 'a/../../up', '/root', 'a//b', './c', '.git/config', 'a/.GIT/hooks/x']
    const tree = parseTree(ways.map((way) => `100644 blob ${hash}       3\t${way}\0`).join(''))
    expect([...tree.keys()]).toEqual(['', 'course.yaml'])
  })
})
