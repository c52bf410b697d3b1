import type { Observation, TimestampFacts } from '#shared/verification/facts.ts';
import type { SignerInfo } from '../cms/signed-data.ts';
import type { Evidence } from '../verify/evidence.ts';
import type { Around } from './judge-timestamp.ts';
import { timestampLimits, timestampOids } from './oids.ts';

export type JudgedTimestamps = {
  readonly timestamps: readonly TimestampFacts[];
  readonly observations: readonly Observation[];
};

/** Judges every signature timestamp of a signer. What reads timestamps is loaded only where there are some. */
export const signatureTimestamps = async (
  signer: SignerInfo,
  evidence: Evidence,
  around: Around,
): Promise<JudgedTimestamps> => {
  const tokens = signer.unsignedAttributes
    .filter(({ type }) => type === timestampOids.signatureTimestamp)
    .flatMap(({ values }) => values);
  if (tokens.length === 0) return { timestamps: [], observations: [] };
  const { judgeTimestamp } = await import('./judge-timestamp.ts');
  const timestamps: TimestampFacts[] = [];
  for (const token of tokens.slice(0, timestampLimits.tokens))
    timestamps.push(await judgeTimestamp(token, signer.signature, evidence, around));
  const limit = timestampLimits.tokens;
  const tooMany: readonly Observation[] =
    tokens.length > limit
      ? [{ code: 'timestamp.too-many', details: { count: tokens.length, limit }, blocks: true }]
      : [];
  return { timestamps, observations: [...timestamps.flatMap(({ observations }) => observations), ...tooMany] };
};
