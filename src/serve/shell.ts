import { escapeXml } from '../model/xml.ts'
import { hashOf } from './headers.ts'
import { commonLook } from './look.ts'

/** What a page of serve is made of. */
export interface ShellParts {
  readonly title: string
  /** Which of the pages it is: a class of the body. */
  readonly kind: string
  /** The styles of this page alone. */
  readonly css: string
  /** HTML. */
  readonly body: string
  /** The text of dist/workbench.js; '' for a page that does without. */
  readonly script: string
}

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230b5563'/%3E%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='%23fff' stroke-width='1.6'/%3E%3C/svg%3E"

/**
 * A page of serve: its words are English, the course's own are marked with their language.
 * One script and one style sheet may act on it, by their hashes; it speaks with its own server only.
 */
export function renderShell({ title, kind, css, body, script }: ShellParts): string {
  const style = `${commonLook}${css}`
  const policy = [
    "default-src 'none'",
    script === '' ? "script-src 'none'" : `script-src 'sha256-${hashOf(script)}'`,
    `style-src 'sha256-${hashOf(style)}'`,
    "img-src 'self' data:",
    "frame-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${icon}">
<title>${escapeXml(title)}</title>
<style>${style}</style>
</head>
<body class="${kind}">
${body}
<form id="open" method="post" hidden></form>
${script === '' ? '' : `<script>${script}</script>\n`}</body>
</html>
`
}
