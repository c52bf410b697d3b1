import { Document, Page, StyleSheet, Text, View, renderToBuffer } from '@react-pdf/renderer';
import { createElement as h, type ReactElement, type ReactNode } from 'react';
import type { Language } from '#shared/kernel/language.ts';
import type { Report } from '#shared/verification/report.ts';
import {
  reportWords,
  type Banner,
  type CheckWords,
  type FileWords,
  type FindingWords,
  type ReportWords,
  type Row,
  type SignatureWords,
  type VerdictWords,
} from './document.ts';
import { drawable, freshFonts, pageHeights, pageNumbers } from './page-kit.ts';

const tones: Readonly<Record<string, string>> = {
  'TOTAL-PASSED': '#116329',
  passed: '#116329',
  'TOTAL-FAILED': '#a40e26',
  failed: '#a40e26',
  blocker: '#a40e26',
  INDETERMINATE: '#7d4e00',
  'not-provable': '#7d4e00',
  warning: '#7d4e00',
};
const soft = '#57606a';
const line = '#d0d7de';
const toneOf = (word: string): string => tones[word] ?? soft;

const stylesOf = (isRightToLeft: boolean, fontFamily: string[]) => {
  const start = isRightToLeft ? ('right' as const) : ('left' as const);
  const row = isRightToLeft ? ('row-reverse' as const) : ('row' as const);
  const side = isRightToLeft ? 'Right' : 'Left';
  return StyleSheet.create({
    page: {
      paddingVertical: 36,
      paddingHorizontal: 40,
      fontFamily,
      fontSize: 9,
      lineHeight: 1.4,
      color: '#1b1f24',
      textAlign: start,
    },
    toLeft: { direction: 'rtl', textAlign: start },
    toRight: { direction: 'ltr', textAlign: start },
    title: { fontSize: 15, fontWeight: 600, marginBottom: 8 },
    heading: { fontSize: 12, fontWeight: 600, marginTop: 14, marginBottom: 5 },
    small: { fontSize: 10, fontWeight: 600, marginTop: 9, marginBottom: 3 },
    banner: { [`border${side}Width`]: 4, backgroundColor: '#f6f8fa', padding: 7, marginBottom: 7 },
    bannerWords: { fontSize: 12, fontWeight: 600, lineHeight: 1.4, marginBottom: 2 },
    row: { flexDirection: row, marginBottom: 2 },
    label: { width: 150, color: soft, [`padding${isRightToLeft ? 'Left' : 'Right'}`]: 8 },
    value: { flex: 1 },
    table: { borderTopWidth: 0.5, borderTopColor: line },
    cells: { flexDirection: row, borderBottomWidth: 0.5, borderBottomColor: line, paddingVertical: 2.5 },
    finding: { [`border${side}Width`]: 2, [`padding${side}`]: 6, marginBottom: 4 },
    soft: { color: soft },
    code: { color: soft, fontSize: 7 },
    over: { [`border${side}Width`]: 1, [`border${side}Color`]: line, [`padding${side}`]: 8, marginTop: 8 },
  });
};
type Styles = ReturnType<typeof stylesOf>;
type Drawing = { readonly words: ReportWords; readonly styles: Styles };

const longest = 36;
/**
 * Words longer than a cell, made to break: digests in groups of eight, names after what separates their parts, and at
 * last anywhere, each time with a space; the other forms of the report keep them whole.
 */
const breakable = (value: string): string =>
  value
    .replaceAll(/,(?=\p{L})/gu, ', ')
    .replace(/\S{37,}/gu, (word) =>
      /^[0-9a-f]+$/u.test(word)
        ? (word.match(/.{1,8}/gu) ?? [word]).join(' ')
        : word
            .replaceAll(/([,;/\\])(?=\S)/gu, '$1 ')
            .replaceAll(/\S{37,}/gu, (rest) => (rest.match(new RegExp(`.{1,${longest}}`, 'gu')) ?? [rest]).join(' ')),
    );

type TextStyle = Styles[keyof Styles] | Readonly<Record<string, string | number>>;

/** Names, digests and numbers keep their own direction; words have the language's. */
const text = (
  { words, styles }: Drawing,
  value: string,
  how: { readonly style?: TextStyle | undefined; readonly exact?: boolean; readonly key?: string } = {},
): ReactElement => {
  const { style, exact = false, key } = how;
  const direction = words.direction === 'rtl' && !exact ? styles.toLeft : styles.toRight;
  // 10000 is never: where two fonts meet the drawing would break a word, with a hyphen.
  const props = { style: [style ?? {}, direction], hyphenationPenalty: 10_000 };
  return h(Text, key === undefined ? props : { ...props, key }, breakable(drawable(value)));
};

const banner = (drawing: Drawing, { conclusion, words, meaning, reason }: Banner): ReactElement => {
  const { styles } = drawing;
  const tone = toneOf(conclusion);
  const borders = { borderLeftColor: tone, borderRightColor: tone };
  return h(
    View,
    { style: [styles.banner, borders], wrap: false },
    text(drawing, words, { style: { ...styles.bannerWords, color: tone } }),
    text(drawing, reason === null ? conclusion : `${conclusion} · ${reason}`, { style: styles.soft, exact: true }),
    text(drawing, meaning),
  );
};

