import type { Finding } from '../kernel/failure.ts';

/** What a bid's light is made of, in the order in which people look. */
export const readinessAreas = [
  'documents',
  'platform',
  'notice',
  'signature',
  'certificate',
  'authority',
  'token',
  'money',
  'guarantee',
  'papers',
  'clock',
  'upload',
] as const;
export type ReadinessArea = (typeof readinessAreas)[number];

/** `stop`: something blocks; `attention`: something may be refused; `go`: nothing stands against it. */
export type Light = 'stop' | 'attention' | 'go';

export const lightOf = (findings: readonly Pick<Finding, 'severity'>[]): Light =>
  findings.some(({ severity }) => severity === 'blocker')
    ? 'stop'
    : findings.some(({ severity }) => severity === 'warning')
      ? 'attention'
      : 'go';

/** Longest beginning first: what a code begins with says which part of the light it belongs to. */
const areaOfBeginning: readonly (readonly [beginning: string, area: ReadinessArea])[] = [
  ['bid.too-many-documents', 'platform'],
  ['bid.document-too-large', 'platform'],
  ['bid.document-name-too-long', 'platform'],
  ['bid.document-type-refused', 'platform'],
  ['bid.notice', 'notice'],
  ['bid.deadline', 'notice'],
  ['bid.lot', 'notice'],
  ['bid.', 'documents'],
  ['readiness.bid-too-large', 'platform'],
  ['readiness.platform', 'platform'],
  ['readiness.notice', 'notice'],
  ['readiness.format', 'signature'],
  ['readiness.algorithm', 'signature'],
  ['readiness.signature', 'signature'],
  ['readiness.level', 'signature'],
  ['readiness.made', 'signature'],
  ['readiness.key', 'certificate'],
  ['readiness.authority', 'authority'],
  ['readiness.token', 'token'],
  ['readiness.money', 'money'],
  ['readiness.guarantee', 'guarantee'],
  ['readiness.clock', 'clock'],
  ['readiness.upload', 'upload'],
  ['policy.', 'signature'],
  ['signer.', 'certificate'],
  ['accreditation.', 'certificate'],
  ['platform.', 'platform'],
  ['authority.', 'authority'],
  ['token.', 'token'],
  ['finance.', 'money'],
  ['paper', 'papers'],
];

/** What belongs nowhere else stands with the documents, so that it is seen first. */
export const areaOf = (code: string): ReadinessArea =>
  areaOfBeginning.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'documents';

/** The rule that a finding stands on, as a text key under `readiness.rule.`; null: it states a fact. */
export const ruleOf = (code: string): string =>
  code.startsWith('bid.lot') ? 'readiness.rule.lots' : `readiness.rule.${areaOf(code)}`;

/** A bid cannot be frozen over these: there is nothing to freeze, or nothing it would stand on. */
const impossible = ['bid.no-documents'];

export const canBeOverridden = (code: string, ownEdition: number | null): boolean =>
  !impossible.includes(code) && !(code === 'bid.notice-changed' && ownEdition === null);

/** A blocker that a named person froze the bid over, with the reason given. */
export type Override = { readonly code: string; readonly by: string; readonly reason: string };
