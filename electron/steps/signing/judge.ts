import type { Finding } from '#shared/kernel/failure.ts';
import { epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import type { PlatformDemands } from '#shared/procedure/platforms/card.ts';
import { judgeCertificate } from '#shared/signature/judge-certificate.ts';
import type { CertificateFacts } from '#shared/signature/certificate-facts.ts';
import type { KeyPlace } from '../../keys/key-session.ts';
import type { Host } from '../context.ts';
import { loadProfile } from '../company/company-profile.ts';

const orNull = (text: string): string | null => (text === '' ? null : text);

/**
 * Judges a certificate for a bid, or for today when there is none: company and platform as the workspace knows them. A
 * deadline that has passed is not judged by: nobody will check a signature then any more.
 */
export const judgeFor = (
  host: Host,
  facts: CertificateFacts,
  bid: { readonly deadline: Instant | null; readonly platform: PlatformDemands | null } | null,
  keyPlace: KeyPlace = 'file',
  /** Whose signature it would be; the chosen company's where nobody says. */
  companyId?: string,
): readonly Finding[] => {
  const { inn, ogrn } = loadProfile(host.workspace.database, companyId);
  const now = host.clock();
  const deadline = bid?.deadline ?? null;
  const platform = bid?.platform ?? null;
  return judgeCertificate(facts, {
    now,
    deadline: deadline !== null && epochMilliseconds(deadline) > epochMilliseconds(now) ? deadline : null,
    platform:
      platform === null || platform.certificateOids.length === 0
        ? null
        : { name: platform.name, anyOf: platform.certificateOids, strict: platform.strictOids },
    owner: inn === '' && ogrn === '' ? null : { inn: orNull(inn), ogrn: orNull(ogrn) },
    keyPlace,
  });
};
