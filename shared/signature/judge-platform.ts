import type { CertificateFacts } from './certificate-facts.ts';
import type { SignerFinding } from './signer-finding.ts';

/**
 * What a platform wants to see in a certificate: one of these OIDs among the extended key usages or policies. Data the
 * user may change. `strict`: the platform refuses certificates without it.
 */
export type PlatformAttributes = {
  readonly name: string;
  readonly anyOf: readonly string[];
  readonly strict: boolean;
};

/**
 * The special attribute of a trading platform. 63-FZ article 17 part 2.1 (in force since 1 July 2020) bars many systems
 * from asking for one, some commercial platforms kept it: so its absence warns, and stops only where the platform is
 * marked as strict. It cannot be added to a certificate, only be in the next one.
 */
export const judgePlatform = (
  facts: CertificateFacts,
  platform: PlatformAttributes | null,
): readonly SignerFinding[] => {
  if (platform === null || platform.anyOf.length === 0) return [];
  const carried = [...(facts.extendedKeyUsage ?? []), ...facts.policies];
  const found = platform.anyOf.filter((oid) => carried.includes(oid));
  if (found.length > 0) {
    const details = { platform: platform.name, found };
    return [{ code: 'signer.platform-attribute-present', severity: 'passed', place: {}, details }];
  }
  return [
    {
      code: 'signer.platform-attribute-missing',
      severity: platform.strict ? 'blocker' : 'warning',
      place: {},
      details: { platform: platform.name, wanted: platform.anyOf },
    },
  ];
};
