import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOwnHost, machineAddresses, peerOf } from '../../src/serve/hosts.ts'
import { addressesFor, roomOf, roomState } from '../../src/serve/room.ts'
import { courseState, faultState } from '../support/course-state.ts'

const room = ['192.168.1.5', '[2001:db8::5]', 'desk', 'desk.local']

test('who asks is told by the other end of the line alone', () => {
  for (const address of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']) expect(peerOf(address)).toBe('lecturer')
  for (const address of [
    undefined,
    '',
    '192.168.1.5',
    '10.127.0.1',
    '::',
    '::ffff:10.0.0.1',
    '1270.0.0.1',
    '127.0.0.1.evil.example',
    'fe80::1%lo',
  ])
    expect(peerOf(address)).toBe('room')
})

describe('the Host of a request', () => {
  test.each(['127.0.0.1:4747', 'localhost:4747', 'LOCALHOST', '[::1]:80', '127.0.0.1'])('%s is this machine', (host) => {
    expect([isOwnHost(host, 'lecturer', []), isOwnHost(host, 'room', room)]).toEqual([true, false])
  })
  test.each(['192.168.1.5:4747', '[2001:DB8::5]:4747', 'desk', 'desk.local:1'])('%s is this machine, as the room has it', (host) => {
    expect([isOwnHost(host, 'lecturer', room), isOwnHost(host, 'room', room)]).toEqual([false, true])
  })
  test.each([
    undefined,
    '',
    ':4747',
    'evil.example:4747',
    'localhost.evil.example',
    'localhost:4747:1',
    'localhost:',
    'localhost,evil.example',
    'localhost/',
    'user@localhost',
    'localhost#',
    'localhost evil.example',
    '127.0.0.1.nip.io',
    '127.1',
    '0.0.0.0:4747',
    '2130706433',
    '[::1',
    '::1',
    'localhost.',
  ])('%s is not', (host) => {
    expect([isOwnHost(host, 'lecturer', room), isOwnHost(host, 'room', room)]).toEqual([false, false])
  })
  test('whatever else it is', () => {
    fc.assert(
      fc.property(
        fc.domain(),
        fc.nat(99_999),
        (name, port) => !isOwnHost(`${name}:${port}`, 'lecturer', room) && !isOwnHost(name, 'room', room),
      ),
    )
  })
})

const one = (address: string, family: 'IPv4' | 'IPv6', more = {}) => ({
  address,
  family,
  internal: false,
  scopeid: 0,
  netmask: '',
  mac: '',
  cidr: null,
  ...more,
})

test('the addresses of a machine: those that others reach, the likeliest first', () => {
  const found = machineAddresses({
    lo: [one('127.0.0.1', 'IPv4', { internal: true })],
    docker0: [one('172.17.0.1', 'IPv4')],
    wlan0: [one('fe80::1', 'IPv6', { scopeid: 2 }), one('2001:db8::5', 'IPv6'), one('192.168.1.5', 'IPv4')],
  })
  expect(found).toEqual(['192.168.1.5', '[2001:db8::5]', '172.17.0.1'])
})

test('a course is shown here alone, to all, or at one address, and here in any case', () => {
  const machine = ['[2001:db8::5]', '192.168.1.5']
  expect(addressesFor(undefined, machine)).toEqual({ hosts: ['127.0.0.1'], room: undefined })
  for (const host of ['localhost', '127.0.0.1']) expect(addressesFor(host, machine)).toEqual({ hosts: ['127.0.0.1'], room: undefined })
  expect(addressesFor('::1', machine)).toEqual({ hosts: ['127.0.0.1', '::1'], room: undefined })
  expect(addressesFor(true, machine)).toEqual({ hosts: ['0.0.0.0'], room: '192.168.1.5' })
  expect(addressesFor('::', machine)).toEqual({ hosts: ['::'], room: '[2001:db8::5]' })
  expect(addressesFor('192.168.1.5', machine)).toEqual({ hosts: ['127.0.0.1', '192.168.1.5'], room: '192.168.1.5' })
  expect(addressesFor('2001:db8::5', machine)).toEqual({ hosts: ['127.0.0.1', '2001:db8::5'], room: '[2001:db8::5]' })
  expect(addressesFor(true, [])).toEqual({ hosts: ['0.0.0.0'], room: undefined })
  const { url, qrSvg } = roomOf('192.168.1.5', 4747)
  expect(url).toBe('http://192.168.1.5:4747/')
  expect(qrSvg).toMatch(/^<svg .*viewBox="-4 -4 33 33".*<\/svg>$/)
})

test('the room’s state has the decks with what is for their audience, and nothing that is the lecturer’s', () => {
  const { root, faults, changes, since, readOnly, decks } = roomState(courseState({ faults: [faultState()] }))
  expect({ root, faults, changes, since, readOnly }).toEqual({ faults: [], readOnly: true })
  expect(decks.map(({ outputs, sources, file, handouts }) => [outputs.map(({ name }) => name), sources, file, handouts])).toEqual(
    decks.map(() => [['handout.pdf', 'guided.pdf', 'slides.audience.html', 'thumbnail.svg'], [], '', []]),
  )
})
