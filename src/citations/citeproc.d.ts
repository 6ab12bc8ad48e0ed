/** The part of citeproc-js that we call. Source: https://citeproc-js.readthedocs.io */
declare module 'citeproc' {
  interface System {
    retrieveLocale(language: string): string
    retrieveItem(id: string): unknown
  }
  class Engine {
    constructor(system: System, style: string, language?: string)
    setOutputFormat(name: string): void
    updateItems(ids: readonly string[]): void
    makeCitationCluster(items: readonly { id: string }[]): string
    makeBibliography(): [{ entry_ids: string[][] }, string[]]
  }
  const CSL: {
    Engine: typeof Engine
    Output: { Formats: Record<string, Record<string, unknown>> }
  }
  export default CSL
}
