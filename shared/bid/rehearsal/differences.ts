import type { Finding, Severity } from '../../kernel/failure.ts';
import { epochMilliseconds, type Instant } from '../../kernel/instant.ts';
import type { RehearsalBasis } from './basis.ts';
import type { RehearsalCode } from './codes.ts';

export type Difference = Finding<RehearsalCode>;

const day = 86_400_000;
/** Certificates that end this soon after the deadline, or before it, are worth a word. */
const nearDays = 30;
/** Trust lists, revocation lists and people's habits move on: an old verdict says so. */
const oldDays = 30;

const say = (code: RehearsalCode, severity: Severity, details: Difference['details'] = {}): Difference => ({
  code,
  severity,
  place: typeof details['file'] === 'string' ? { file: details['file'] } : {},
  details,
});

const inDocuments = (before: RehearsalBasis, now: RehearsalBasis): readonly Difference[] => {
  const [were, are] = [before, now].map(
    ({ documents }) => new Map(documents.map(({ name, sha256 }) => [name, sha256])),
  );
  if (were === undefined || are === undefined) return [];
  return [
    ...[...are].flatMap(([file, sha256]) => {
      const known = were.get(file);
      if (known === undefined) return [say('rehearsal.document-added', 'warning', { file })];
      return known === sha256 ? [] : [say('rehearsal.document-changed', 'warning', { file })];
    }),
    ...[...were.keys()]
      .filter((file) => !are.has(file))
      .map((file) => say('rehearsal.document-removed', 'warning', { file })),
  ];
};

/** A key that was used once is not kept and cannot be found again: then only its term is looked at. */
const inKey = (before: RehearsalBasis, now: RehearsalBasis, moment: Instant): readonly Difference[] => {
  const used = before.certificate;
  if (used === null) return [];
  const { keyLabel: key, notAfter } = used;
  if (used.keyId !== null && now.certificate === null) return [say('rehearsal.key-gone', 'warning', { key })];
  if (now.certificate !== null && now.certificate.certificateId !== used.certificateId)
    return [say('rehearsal.key-renewed', 'warning', { key })];
  const left = epochMilliseconds(notAfter) - epochMilliseconds(moment);
  if (left < 0) return [say('rehearsal.certificate-over', 'warning', { until: notAfter })];
  return left < nearDays * day
    ? [say('rehearsal.certificate-nearer', 'info', { days: Math.floor(left / day), until: notAfter })]
    : [];
};

const inDemands = (before: RehearsalBasis, now: RehearsalBasis): readonly Difference[] => {
  const findings: Difference[] = [];
  if (before.platformId !== now.platformId)
    findings.push(say('rehearsal.platform-changed', 'warning', { before: before.platformId, now: now.platformId }));
  else if (before.card !== now.card)
    findings.push(say('rehearsal.card-changed', 'warning', { platform: now.platformId }));
  if (before.policy?.sha256 !== now.policy?.sha256)
    findings.push(
      say('rehearsal.policy-changed', 'warning', {
        before: before.policy?.name ?? null,
        now: now.policy?.name ?? null,
      }),
    );
  return findings;
};

/**
 * What is different from when the bid was rehearsed. `now` is the basis as it would be today, `newestEdition` that of the notice;
 * warnings mean that the verdict no longer speaks for the bid.
 */
export const differencesSince = (
  rehearsed: { readonly at: Instant; readonly basis: RehearsalBasis },
  now: RehearsalBasis,
  moment: Instant,
  newestEdition: number,
): readonly Difference[] => {
  const { basis: before, at } = rehearsed;
  const age = Math.floor((epochMilliseconds(moment) - epochMilliseconds(at)) / day);
  const isOtherEdition = before.notice !== now.notice || now.edition !== newestEdition;
  return [
    ...inDocuments(before, now),
    ...(isOtherEdition
      ? [say('rehearsal.edition-changed', 'warning', { edition: before.edition, newest: newestEdition })]
      : []),
    ...(before.lotId === now.lotId ? [] : [say('rehearsal.lot-changed', 'warning')]),
    ...(before.price === now.price ? [] : [say('rehearsal.price-changed', 'info')]),
    ...inDemands(before, now),
    ...inKey(before, now, moment),
    ...(before.authority === now.authority ? [] : [say('rehearsal.authority-changed', 'warning')]),
    ...(age >= oldDays ? [say('rehearsal.old', 'info', { days: age })] : []),
  ];
};

export const stillHolds = (differences: readonly Difference[]): boolean =>
  differences.every(({ severity }) => severity !== 'warning' && severity !== 'blocker');
