/** What a window is for: to be looked at, or to speak from. */
export type Role = 'presenter' | 'audience'

/** Which window this is, as its address says; a copy for the audience has no other. */
export function roleOf(search: string, { audience }: { readonly audience: boolean }): Role {
  return !audience && queryOf(search).includes('presenter') ? 'presenter' : 'audience'
}

/** The same query for a window of another role. It alone goes on by itself that was asked to. */
export function queryFor(role: Role, search: string): string {
  const rest = queryOf(search).filter((part) => part !== 'presenter' && !/^auto(=|$)/.test(part))
  const parts = role === 'presenter' ? [...rest, 'presenter'] : rest
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

function queryOf(search: string): string[] {
  return search.replace(/^\?/, '').split('&').filter(Boolean)
}
