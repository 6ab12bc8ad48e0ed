import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { listenAt } from '../../src/serve/address.ts'

test('ports that browsers open nothing at are passed over, as those that are taken are', async () => {
  const first = await listenAt(['127.0.0.1'], 6665, createServer)
  const second = await listenAt(['127.0.0.1'], 6665, createServer)
  expect(first.port).toBeGreaterThanOrEqual(6670)
  expect(second.port).toBeGreaterThan(first.port)
  await Promise.all([first.close(), second.close()])
})
