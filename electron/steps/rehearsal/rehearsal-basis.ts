import { createHash } from 'node:crypto';
import type { RehearsalBasis } from '#shared/bid/rehearsal/basis.ts';
import type { SignaturePolicy } from '#shared/signature/policy.ts';
import { bondOf, listAuthorityRecords } from '../authority/authority-records.ts';
import type { GatheredBid } from '../bids/gather-bid.ts';
import { cardOf } from '../company/platform-cards.ts';
import type { Host } from '../context.ts';
import { policyFor } from '../signing/policy-of-bid.ts';

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const authorityOf = ({ workspace: { database } }: Host, bidId: string): string | null => {
  const bond = bondOf(database, bidId);
  if (bond === null) return null;
  const number = listAuthorityRecords(database).find(({ authorityId }) => authorityId === bond.authorityId)?.number;
  return [number ?? 'gone', ...bond.powers.toSorted((a, b) => (a < b ? -1 : 1))].join(' ');
};

/** A policy's name, with a digest of what it demands. */
export const markOfPolicy = (policy: SignaturePolicy | null): RehearsalBasis['policy'] => {
  if (policy === null) return null;
  const { name, kind, format, level, placement, scope, signers, strict } = policy;
  return { name, sha256: sha256([kind, format, level, placement, scope, signers, strict]) };
};

/** What a rehearsal made now would stand on. Of a card only what it demands counts: a newer telephone number changes nothing. */
export const basisOf = (host: Host, bid: GatheredBid, certificate: RehearsalBasis['certificate']): RehearsalBasis => {
  const { draft, ownEdition } = bid;
  const card = cardOf(host.workspace.database, draft.platformId);
  const policy = policyFor(host, bid);
  return {
    documents: draft.documents.map(({ name, digest }) => ({ name, sha256: digest.value })),
    notice: draft.noticeDigest,
    edition: ownEdition,
    lotId: draft.lotId,
    price: draft.price === null ? null : `${draft.price.amount} ${draft.price.currency}`,
    platformId: draft.platformId,
    card: card === null ? null : sha256([valuesOf(card.signature), valuesOf(card.limits)]),
    policy: markOfPolicy(policy),
    authority: authorityOf(host, draft.bidId),
    certificate,
  };
};

/** Figures without the day on which somebody read them. */
const valuesOf = (figures: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Object.entries(figures).map(([name, figure]) => [
    name,
    typeof figure === 'object' && figure !== null && 'value' in figure ? figure.value : figure,
  ]);
