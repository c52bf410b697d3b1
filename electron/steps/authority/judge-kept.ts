import { shippedPowers } from '#shared/company/authority/classifier.ts';
import { judgeAuthority, type AuthorityQuestion } from '#shared/company/authority/judge.ts';
import type { Person } from '#shared/company/authority/model.ts';
import type { AuthorityFinding } from '#shared/company/authority/say.ts';
import { dayIn, epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import { loadProfile } from '../company/company-profile.ts';
import type { Host } from '../context.ts';
import type { ReadAuthority } from './authority-records.ts';

/** Days of a power of attorney are those of the place it is used in: Russian platforms count Moscow's. */
export const authorityZone = 'Europe/Moscow';

export const companyNumbers = (host: Host, companyId?: string): AuthorityQuestion['company'] => {
  const { inn, ogrn } = loadProfile(host.workspace.database, companyId);
  return inn === '' && ogrn === '' ? null : { inn: inn === '' ? null : inn, ogrn: ogrn === '' ? null : ogrn };
};

/** What decides: the last day for bids, or today where that has passed or is not known. */
export const deadlineDay = (deadline: Instant | null, now: Instant): string | null =>
  deadline === null || epochMilliseconds(deadline) <= epochMilliseconds(now) ? null : dayIn(deadline, authorityZone);

/** A kept power of attorney against a bid, or against today alone. */
export const judgeKept = (
  host: Host,
  authority: ReadAuthority,
  all: readonly ReadAuthority[],
  bid: {
    readonly deadline: Instant | null;
    readonly companyId?: string;
    readonly signer: Person | null;
    readonly powers: readonly string[];
    readonly law: AuthorityQuestion['law'];
  } | null,
): readonly AuthorityFinding[] => {
  const now = host.clock();
  const findings = judgeAuthority(authority.power, {
    today: dayIn(now, authorityZone),
    deadline: deadlineDay(bid?.deadline ?? null, now),
    company: companyNumbers(host, bid?.companyId),
    signer: bid?.signer ?? null,
    wanted: bid?.powers ?? [],
    law: bid?.law ?? null,
    classifier: shippedPowers,
    signature: authority.signature,
    others: all.filter((other) => other.authorityId !== authority.authorityId),
  });
  const unasked = ['authority.powers-not-marked', 'authority.signer-unknown'];
  return bid === null ? findings.filter(({ code }) => !unasked.includes(code)) : findings;
};
