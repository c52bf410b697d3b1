import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Call } from '../context.ts';
import type { MaterialFiles } from './gather-material.ts';
import type { RaiseRequest } from './raise-draft.ts';
import type { TimestampSource } from './timestamp-source.ts';

/** The level that new signatures are to have, and with what it is reached. */
export type WantedLevel = MaterialFiles & {
  readonly level: 'B' | 'T' | 'LT' | 'LTA';
  readonly tsas: readonly string[];
  readonly fetch: 'nothing' | 'missing' | 'everything';
  readonly freshRevocation: boolean;
};

/** Everything that raising the new signatures needs, looked at before the key is opened. */
export type LevelPlan = Omit<RaiseRequest, 'content' | 'now' | 'signal'> & { readonly source: TimestampSource };

const nothing = { anchors: [], certificates: [], crls: [], ocsps: [] };

/** What is brought or asked for and would not be used: somebody expects something else of this level. */
const superfluous = (wanted: WantedLevel): string | null => {
  if (wanted.level === 'B' && wanted.tsas.length > 0) return 'tsas';
  if (wanted.level === 'LT' || wanted.level === 'LTA') return null;
  const files = ['trustFileIds', 'certificateFileIds', 'crlFileIds', 'ocspFileIds'] as const;
  if (wanted.fetch !== 'nothing') return 'fetch';
  return wanted.freshRevocation ? 'freshRevocation' : (files.find((name) => wanted[name].length > 0) ?? null);
};

/**
 * Null: level B, which asks nobody and does not even load what asks: that is half of a small signature's time. Refuses
 * what the level has no use for, services that cannot be asked, and files that cannot be read.
 */
export const planLevel = async (call: Call, wanted: WantedLevel): Promise<Outcome<LevelPlan | null>> => {
  const { level } = wanted;
  const path = superfluous(wanted);
  if (path !== null) return failKernel('input.invalid', { path, reason: `level ${level} has no use for it` });
  if (level === 'B') return ok(null);
  const { openTimestampSource } = await import('./ask-timestamps.ts');
  const source = await openTimestampSource(call, wanted.tsas);
  if (!source.ok) return source;
  const common = { level, source: source.value, keepsLower: true, freshRevocation: wanted.freshRevocation };
  if (level === 'T') return ok({ ...common, material: nothing });
  const { collectFor, gatherMaterial } = await import('./gather-material.ts');
  const material = await gatherMaterial(call.host, wanted);
  if (!material.ok) return material;
  return ok({ ...common, material: material.value, collect: collectFor(call, wanted.fetch) });
};
