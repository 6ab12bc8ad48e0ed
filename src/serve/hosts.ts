import { hostname, networkInterfaces } from 'node:os'

/** Who asks: the lecturer, at this machine, or somebody in the room. */
export type Peer = 'lecturer' | 'room'

/** @param address of the other end, as a socket has it; who has none is not known to be here */
export function peerOf(address: string | undefined): Peer {
  return address !== undefined && /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(address) ? 'lecturer' : 'room'
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * Whether a request was meant for this server. A page of another site can have its name lead to this machine (DNS rebinding):
 * its requests then come from a browser here, but name that site.
 *
 * @param header the Host of the request
 * @param room the names and addresses under which the room has it, as they stand in an address
 */
export function isOwnHost(header: string | undefined, peer: Peer, room: readonly string[]): boolean {
  const name = /^(\[[0-9a-f:.]+\]|[^\s:/?#@\\[\]]+)(?::\d{1,5})?$/i.exec(header ?? '')?.[1]?.toLowerCase()
  return name !== undefined && (peer === 'lecturer' ? loopback : room).includes(name)
}

/** Every address of this machine that others may reach, as it stands in an address; the likeliest to be a room's first. */
export function machineAddresses(interfaces = networkInterfaces()): string[] {
  const all = Object.entries(interfaces).flatMap(([name, list]) => (list ?? []).map((one) => ({ ...one, name })))
  // Those of a machine inside this one lead nowhere from outside.
  const isInner = (name: string): boolean => /^(docker|br-|veth|virbr|vmnet|utun|tun)/.test(name)
  return all
    .filter(({ internal, scopeid }) => !internal && !scopeid)
    .sort((a, b) => Number(isInner(a.name)) - Number(isInner(b.name)) || (a.family < b.family ? -1 : a.family > b.family ? 1 : 0))
    .map(({ address, family }) => inAddress(address, family === 'IPv6'))
}

/** The names under which a room reaches this machine: its addresses, its own name, and what was asked for. */
export function roomHosts(host: string | undefined): string[] {
  const own = hostname().toLowerCase()
  const names = [
    ...machineAddresses(),
    own,
    `${own.split('.')[0]}.local`,
    ...(host === undefined ? [] : [inAddress(host, host.includes(':'))]),
  ]
  return names.map((name) => name.toLowerCase())
}

/** A host as it stands in an address: IPv6 in brackets. */
export function inAddress(host: string, isIpv6 = host.includes(':')): string {
  return isIpv6 ? `[${host}]` : host
}
