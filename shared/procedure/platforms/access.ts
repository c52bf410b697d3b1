import { z } from 'zod';
import { daysBetween } from '../../calendar/days.ts';
import type { Finding } from '../../kernel/failure.ts';
import { dayIn, type Instant, type PlainDay } from '../../kernel/instant.ts';
import type { ReferenceCode } from '../reference/codes.ts';
import { amount, currency, day, slug, words } from '../reference/shapes.ts';
import type { PlatformCode } from './codes.ts';
import { accountKinds, sections, sectors } from './vocabulary.ts';

/** What the user bought on a platform. The login's name may stand here, a password never. */
export const platformAccess = z
  .strictObject({
    accessId: slug,
    platformId: slug,
    /** As the platform calls it. */
    tariff: words,
    price: amount.nullable(),
    currency,
    from: day,
    /** The last day on which it holds; null: it does not end. */
    to: day.nullable(),
    sections: z.array(z.enum(sections)),
    sector: z.enum(sectors).nullable(),
    startPriceUpTo: amount.nullable(),
    login: words.nullable(),
    note: words.nullable(),
  })
  .refine((access) => access.to === null || access.from <= access.to, {
    error: 'reference.end-before-start' satisfies ReferenceCode,
    path: ['to'],
  });
export type PlatformAccess = z.infer<typeof platformAccess>;

/** The accounts that the user has on one platform, and at the bank for it. */
export const platformAccounts = z.strictObject({
  platformId: slug,
  accounts: z
    .array(
      z.strictObject({
        kind: z.enum(accountKinds),
        /** Its number or name. */
        number: words,
        /** Bank, or whose login it is. */
        holder: words.nullable(),
        note: words.nullable(),
      }),
    )
    .max(40),
});
export type PlatformAccounts = z.infer<typeof platformAccounts>;

/** A procedure that somebody works on, as far as access to it matters. */
export type AccessWish = {
  readonly platformId: string;
  readonly procedure: string;
  readonly deadline: Instant | null;
};

const warnDays = 30;
type AccessFinding = Finding<PlatformCode>;

const holdsOn = (access: PlatformAccess, on: PlainDay): boolean =>
  access.from <= on && (access.to === null || on <= access.to);

/** What is to be said of one record on a day of Moscow, where platforms end their days. */
const ofRecord = (access: PlatformAccess, platform: string, today: PlainDay): readonly AccessFinding[] => {
  const { accessId, tariff, from, to } = access;
  const place = { item: accessId };
  if (to !== null && to < today)
    return [{ code: 'platform.access-ended', severity: 'warning', place, details: { platform, tariff, to } }];
  if (from > today)
    return [{ code: 'platform.access-not-begun', severity: 'info', place, details: { platform, tariff, from } }];
  const days = to === null ? null : daysBetween(today, to);
  if (to !== null && days !== null && days <= warnDays)
    return [{ code: 'platform.access-ends-soon', severity: 'warning', place, details: { platform, tariff, to, days } }];
  return [];
};

/**
 * Whether access holds: what ends within thirty days or has ended (and nothing followed it), and each procedure whose last
 * moment for bids lies on a day for which no record of its platform holds. A platform of which no record is kept at all is
 * left alone: access may be free there.
 */
export const accessFindings = (
  records: readonly PlatformAccess[],
  wishes: readonly AccessWish[],
  question: {
    readonly now: Instant;
    /** A platform's name and zone by its id. */
    readonly platform: (platformId: string) => { readonly name: string; readonly zone: string };
  },
): readonly AccessFinding[] => {
  const own = records.flatMap((record) => {
    const { name, zone } = question.platform(record.platformId);
    const found = ofRecord(record, name, dayIn(question.now, zone));
    const isFollowed = records.some(
      (later) =>
        later.platformId === record.platformId &&
        later.accessId !== record.accessId &&
        record.to !== null &&
        (later.to === null || later.to > record.to),
    );
    return isFollowed ? found.filter(({ severity }) => severity === 'info') : found;
  });
  const uncovered = wishes.flatMap(({ platformId, procedure, deadline }): readonly AccessFinding[] => {
    const kept = records.filter((record) => record.platformId === platformId);
    if (kept.length === 0 || deadline === null || Date.parse(deadline) <= Date.parse(question.now)) return [];
    const { name, zone } = question.platform(platformId);
    const last = dayIn(deadline, zone);
    if (kept.some((record) => holdsOn(record, last))) return [];
    const before = kept
      .filter(({ to }) => to !== null && to < last)
      .toSorted((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1));
    const [ending] = before;
    return [
      ending === undefined
        ? { code: 'platform.no-access', severity: 'warning', place: {}, details: { platform: name, procedure } }
        : {
            code: 'platform.access-ends-before-deadline',
            severity: 'warning',
            place: { item: ending.accessId },
            details: { platform: name, to: ending.to ?? '', procedure, deadline: last },
          },
    ];
  });
  return [...uncovered, ...own];
};
