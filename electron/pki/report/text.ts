import type { Language } from '#shared/kernel/language.ts';
import type { Report } from '#shared/verification/report.ts';
import {
  reportWords,
  type Banner,
  type FindingWords,
  type ReportWords,
  type Row,
  type SignatureWords,
} from './document.ts';

const marks = { passed: '+', failed: '-', 'not-provable': '?', 'not-checked': '.' } as const;
const severityMarks = { blocker: '!', warning: '*', info: 'i', passed: '+' } as const;

const bannerLines = ({ t }: ReportWords, { conclusion, words, meaning, reason }: Banner): readonly string[] => [
  `${t('report.conclusion')}: ${conclusion} – ${words}`,
  ...(reason === null ? [] : [`${t('report.sub-indication')}: ${reason}`]),
  meaning,
];

const rowLines = (rows: readonly Row[]): readonly string[] => rows.map(({ label, value }) => `${label}: ${value}`);

const findingLines = ({ t }: ReportWords, findings: readonly FindingWords[]): readonly string[] =>
  findings.flatMap(({ code, severity, message, hint }) => [
    `  ${severityMarks[severity]} ${message} [${code}]`,
    ...(hint === '' ? [] : [`    ${t('report.hint')}: ${hint}`]),
  ]);

const headed = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

const signatureLines = (words: ReportWords, signature: SignatureWords): readonly string[] => {
  const { t } = words;
  return [
    '',
    `== ${signature.title} ==`,
    ...bannerLines(words, signature.banner),
    '',
    ...rowLines(signature.rows),
    ...headed(
      t('report.verdicts'),
      signature.verdicts.map(
        ({ name, verdict, word, question }) => `  ${marks[verdict]} ${name}: ${word} (${question})`,
      ),
    ),
    ...headed(
      t('report.findings'),
      signature.findings.length === 0 ? [`  ${t('report.no-findings')}`] : findingLines(words, signature.findings),
    ),
    ...headed(
      signature.counterSignatures.length === 0 ? '' : t('report.counter-signatures'),
      signature.counterSignatures.flatMap((one) => signatureLines(words, one)),
    ),
  ];
};

/** The report as plain text for people, in one language; lines end with LF. */
export const renderText = async (report: Report, language: Language): Promise<string> => {
  const words = await reportWords(report, language);
  const { t } = words;
  const lines = [
    words.title,
    '',
    ...bannerLines(words, words.banner),
    '',
    ...rowLines(words.rows),
    ...headed(t('report.findings'), findingLines(words, words.findings)),
    ...headed(
      t('report.files'),
      words.files.map(({ name, size, signatures }) => `  ${name} – ${size}; ${t('report.covered-by')}: ${signatures}`),
    ),
    ...(words.signatures.length === 0 ? ['', t('report.no-signatures')] : []),
    ...words.signatures.flatMap((signature) => signatureLines(words, signature)),
    '',
    t('report.made-by'),
  ];
  return `${lines.join('\n')}\n`;
};
