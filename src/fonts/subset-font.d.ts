/** Subsets a font by HarfBuzz. Source: https://github.com/papandreou/subset-font */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'sfnt'; keepFeatures: readonly string[] },
  ): Promise<Buffer>
}
