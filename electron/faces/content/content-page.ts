import { createHash } from 'node:crypto';
import type { ShownContent } from '../../steps/context.ts';
import type { ContentTheme } from './content-desk.ts';

/** The colours are those of `renderer/theme/tokens.css`; the text is another's and takes the system's own face. */
const style = `:root{color-scheme:light;--ground:#fff;--ink:#12202a}
:root[data-theme=dark]{color-scheme:dark;--ground:#141b1f;--ink:#e8eef1}
:root[data-theme=contrast]{color-scheme:dark;--ground:#000;--ink:#fff}
body{margin:0;padding:8px 12px;background:var(--ground);color:var(--ink);font:13px/20px "IBM Plex Sans","IBM Plex Sans Arabic",system-ui,sans-serif}
pre{margin:0;font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}
ul{margin:0;padding-inline-start:20px;overflow-wrap:anywhere}
img{display:block;max-width:100%}`;

const styleHash = createHash('sha256').update(style).digest('base64');

const headersWith = (policy: readonly string[]) =>
  ({
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }) as const;

/** No script, no form, no request; an origin of its own even for itself; framed by the workstation's page alone. */
export const contentHeaders = (framer: string) =>
  headersWith([
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framer}`,
    'sandbox',
  ]);

/**
 * The page that draws a PDF runs our own scripts and no others, and asks its own origin alone: for these scripts, for fonts
 * and character maps, and for the bytes under its ticket. No string becomes code, and only the two threads it knows start.
 */
export const pdfHeaders = (framer: string) =>
  headersWith([
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    `frame-ancestors ${framer}`,
    "require-trusted-types-for 'script'",
    'trusted-types pdf-threads',
    'sandbox allow-scripts allow-same-origin',
  ]);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => escapes[mark] ?? '');

export type WrittenContent = Exclude<ShownContent, { kind: 'pdf' }>;

const bodyOf = (content: WrittenContent): string => {
  switch (content.kind) {
    case 'text':
      return `<pre dir="auto">${escaped(content.text)}</pre>`;
    case 'image': {
      const data = Buffer.from(content.bytes).toString('base64');
      return `<img alt="${escaped(content.title)}" src="data:${escaped(content.mediaType)};base64,${data}">`;
    }
    case 'names':
      return `<ul>${content.names.map((name) => `<li dir="auto">${escaped(name)}</li>`).join('')}</ul>`;
    default:
      return content satisfies never;
  }
};

export const contentPage = (content: WrittenContent, theme: ContentTheme): string =>
  `<!doctype html><html data-theme="${theme}"><head><meta charset="utf-8"><title>${escaped(content.title)}</title><style>${style}</style></head><body>${bodyOf(content)}</body></html>`;
