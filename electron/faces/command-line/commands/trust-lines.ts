import type { CrlView, NetworkActView, ShownCertificate, TrustListView } from '#shared/contract/trust.ts';
import type { CertificateView } from '#shared/contract/signing.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { ExitCode, Words } from '../command.ts';
import { exitOfFailure } from '../exit-code.ts';
import { findingLines } from './finding-lines.ts';

/** What was refused decides; what was taken with a warning is done. */
export const exitOfFindings = async (findings: readonly Finding[]): Promise<ExitCode> => {
  const worst = findings.find(({ severity }) => severity === 'blocker');
  return worst === undefined ? 0 : exitOfFailure(worst);
};

/** The name, its end and the id by which it is named elsewhere. */
export const certificateRow = (one: CertificateView, words: Words): readonly string[] => [
  one.subject,
  one.issuer,
  words.moment(one.notAfter),
  one.certificateId.slice(0, 16),
];

const ageOf = (isStale: boolean, words: Words): string => (isStale ? words.say('trust.line.stale') : '');

export const listRow = (list: TrustListView, words: Words): readonly string[] => [
  list.listId,
  words.say('trust.line.list', { services: list.services, number: list.sequence ?? '—' }),
  words.moment(list.issuedAt),
  words.moment(list.nextUpdate),
  words.say(`trust.signature.${list.signature}`),
  ageOf(list.isStale, words),
];

export const crlRow = (crl: CrlView, words: Words): readonly string[] => [
  crl.issuer,
  words.say('trust.line.entries', { entries: crl.entries }),
  words.moment(crl.thisUpdate),
  words.moment(crl.nextUpdate),
  words.moment(crl.fetchedAt),
  words.say(`trust.signature.${crl.signature}`),
  ageOf(crl.isStale, words),
];

export const actLines = (acts: readonly NetworkActView[], words: Words): readonly string[] =>
  acts.flatMap(({ kind, address, finding }) => {
    const line = `  ${finding === null ? '✓' : '✗'} ${words.say(`trust.asked.${kind}`)} ${address}`;
    return finding === null ? [line] : [line, `      ${words.explain(finding).message}`];
  });

const sourcesOf = ({ sources }: ShownCertificate, words: Words): readonly string[] =>
  (['issuers', 'ocsp', 'crls'] as const).flatMap((kind) =>
    sources[kind].map((address) => `  ${words.say(`trust.source.${kind}`)}: ${address}`),
  );

const accreditationOf = ({ accreditation: told }: ShownCertificate, words: Words): readonly string[] => {
  if (told === null) return [`  ${words.say('trust.line.not-listed')}`];
  const { service, status, granted, territory } = told;
  const line = words.say(granted ? 'trust.line.accredited' : 'trust.line.not-accredited', {
    service,
    status: status.replace(/^.*\//, ''),
    since: words.moment(told.since),
    list: territory,
  });
  return told.listSignature === 'valid'
    ? [`  ${line}`]
    : [`  ${line}`, `      ${words.say(`trust.signature.${told.listSignature}`)}`];
};

/** One certificate with its chain, its revocation with age, who accredited its authority, and what it names. */
export const shownLines = (one: ShownCertificate, words: Words): readonly string[] => [
  `${one.subject}  ${one.certificateId.slice(0, 16)}`,
  `  ${words.say('trust.line.validity', { from: words.moment(one.notBefore), until: words.moment(one.notAfter) })}`,
  ...(one.chain === null ? [] : [`  ${one.chain.join(' → ')}`]),
  `  ${words.say(`trust.revocation.${one.revocation}`, { time: words.moment(one.revocationAsOf) })}`,
  ...accreditationOf(one, words),
  ...sourcesOf(one, words),
  ...findingLines(one.findings, words),
];

/** As for a verification: 0 all hold, 1 one is wrong, 4 something is missing. */
export const exitOfShown = (certificates: readonly ShownCertificate[]): ExitCode => {
  if (certificates.some(({ valid, provable }) => !valid && provable)) return 1;
  return certificates.every(({ valid }) => valid) ? 0 : 4;
};
