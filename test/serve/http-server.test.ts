import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { machineAddresses } from '../../src/serve/hosts.ts'
import { httpServer } from '../../src/serve/http-server.ts'
import { ask } from '../support/serving.ts'

const machine = machineAddresses().find((address) => !address.startsWith('['))

test.skipIf(machine === undefined)('a room that holds very many lines is refused further ones, and the lecturer gets through', async () => {
  const server = httpServer((_, response) => response.end('here'), { most: 2 })
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  server.listen(0, '0.0.0.0')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const open = async () => {
    const socket = connect(port, machine)
    await once(socket, 'connect')
    return socket
  }
  const [first] = [await open(), await open()]
  await once((await open()).resume(), 'close')
  expect((await ask(port, '/')).body).toBe('here')
  first?.destroy()
  await expect.poll(() => ask(port, '/', { host: machine ?? '' }).then(({ body }) => body, String)).toBe('here')
})
