import { hash } from 'node:crypto';
import type { AccreditationView } from '#shared/contract/trust.ts';
import { epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { periodAt } from '../../pki/trust-lists/accreditation.ts';
import { isCaService } from '../../pki/trust-lists/model.ts';
import type { Database } from '../../store/database.ts';
import { servicesOf, trustListOf } from '../../store/trust-material/trust-lists.ts';

/**
 * What the kept trust lists say of the authorities in a chain (DER, anchor first, target last) at a time: of the one
 * nearest to the target that a list names, a service that was granted before any other. Null: no list names any of them.
 * Whether the list itself can be believed is in `listSignature`.
 */
export const accreditationAt = (
  database: Database,
  chain: readonly Uint8Array[],
  at: Instant,
): AccreditationView | null => {
  const moment = epochMilliseconds(at);
  for (const authority of chain.slice(0, -1).toReversed()) {
    const views = servicesOf(database, hash('sha256', authority)).flatMap((service): AccreditationView[] => {
      const period = isCaService(service.type) ? periodAt(service.periods, moment) : null;
      const list = period === null ? null : trustListOf(database, service.listId);
      if (period === null || list === null) return [];
      return [
        {
          provider: service.provider.slice(0, 500),
          service: service.name,
          type: service.type,
          status: period.status,
          granted: period.granted,
          since: instantFromEpoch(period.from),
          listId: service.listId,
          territory: list.territory,
          listSignature: list.signature,
        },
      ];
    });
    const found = views.find(({ granted }) => granted) ?? views[0];
    if (found !== undefined) return found;
  }
  return null;
};
