import { z } from 'zod';
import { platformAccess, platformAccounts } from '../procedure/platforms/access.ts';
import { platformCard } from '../procedure/platforms/card.ts';
import { accountKinds, sections, sectors } from '../procedure/platforms/vocabulary.ts';
import { method } from './method.ts';
import { count, decimal, finding, id, instant, line, nothing, plainDay } from './vocabulary.ts';

export type { PlatformAccess, PlatformAccounts } from '../procedure/platforms/access.ts';
export type { PlatformCard } from '../procedure/platforms/card.ts';

/** `shipped`: as the program brings it; `edited`: the user's in its place; `own`: the user's alone. */
export const standing = z.enum(['shipped', 'edited', 'own']);

/** A field that the program now brings otherwise than when the user edited the record; values are JSON text. */
export const newerField = z.object({
  path: line,
  mine: z.string().nullable(),
  before: z.string().nullable(),
  now: z.string().nullable(),
});

/** A platform as lists show it. */
export const platform = z.object({
  platformId: id,
  name: line,
  address: line.nullable(),
  country: line,
  zone: line,
  sections: z.array(z.enum(sections)),
  reviewedOn: plainDay,
  standing,
  /** How many fields the program brings otherwise since the user's edit. */
  newer: count,
  /** How many of its figures nobody has told yet, of how many. */
  unknownFigures: count,
  figures: count,
  /** Text key of what is known of the signatures it takes. */
  signatureNote: line,
  /** What the user has there now: the record that holds longest. */
  access: z.object({ tariff: line, to: plainDay.nullable(), login: line.nullable() }).nullable(),
  /** Procedures that are worked on here. */
  procedures: count,
});
export type Platform = z.infer<typeof platform>;

export const platformDetail = z.object({
  card: platformCard,
  standing,
  /** The program's own card, where it brings one. */
  shipped: platformCard.nullable(),
  newer: z.array(newerField),
  /** Earlier edits, newest first; a card that was taken back is null. */
  history: z.array(z.object({ savedAt: instant, record: platformCard.nullable() })),
  access: z.array(platformAccess),
  accounts: platformAccounts.shape.accounts,
  findings: z.array(finding),
  /** Procedures worked on at this platform, with what access to them costs. */
  procedures: z.array(
    z.object({
      procedureId: id,
      sourceId: line,
      title: line,
      deadline: instant.nullable(),
      startPrice: decimal.nullable(),
      currency: line.nullable(),
    }),
  ),
});
export type PlatformDetail = z.infer<typeof platformDetail>;

/** A file that was written, and its text. */
export const exportedFile = z.object({ name: line, text: z.string(), path: line.nullable() });

/** One line of what a platform costs for a procedure. */
export const platformCostLine = z.object({
  /** `access`: to be bought for it; `held`: bought already; `bidder` and `winner`: fees on top. */
  kind: z.enum(['access', 'held', 'bidder', 'winner']),
  name: line,
  amount: decimal,
  currency: line,
  /** True: the source says “from”. */
  isLeast: z.boolean(),
  source: line,
  readOn: plainDay.nullable(),
});
export const platformCost = z.object({
  platformId: id,
  platform: line,
  lines: z.array(platformCostLine),
  /** In roubles: to pay before the bid, and further if it wins. Null: some of it is not known or not in roubles. */
  beforeBid: decimal.nullable(),
  ifWon: decimal.nullable(),
  findings: z.array(finding),
});
export type PlatformCost = z.infer<typeof platformCost>;

const one = z.object({ platformId: id });
/** What is planned: a procedure of the workspace, or one that is only thought of. */
const planned = z.object({
  id: line,
  startPrice: decimal,
  section: z.enum(sections),
  sector: z.enum(sectors).nullable().default(null),
});

export const platformMethods = {
  'platforms.list': method(nothing, z.object({ platforms: z.array(platform), findings: z.array(finding) })),
  'platforms.show': method(one, platformDetail),
  /**
   * Keeps a card before the program's; one that says what the program's says gives it its place back. `card` is checked by the
   * step, so that a refusal names the field. `settle`: what the program brings otherwise by now was seen and is not wanted.
   */
  'platforms.save': method(z.object({ card: z.unknown(), settle: z.boolean().default(false) }), platformDetail),
  /** Forgets the user's card: the program's stands again, or none. */
  'platforms.remove': method(one, z.object({ platformId: id, stands: platformCard.nullable() })),
  'platforms.export': method(one.extend({ keep: z.boolean().default(false) }), exportedFile),
  /** Takes cards out of a file. A card that the user had edited otherwise is not overwritten unless `replace`. */
  'platforms.import': method(
    z.object({ fileId: id, replace: z.boolean().default(false) }),
    z.object({ platformIds: z.array(id) }),
  ),
  'platforms.saveAccounts': method(
    one.extend({
      accounts: z
        .array(z.object({ kind: z.enum(accountKinds), number: line, holder: line.nullable(), note: line.nullable() }))
        .max(40),
    }),
    platformDetail,
  ),
  'access.list': method(nothing, z.object({ access: z.array(platformAccess), findings: z.array(finding) })),
  /** `accessId` absent: a new record. */
  'access.save': method(z.object({ access: z.unknown() }), platformDetail),
  'access.remove': method(z.object({ accessId: id }), platformDetail),
  /** What a platform costs for a procedure of the workspace: access still to be bought, fees, what winning adds. */
  'platforms.cost': method(
    z.object({
      procedureId: id,
      platformId: id.nullable().default(null),
      sector: z.enum(sectors).nullable().default(null),
    }),
    platformCost,
  ),
  /** The cheapest of a platform's tariffs for what is planned, with its steps; the answer of the calculator `tariffs`. */
  'platforms.cheapest': method(
    one.extend({ procedureIds: z.array(id).max(200).default([]), planned: z.array(planned).max(200).default([]) }),
    z.record(z.string(), z.unknown()),
  ),
} as const;
