import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { renderHtml } from '#electron/pki/report/html.ts';
import { renderJson } from '#electron/pki/report/json.ts';
import { renderText } from '#electron/pki/report/text.ts';
import { verifySource } from '#electron/pki/verify/verify-source.ts';
import { languages } from '#shared/kernel/language.ts';
import { textsIn } from '#shared/text/translator.ts';
import type { Report } from '#shared/verification/report.ts';
import { issueHolder } from '#test/kit/ca.ts';
import { asicContainer, asicParts } from '#test/kit/containers.ts';
import { counterSignature, counterSigned, notary } from '#test/kit/counter-signatures.ts';
import { raisedTo } from '#test/kit/levels.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { signatureValueOf } from '#test/kit/timestamps.ts';
import { verifyBytes, wellEquipped } from '#test/kit/verify.ts';

const content = Buffer.from('Заявка № 7\n');
const passed = (): Promise<Report> => verifyBytes(asicContainer());
const failed = (): Promise<Report> => verifyBytes(signDetached({ content }), Buffer.from('other'));

const evil = '"><script>alert(1)</script>\u202egnp.exe';

/** A stranger's names in every place a stranger can put one. */
const hostile = async (): Promise<Report> => {
  const certificate = issueHolder({
    serial: 0x60,
    subject: [
      ['commonName', evil],
      ['organization', evil],
    ],
  });
  const parts = [
    ...asicParts(undefined, { signer: { key: 'supplier-rsa2048', certificate } }),
    { name: evil, bytes: content },
  ];
  return verifySource({ name: evil, bytes: memorySource(asicContainer(parts)) }, null, wellEquipped);
};

describe.each(languages)('in %s', (language) => {
  it('text and HTML name the conclusion, every verdict and every finding with its hint', async () => {
    for (const report of [await passed(), await failed()]) {
      for (const rendered of [await renderText(report, language), await renderHtml(report, language)]) {
        expect(rendered).toContain(report.conclusion);
        for (const { code } of report.signatures.flatMap(({ findings }) => findings)) expect(rendered).toContain(code);
        expect(rendered).not.toContain('{{');
        expect(rendered).not.toMatch(/\b(?:report|verdict|verdict-word|conclusion)\.[a-z]/);
      }
    }
  });

  it('shows no marks of our own words as if a stranger had hidden them', async () => {
    for (const report of [await passed(), await verifyBytes(Buffer.from('<letter/>'))])
      for (const rendered of [await renderText(report, language), await renderHtml(report, language)])
        expect(rendered).not.toContain('\\u{');
  });

  it('HTML allows exactly its own style sheet, and nothing to run or to load', async () => {
    const page = await renderHtml(await failed(), language);
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bhref=|\bon\w+=|https?:|url\(/i);
    expect(page).toContain(`lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
  });

  it('a stranger’s names neither run nor turn the text around them', async () => {
    const report = await hostile();
    const page = await renderHtml(report, language);
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
    for (const rendered of [page, await renderText(report, language)]) {
      expect(rendered).not.toContain('\u202e');
      expect(rendered).toContain('\\u{202E}');
    }
  });
});

describe('a long-term signature with a counter-signature', () => {
  const report = async (): Promise<Report> => {
    const cms = await raisedTo(signDetached({ content }), { content, level: 'LTA' });
    const countered = await counterSigned(cms, counterSignature(await signatureValueOf(cms)));
    return verifyBytes(countered, content, { ...wellEquipped, certificates: [notary.certificate] });
  };

  it.each(languages)(
    'in %s names the level proved, the kinds of timestamps, who signed over it, and no raw moment',
    async (language) => {
      const made = await report();
      const { say: t } = await textsIn(language);
      for (const rendered of [await renderText(made, language), await renderHtml(made, language)]) {
        expect(rendered).toContain('Нотариус Проверочный');
        expect(rendered).toContain(t('report.counter-signature', { number: 1 }));
        expect(rendered).toContain(t('report.proved-level'));
        expect(rendered).toContain(t('report.timestamp-kind.archive-time-stamp'));
        expect(rendered).toContain(t('report.evidence-carried'));
        expect(rendered).not.toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d/);
      }
    },
  );

  it('tells how old each list was at the moment asked for', async () => {
    expect(await renderText(await report(), 'en')).toContain('3 days old at the moment asked for');
  });
});

describe('for machines', () => {
  it('JSON gives back the report, with the names that the command line promises', async () => {
    const report = await passed();
    const read: unknown = JSON.parse(renderJson(report));
    expect(read).toEqual(structuredClone(report));
    expect(read).toMatchObject({
      conclusion: 'TOTAL-PASSED',
      subIndication: null,
      signatures: [
        {
          format: 'ASiC-E/CAdES',
          level: 'CAdES-BASELINE-B',
          signer: { inn: '7700000009', ogrn: '1027700000008', serial: '2001' },
          verdicts: { content: { verdict: 'passed', findings: [] }, coverage: { verdict: 'passed', findings: [] } },
        },
      ],
    });
  });

  it('has no bare “valid” and no bare “time”', async () => {
    const keys = new Set([...renderJson(await passed()).matchAll(/"([^"]+)":/g)].map(([, key]) => key));
    expect(keys).not.toContain('valid');
    expect(keys).not.toContain('time');
    expect(keys).not.toContain('signingTime');
    expect(keys).toContain('claimedSigningTime');
  });
});
