import { createHash } from 'node:crypto';
import type { Language } from '#shared/kernel/language.ts';
import type { Report } from '#shared/verification/report.ts';
import {
  reportWords,
  type Banner,
  type FileWords,
  type FindingWords,
  type ReportWords,
  type Row,
  type SignatureWords,
  type VerdictWords,
} from './document.ts';
import { style } from './style.ts';

/** Markup that is already safe; anything else is escaped where it is put in. */
type Markup = { readonly markup: string };
type Part = string | Markup | readonly Markup[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

const markupOf = (part: Part): string => {
  if (typeof part === 'string') return escaped(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
};

/** A template in which every value is escaped unless it is markup itself. */
const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: texts.map((text, index) => text + (index < parts.length ? markupOf(parts[index] ?? '') : '')).join(''),
});

const nothing: Markup = { markup: '' };

const banner = ({ t }: ReportWords, { conclusion, words, meaning, reason }: Banner): Markup =>
  html` <div class="banner ${conclusion}">
    <strong>${words}</strong> <code dir="ltr">${conclusion}</code>
    <p>${meaning}</p>
    ${reason === null ? nothing : html`<p>${t('report.sub-indication')}: <code dir="ltr">${reason}</code></p>`}
  </div>`;

const rows = (all: readonly Row[]): Markup =>
  html`<dl>
    ${all.map(
      ({ label, value, exact }) =>
        html`<dt>${label}</dt>
          <dd>${exact ? html`<bdi>${value}</bdi>` : html`${value}`}</dd>`,
    )}
  </dl>`;

const findings = ({ t }: ReportWords, all: readonly FindingWords[]): Markup =>
  html`<ul>
    ${all.map(
      ({ code, severity, message, hint }) =>
        html`<li class="${severity}">
          <p>${message} <code dir="ltr">${code}</code></p>
          ${hint === '' ? nothing : html`<p class="hint">${t('report.hint')}: ${hint}</p>`}
        </li>`,
    )}
  </ul>`;

const verdicts = ({ t }: ReportWords, all: readonly VerdictWords[]): Markup =>
  html` <table>
    <caption hidden>
      ${t('report.verdicts')}
    </caption>
    <tbody>
      ${all.map(
        ({ name, question, verdict, word }) =>
          html`<tr class="${verdict}">
            <th scope="row">${name}</th>
            <td>${question}</td>
            <td class="word">${word}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const files = ({ t }: ReportWords, all: readonly FileWords[]): Markup =>
  html`<h2>${t('report.files')}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${t('report.file-name')}</th>
          <th scope="col">${t('report.size')}</th>
          <th scope="col">SHA-256</th>
          <th scope="col">${t('report.covered-by')}</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          ({ name, size, sha256, signatures }) =>
            html`<tr>
              <td><bdi>${name}</bdi></td>
              <td>${size}</td>
              <td><code dir="ltr">${sha256}</code></td>
              <td>${String(signatures)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;

const checks = ({ t }: ReportWords, { checks: all }: SignatureWords): Markup =>
  html` <details>
    <summary>${t('report.checks')} (${String(all.length)})</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${t('report.check')}</th>
          <th scope="col">${t('report.verdicts')}</th>
          <th scope="col">${t('report.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          ({ id, verdict, outcome }) =>
            html`<tr>
              <td><code dir="ltr">${id}</code></td>
              <td>${verdict}</td>
              <td>${outcome}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;

const signature = (words: ReportWords, one: SignatureWords, depth = 0): Markup =>
  html`<section class="${depth === 0 ? 'own' : 'over'}">
    ${depth === 0 ? html`<h2>${one.title}</h2>` : html`<h3>${one.title}</h3>`}
    ${banner(words, one.banner)}${rows(one.rows)}
    <h3>${words.t('report.verdicts')}</h3>
    ${verdicts(words, one.verdicts)}
    <h3>${words.t('report.findings')}</h3>
    ${
      one.findings.length === 0 ? html`<p>${words.t('report.no-findings')}</p>` : findings(words, one.findings)
    }${checks(words, one)}
    ${one.counterSignatures.map((counter) => signature(words, counter, depth + 1))}
  </section>`;

/** Nothing is loaded and nothing runs; only this very style sheet is allowed. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** Put in whole: white space inside the element would change the digest that allows it. */
const styleSheet: Markup = { markup: `<style>${style}</style>` };

/** The report as one HTML file to hand over: no script, no address, every value escaped, direction by language. */
export const renderHtml = async (report: Report, language: Language): Promise<string> => {
  const words = await reportWords(report, language);
  const { t } = words;
  const page = html`<!doctype html>
    <html lang="${language}" dir="${words.direction}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width" />
        <meta name="referrer" content="no-referrer" />
        <title>${words.title}: ${words.banner.words}</title>
        ${styleSheet}
      </head>
      <body>
        <main>
          <h1>${words.title}</h1>
          ${banner(words, words.banner)}${rows(words.rows)}
          ${
            words.findings.length === 0
              ? nothing
              : html`<h2>${t('report.findings')}</h2>
                  ${findings(words, words.findings)}`
          }
          ${words.files.length === 0 ? nothing : files(words, words.files)}
          ${words.signatures.length === 0 ? html`<p>${t('report.no-signatures')}</p>` : words.signatures.map((one) => signature(words, one))}
        </main>
        <footer>${t('report.made-by')}</footer>
      </body>
    </html> `;
  return page.markup;
};
