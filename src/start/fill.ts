/**
 * A template with its places filled: `{{title}}`. What a value holds is not looked into again.
 *
 * @throws where a place has no value: the templates are ours
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new Error(`the template has a place '${name}' that nothing fills`)
    return value
  })
}
