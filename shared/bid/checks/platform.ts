import type { BidCheck, BidFinding, Observe, PlatformLimits, SignatureFacts } from './facts.ts';
import { observation } from './facts.ts';

const sizeOf = (documents: readonly { readonly size: number }[]): number =>
  documents.reduce((sum, { size }) => sum + size, 0);

/** Limits learnt here instead of at upload. A limit that the platform does not state is not checked. */
export const checkPlatformLimits: BidCheck = ({ draft, platform }) => {
  if (platform === null) return [];
  const findings: BidFinding[] = [];
  const blocker = (code: BidFinding['code'], file: string | null, details: BidFinding['details']): void => {
    findings.push({
      code,
      severity: 'blocker',
      place: file === null ? {} : { file },
      details: { ...(file === null ? {} : { file }), ...details, platform: platform.name },
    });
  };
  if (platform.files !== null && draft.documents.length > platform.files)
    blocker('bid.too-many-documents', null, { count: draft.documents.length, limit: platform.files });
  for (const document of draft.documents) {
    const { name, size } = document;
    if (platform.fileBytes !== null && size > platform.fileBytes)
      blocker('bid.document-too-large', name, { size, limit: platform.fileBytes });
    const length = Array.from(name).length;
    if (platform.nameLength !== null && length > platform.nameLength)
      blocker('bid.document-name-too-long', name, { length, limit: platform.nameLength });
    const { endings } = platform;
    if (endings !== null && !endings.some((ending) => name.toLowerCase().endsWith(ending)))
      blocker('bid.document-type-refused', name, { accepted: endings });
  }
  const size = sizeOf(draft.documents);
  if (platform.bidBytes !== null && size > platform.bidBytes)
    blocker('readiness.bid-too-large', null, { size, limit: platform.bidBytes });
  return findings;
};

const isKnown = ({ fileBytes, bidBytes, files, nameLength, endings }: PlatformLimits): boolean =>
  [fileBytes, bidBytes, files, nameLength, endings].some((limit) => limit !== null);

/** Says that the limits were looked at, or that nobody knows any. */
export const passPlatform: BidCheck = (facts) => {
  const { draft, platform } = facts;
  if (platform === null || !isKnown(platform)) return [observation('readiness.platform-unknown', 'info')];
  if (draft.documents.length === 0 || checkPlatformLimits(facts).length > 0) return [];
  const details = { platform: platform.name, count: draft.documents.length, size: sizeOf(draft.documents) };
  return [observation('readiness.platform-fits', 'passed', details)];
};

const levels = ['B', 'T', 'LT', 'LTA'];

/**
 * Whether what this program signs bids with can be what the platform takes. It signs CAdES, loose and in an ASiC-E container; the
 * level and the placement follow the demand, so that only what nobody can choose stands against the bid.
 */
export const checkSignature: Observe<SignatureFacts> = (facts) => {
  const { platform, formats, level, placement, made, own, algorithms } = facts;
  const findings: BidFinding[] = [];
  if (algorithms !== null && own !== null && !own.oids.some((oid) => algorithms.includes(oid)))
    findings.push(
      observation('readiness.algorithm-refused', 'blocker', { algorithm: own.name, accepted: algorithms, platform }),
    );
  // Its page makes the rest of the signature; the key is the user's there, too.
  if (made === 'platform') return [...findings, observation('readiness.made-on-platform', 'info', { platform })];
  if (formats !== null && !formats.includes('cades') && !formats.includes('asic'))
    findings.push(observation('readiness.format-refused', 'blocker', { accepted: formats, platform }));
  if (findings.length > 0) return findings;
  const planned = level ?? 'B';
  if (levels.indexOf(planned) > 0)
    findings.push(observation('readiness.level-wants-time', 'info', { level: planned, wanted: facts.wanted }));
  if (level !== null || placement !== null || formats !== null)
    findings.push(
      observation('readiness.signature-fits', 'passed', {
        level: planned,
        placement: placement ?? 'detached',
        wanted: facts.wanted,
      }),
    );
  return findings;
};
