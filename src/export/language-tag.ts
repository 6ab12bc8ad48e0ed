/** A language with the country that PowerPoint asks for: `de-DE` for `de`. */
export function languageTag(language: string): string {
  try {
    const { language: own, region } = new Intl.Locale(language).maximize()
    return region === undefined ? own : `${own}-${region}`
  } catch {
    return 'en-US'
  }
}
