import type { Override } from '#shared/bid/readiness.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../../../store/database.ts';

type OverrideRow = Row & { code: string; by_whom: string; reason: string; at: string };

/**
 * Blockers that the version of this manifest was frozen over. They stand beside the manifest and not in it: it travels to the buyer, and
 * why we dared is ours.
 */
export const overridesOf = (
  database: Database,
  bidId: string,
  manifestDigest: string,
): readonly (Override & { readonly at: Instant })[] =>
  database
    .all<OverrideRow>(
      'SELECT code, by_whom, reason, at FROM bid_override WHERE bid_id = ? AND manifest_digest = ? ORDER BY override_id',
      [bidId, manifestDigest],
    )
    .map(({ code, by_whom: by, reason, at }) => ({ code, by, reason, at: at as Instant }));

/** Call inside the transaction that freezes. */
export const saveOverrides = (
  database: Database,
  of: { readonly bidId: string; readonly version: number; readonly manifestDigest: string; readonly at: Instant },
  overrides: readonly Override[],
): void => {
  for (const { code, by, reason } of overrides)
    database.run(
      `INSERT INTO bid_override (bid_id, version, manifest_digest, code, by_whom, reason, at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [of.bidId, of.version, of.manifestDigest, code, by, reason, of.at],
    );
};

/** Every one that any version of the bid was frozen over, in the order in which they were taken. */
export const overridesOfBid = (
  database: Database,
  bidId: string,
): readonly (Override & { readonly at: Instant; readonly version: number; readonly manifestDigest: string })[] =>
  database
    .all<OverrideRow & { version: number; manifest_digest: string }>(
      'SELECT version, manifest_digest, code, by_whom, reason, at FROM bid_override WHERE bid_id = ? ORDER BY override_id',
      [bidId],
    )
    .map(({ version, manifest_digest: manifestDigest, code, by_whom: by, reason, at }) => ({
      version,
      manifestDigest,
      code,
      by,
      reason,
      at: at as Instant,
    }));
