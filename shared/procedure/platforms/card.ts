import { z } from 'zod';
import { day, oid, slug, sourced, webAddress, words, zone } from '../reference/shapes.ts';
import type { ReferenceCode } from '../reference/codes.ts';
import { unknownFigure } from './known.ts';
import { platformFee, platformTariff } from './tariff.ts';
import {
  sections,
  signatureFormats,
  signatureKinds,
  signatureLevels,
  signatureMakers,
  signaturePlacements,
  signatureScopes,
  specialAccounts,
} from './vocabulary.ts';

const once = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
const twice = { error: 'reference.twice' satisfies ReferenceCode };
const choices = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.array(z.enum(values)).min(1).refine(once, twice);

const whole = z.int().min(1).max(1e15);
const unknown = <T extends z.ZodType>(value: T) => sourced(value).prefault(unknownFigure);

/** File name ending in lower case with its dot. */
const ending = z
  .string()
  .max(20)
  .regex(/^\.[a-z0-9]+(?:\.[a-z0-9]+)*$/, { error: 'reference.field-type' satisfies ReferenceCode });

/**
 * What is known of a platform. Every figure carries its source and the day on which it was read; a figure that no source
 * gave is null, is shown as not known, and nothing is checked by it.
 */
export const platformCard = z.strictObject({
  platformId: slug,
  name: words,
  /** Words in lower case by which notices name it. */
  aliases: z.array(words.refine((text) => text === text.toLowerCase(), { error: 'reference.not-an-id' })).max(40),
  /** The day on which the card as a whole was last looked over. */
  reviewedOn: day,
  operator: unknown(words),
  address: unknown(webAddress),
  /** ISO 3166-1 letters, `EU` for the Union's own. */
  country: z.string().regex(/^[A-Z]{2}$/, { error: 'reference.field-type' satisfies ReferenceCode }),
  /** The zone its pages write times in; a notice of it without a zone is read by it. */
  zone,
  sections: z.array(z.enum(sections)).refine(once, twice),
  signature: z.strictObject({
    kind: unknown(z.enum(signatureKinds)),
    formats: unknown(choices(signatureFormats)),
    level: unknown(z.enum(signatureLevels)),
    placement: unknown(z.enum(signaturePlacements)),
    scope: unknown(z.enum(signatureScopes)),
    made: unknown(z.enum(signatureMakers)),
    /** Object identifiers of signature algorithms it takes. */
    algorithms: unknown(z.array(oid).min(1).refine(once, twice)),
    /** A certificate fits when it carries any of these in extended key usage or policies; null: none is known of. */
    certificateOids: unknown(z.array(oid).min(1).refine(once, twice)),
    /** True only where a certificate without them is refused; since 63-FZ art. 17 p. 2.1 that is the exception. */
    strictOids: z.boolean(),
  }),
  limits: z.strictObject({
    fileBytes: unknown(whole),
    bidBytes: unknown(whole),
    files: unknown(whole),
    nameLength: unknown(whole),
    endings: unknown(z.array(ending).min(1).refine(once, twice)),
  }),
  /** Where the money of a bid security has to lie. */
  specialAccount: unknown(z.enum(specialAccounts)),
  tariffs: z
    .array(platformTariff)
    .max(60)
    .refine((rows) => once(rows.map(({ tariffId }) => tariffId)), twice),
  fees: z
    .array(platformFee)
    .max(60)
    .refine((rows) => once(rows.map(({ feeId }) => feeId)), twice),
  notes: z.array(sourced(words)).max(40),
});
export type PlatformCard = z.infer<typeof platformCard>;

/** What checks of bids and certificates need of a card; null limits are not known and not checked. */
export type PlatformDemands = {
  readonly platformId: string;
  readonly name: string;
  readonly zone: string;
  readonly certificateOids: readonly string[];
  readonly strictOids: boolean;
  readonly limits: {
    readonly fileBytes: number | null;
    /** Of all files together. */
    readonly bidBytes: number | null;
    readonly files: number | null;
    readonly nameLength: number | null;
    readonly endings: readonly string[] | null;
  };
};

export const demandsOf = ({ platformId, name, zone: inZone, signature, limits }: PlatformCard): PlatformDemands => ({
  platformId,
  name,
  zone: inZone,
  certificateOids: signature.certificateOids.value ?? [],
  strictOids: signature.strictOids,
  limits: {
    fileBytes: limits.fileBytes.value,
    bidBytes: limits.bidBytes.value,
    files: limits.files.value,
    nameLength: limits.nameLength.value,
    endings: limits.endings.value,
  },
});

/** The card that a notice's own words name, or null; the longest name found wins, for short ones stand in others. */
export const platformNamed = <Card extends Pick<PlatformCard, 'aliases'>>(
  notice: string,
  cards: readonly Card[],
): Card | null => {
  const text = notice.toLowerCase();
  const found = cards.flatMap((card) => {
    const lengths = card.aliases.filter((alias) => text.includes(alias)).map((alias) => alias.length);
    return lengths.length === 0 ? [] : [{ card, length: Math.max(...lengths) }];
  });
  return found.toSorted((a, b) => b.length - a.length)[0]?.card ?? null;
};
