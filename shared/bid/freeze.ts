import type { Digest } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Finding, Outcome } from '../kernel/failure.ts';
import { ok } from '../kernel/result.ts';
import { blockersOf } from './checks/index.ts';
import { failBid, type BidCode } from './codes.ts';
import type { BidDraft } from './draft.ts';

export const manifestFormat = 'bidwright-manifest/1';
/** What a rehearsal's manifest calls itself: whoever opens such a package sees that it is no bid. */
export const rehearsalFormat = 'bidwright-rehearsal/1';
/** The manifest travels in the package under this name, so that a buyer sees what the bid was made for. */
export const manifestName = 'bid-manifest.json';

/** One file as frozen; more digests stand beside SHA-256 where a key demands them (Streebog for GOST keys). */
export type FrozenFile = { readonly name: string; readonly size: number; readonly digests: readonly Digest[] };

/** Who bids. A number that is not filled in is ''. */
export type Participant = {
  readonly name: string;
  readonly country: string;
  readonly inn: string;
  readonly kpp: string;
  readonly ogrn: string;
};

/** What exactly was decided, for which edition of which notice. Signatures are bound to the digest of these bytes. */
export type Manifest = {
  readonly format: typeof manifestFormat | typeof rehearsalFormat;
  readonly bid: { readonly id: string; readonly version: number };
  readonly procedure: {
    readonly sourceId: string;
    readonly title: string;
    readonly lot: string | null;
    readonly edition: number;
    /** Digest of the notice's bytes of that edition. */
    readonly notice: Digest;
  };
  readonly price: { readonly amount: string; readonly currency: string } | null;
  /** The company that bids, as its profile said when the bid was frozen; absent in manifests of earlier versions. */
  readonly participant?: Participant;
  readonly frozenAt: Instant;
  readonly files: readonly FrozenFile[];
};

/** Refuses while a blocker stands (`bid.blocked` names each). Files are in name order, so the order of adding is not signed. */
export const freeze = (
  draft: BidDraft,
  findings: readonly Finding[],
  procedure: { readonly title: string; readonly edition: number },
  files: readonly FrozenFile[],
  now: Instant,
  participant: Participant | null = null,
): Outcome<Manifest, BidCode> => {
  const blockers = blockersOf(findings);
  if (blockers.length > 0)
    return failBid('bid.blocked', {
      bid: draft.bidId,
      blockers: [...new Set(blockers.map((finding) => finding.code))],
    });
  return ok({
    format: manifestFormat,
    bid: { id: draft.bidId, version: draft.version },
    procedure: {
      sourceId: draft.sourceId,
      title: procedure.title,
      lot: draft.lotId,
      edition: procedure.edition,
      notice: { algorithm: 'sha-256', value: draft.noticeDigest },
    },
    price: draft.price,
    ...(participant === null ? {} : { participant }),
    frozenAt: now,
    files: files.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  });
};

/** The one spelling of a manifest: UTF-8 JSON, two spaces, keys in the order of the type, a final line feed. */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;
