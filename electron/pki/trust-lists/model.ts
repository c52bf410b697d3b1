import type { ServicePeriod } from '#shared/verification/listed-service.ts';

export type TrustListKind = 'eu-lotl' | 'eu-tsl' | 'ru-tsl';

export type TrustService = {
  readonly provider: string;
  readonly name: string;
  /** URI of ETSI TS 119 612 clause 5.5.1; `ru-ca` for an authority of the Russian list; `list-signer` for a pointer. */
  readonly type: string;
  /** Newest first. Empty for what has no status of its own. */
  readonly periods: readonly ServicePeriod[];
  /** DER. */
  readonly certificates: readonly Uint8Array[];
};

/** A trust list as it says of itself; times in epoch milliseconds. */
export type TrustList = {
  readonly kind: TrustListKind;
  /** Country code as the list writes it: `EU`, `DE`, `RU`. */
  readonly territory: string;
  readonly operator: string;
  /** Its number; a later list has a greater one. */
  readonly sequence: string | null;
  readonly issuedAt: number | null;
  /** By when a newer one is due; null where the list does not say, or is the last one. */
  readonly nextUpdate: number | null;
  readonly services: readonly TrustService[];
  /** Services, periods or certificates that could not be read and were left out, by name. */
  readonly leftOut: readonly { readonly name: string; readonly line: number; readonly reason: string }[];
};

/** Authorities of a list: those whose certificates may stand above a signer's. */
export const caServiceTypes = [
  'http://uri.etsi.org/TrstSvc/Svctype/CA/QC',
  'http://uri.etsi.org/TrstSvc/Svctype/CA/PKC',
  'ru-ca',
] as const;
export const isCaService = (type: string): boolean => (caServiceTypes as readonly string[]).includes(type);

/** A pointer of the list of lists: its certificates sign another list. */
export const listSigner = 'list-signer';
