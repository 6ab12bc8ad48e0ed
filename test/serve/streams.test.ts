import { IncomingMessage, ServerResponse, createServer } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { listenAt } from '../../src/serve/address.ts'
import { eventStreams } from '../../src/serve/event-streams.ts'

test('who does not take what is sent is let go', () => {
  const streams = eventStreams<string>(1)
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  const listener = streams.open(response, 'slow', {})
  listener?.send('state', 'x'.repeat(17 * 2 ** 20))
  expect(response.destroyed).toBe(false)
  listener?.send('state', '')
  expect(response.destroyed).toBe(true)
  streams.close()
})

test('a server takes the next port where one is taken, and says what else is wrong at once', async () => {
  const first = await listenAt(['127.0.0.1'], 0, createServer)
  const next = await listenAt(['127.0.0.1'], first.port, createServer)
  expect(next.port).toBeGreaterThan(first.port)
  await Promise.all([first.close(), next.close()])
  // An address for documentation: no machine has it.
  await expect(listenAt(['192.0.2.1'], first.port, createServer)).rejects.toThrow('EADDRNOTAVAIL')
})
