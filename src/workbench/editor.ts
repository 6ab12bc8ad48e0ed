/**
 * Asks the server to open the editor. Where it knows of none, it names an address that an editor of the kind of VS Code opens.
 *
 * @param address of `/open`, with the place
 * @throws with what is to be told where it does not
 */
export async function openEditor(address: string): Promise<void> {
  const response = await fetch(address, { method: 'POST' }).catch(() => undefined)
  if (response?.ok) {
    const { link }: { readonly link?: string } = await response.json()
    if (link?.startsWith('vscode://')) location.assign(link)
    return
  }
  const told = response && (await response.text().catch(() => '')).trim()
  throw new Error(told && told.length < 200 && !told.startsWith('<') ? told : 'The editor could not be opened')
}
