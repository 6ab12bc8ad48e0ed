import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type GitObject, answerParser } from '../../src/world/git-process.ts'
import { parseTree } from '../../src/world/git-tree.ts'

it('takes answers apart wherever they are cut', () => {
  const answer = fc.oneof(fc.constant(undefined), fc.uint8Array({ maxLength: 40 }))
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 8 }), fc.array(fc.nat(60), { maxLength: 30 }), (answers, cuts) => {
      const hash = 'ab'.repeat(20)
      const parts = answers.map((bytes) =>
        bytes ? Buffer.concat([Buffer.from(`${hash} blob ${bytes.length}\n`), bytes, Buffer.from('\n')]) : Buffer.from('x y missing\n'),
      )
      const all = Buffer.concat(parts)
      const given: (GitObject | undefined)[] = []
      const take = answerParser((object) => given.push(object && { ...object, bytes: Uint8Array.from(object.bytes) }))
      let at = 0
      for (const cut of [...cuts, all.length]) {
        take(all.subarray(at, at + cut))
        at = Math.min(at + cut, all.length)
      }
      expect(given).toEqual(answers.map((bytes) => bytes && { hash, type: 'blob', bytes }))
    }),
  )
})

it('leaves out names that no checkout would write', () => {
  const object = 'ab'.repeat(20)
  const listed = ['a.yaml', '../b.yaml', 'x/../c.yaml', '.git/config', 'x/.GIT/config', '__proto__/d.yaml', 'a\nb'].map(
    (name) => `100644 blob ${object}      12\t${name}\0`,
  )
  expect([...parseTree(listed.join('')).keys()]).toEqual(['', 'a.yaml', '__proto__', '__proto__/d.yaml', 'a\nb'])
  expect(parseTree(`160000 commit ${object}       -\tsub\0`).get('sub')).toMatchObject({ kind: 'folder' })
  expect(parseTree(undefined).size).toBe(0)
})
