import { everySignature, type Report, type SignatureReport } from '#shared/verification/report.ts';
import { verdictNames } from '#shared/verification/verdict.ts';
import type { Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

const signerOf = ({ signer }: SignatureReport): string =>
  signer === null
    ? '—'
    : [signer.name, signer.organization, signer.inn].filter((part) => part !== undefined).join(', ');

const headOf = ({ conclusion, subIndication }: Pick<Report, 'conclusion' | 'subIndication'>): string =>
  subIndication === null ? conclusion : `${conclusion} / ${subIndication}`;

const isCounter = ({ facts }: SignatureReport): boolean => facts.role === 'counter-signature';

/** A verification as a reader wants it: conclusion first, then each signature with its separate verdicts. */
export const reportLines = (report: Report, words: Words): readonly string[] => [
  `${report.file.name}: ${headOf(report)}`,
  ...everySignature(report.signatures).flatMap((signature) => [
    '',
    `  ${signature.format} ${signature.level} — ${headOf(signature)}`,
    ...(isCounter(signature) ? [`  ${words.say('report.counter-signature', { number: '' }).trim()}`] : []),
    ...table([
      [`  ${words.say('column.signer')}`, signerOf(signature)],
      [`  ${words.say('column.claimedTime')}`, words.moment(signature.claimedSigningTime)],
      ...(signature.trustedSigningTime === null
        ? []
        : [[`  ${words.say('column.trustedTime')}`, words.moment(signature.trustedSigningTime)]]),
      [
        `  ${words.say('report.proved-level')}`,
        signature.provedLevel === 'none' ? words.say('report.proved-level.none') : signature.provedLevel,
      ],
      ...verdictNames.map((name) => [
        `  ${words.say(`verdict.${name}`)}`,
        words.say(`verdict-word.${signature.verdicts[name].verdict}`),
      ]),
    ]),
    ...findingLines(
      signature.findings.filter(({ severity }) => severity !== 'passed'),
      words,
    ),
  ]),
  ...findingLines(report.findings, words),
];
