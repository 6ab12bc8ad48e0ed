import { joinPage } from '../slides/page-changes.ts'
import { hashOf } from './headers.ts'
import type { LivePage } from './live-pages.ts'

/**
 * A deck's slides as they are served: with a second script, which follows the changes. The page's own policy is widened by just
 * that: this script, and asking this server.
 *
 * @param script the live client
 */
export function renderServedPage(deck: string, { hash, parts }: LivePage, script: string): string {
  const html = joinPage(parts)
  // What it is to follow, and from where on. It is data: no policy concerns it.
  const following = `<script type="application/json" id="live">${inScript(JSON.stringify({ deck, have: hash }))}</script>`
  const policy = /(<meta http-equiv="Content-Security-Policy" content="[^"]*?script-src [^";]*)([^"]*)(")/
  return html
    .replace(
      policy,
      (_, before: string, rest: string, quote: string) => `${before} 'sha256-${hashOf(script)}'${rest}; connect-src 'self'${quote}`,
    )
    .replace(/<\/body>\s*<\/html>\s*$/, () => `${following}\n<script>${script}</script>\n</body>\n</html>\n`)
}

/** JSON as it may stand in a script. */
function inScript(json: string): string {
  return json.replaceAll('<', '\\u003c')
}