const rows = (drawing: Drawing, all: readonly Row[]): ReactElement =>
  h(
    View,
    null,
    ...all.map(({ label, value, exact }, index) =>
      h(
        View,
        { key: `${index}`, style: drawing.styles.row, wrap: false },
        text(drawing, label, { style: drawing.styles.label }),
        text(drawing, value, { style: drawing.styles.value, exact }),
      ),
    ),
  );

const findings = (drawing: Drawing, all: readonly FindingWords[]): ReactElement =>
  h(
    View,
    null,
    ...all.map(({ code, severity, message, hint }, index) => {
      const tone = toneOf(severity);
      return h(
        View,
        {
          key: `${index}`,
          wrap: false,
          style: [drawing.styles.finding, { borderLeftColor: tone, borderRightColor: tone }],
        },
        text(drawing, message),
        ...(hint === '' ? [] : [text(drawing, hint, { style: drawing.styles.soft, key: 'hint' })]),
        text(drawing, code, { style: drawing.styles.code, exact: true }),
      );
    }),
  );

/** Cells by their share of the width; the first column may be as wide as the rest allows. */
const table = (
  { styles }: Drawing,
  widths: readonly number[],
  lines: readonly (readonly ReactNode[])[],
): ReactElement =>
  h(
    View,
    { style: styles.table },
    ...lines.map((cells, index) =>
      h(
        View,
        { key: `${index}`, style: styles.cells, wrap: false },
        ...cells.map((cell, column) =>
          h(View, { key: `${column}`, style: { flex: widths[column] ?? 1, paddingHorizontal: 2 } }, cell),
        ),
      ),
    ),
  );

const verdicts = (drawing: Drawing, all: readonly VerdictWords[]): ReactElement =>
  table(
    drawing,
    [3, 5, 2],
    all.map(({ name, question, verdict, word }) => [
      text(drawing, name),
      text(drawing, question, { style: drawing.styles.soft }),
      text(drawing, word, { style: { color: toneOf(verdict), fontWeight: 600 } }),
    ]),
  );

const checks = (drawing: Drawing, all: readonly CheckWords[]): ReactElement =>
  table(
    drawing,
    [5, 3, 2],
    all.map(({ id, verdict, outcome }) => [
      text(drawing, id, { style: drawing.styles.soft, exact: true }),
      text(drawing, verdict),
      text(drawing, outcome),
    ]),
  );

const files = (drawing: Drawing, all: readonly FileWords[]): ReactElement =>
  table(
    drawing,
    [4, 2, 5, 1],
    all.map(({ name, size, sha256, signatures }) => [
      text(drawing, name, { exact: true }),
      text(drawing, size),
      text(drawing, sha256, { style: drawing.styles.code, exact: true }),
      text(drawing, String(signatures), { exact: true }),
    ]),
  );

const signature = (drawing: Drawing, one: SignatureWords, key: string, depth = 0): ReactElement => {
  const { styles, words } = drawing;
  const { t } = words;
  return h(
    View,
    { key, ...(depth === 0 ? {} : { style: styles.over }) },
    text(drawing, one.title, { style: styles.heading }),
    banner(drawing, one.banner),
    rows(drawing, one.rows),
    text(drawing, t('report.verdicts'), { style: styles.small }),
    verdicts(drawing, one.verdicts),
    text(drawing, t('report.findings'), { style: styles.small }),
    one.findings.length === 0 ? text(drawing, t('report.no-findings')) : findings(drawing, one.findings),
    text(drawing, t('report.checks'), { style: styles.small }),
    checks(drawing, one.checks),
    ...one.counterSignatures.map((counter, index) => signature(drawing, counter, `${key}-${index}`, depth + 1)),
  );
};

const pageOf = (drawing: Drawing): ReactElement => {
  const { styles, words } = drawing;
  const { t } = words;
  return h(
    Page,
    { size: 'A4', style: styles.page },
    text(drawing, words.title, { style: styles.title }),
    banner(drawing, words.banner),
    rows(drawing, words.rows),
    ...(words.findings.length === 0
      ? []
      : [
          text(drawing, t('report.findings'), { style: styles.heading, key: 'findings' }),
          h(View, { key: 'found' }, findings(drawing, words.findings)),
        ]),
    ...(words.files.length === 0
      ? []
      : [
          text(drawing, t('report.files'), { style: styles.heading, key: 'files' }),
          h(View, { key: 'table' }, files(drawing, words.files)),
        ]),
    ...(words.signatures.length === 0 ? [text(drawing, t('report.no-signatures'), { key: 'none' })] : []),
    ...words.signatures.map((one, index) => signature(drawing, one, `signature-${index}`)),
    pageNumbers(
      {
        height: pageHeights.portrait,
        margin: 40,
        fontSize: 7,
        color: soft,
        ...(words.direction === 'rtl' ? styles.toLeft : styles.toRight),
      },
      ` · ${t('report.made-by')}`,
    ),
  );
};

/** The report as a PDF document to hand over, A4, in one language; the same report and language give the same words. */
export const renderPdf = async (report: Report, language: Language): Promise<Uint8Array> => {
  const words = await reportWords(report, language);
  const drawing: Drawing = { words, styles: stylesOf(words.direction === 'rtl', freshFonts()) };
  const made = new Date(report.verifiedAt);
  const document = h(
    Document,
    { title: `${words.title}: ${words.banner.words}`, language, creator: 'Bidwright', creationDate: made },
    pageOf(drawing),
  );
  return renderToBuffer(document);
};
