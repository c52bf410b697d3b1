/**
 * What proves that a signature's certificates were good, to be put into the signature (ETSI EN 319 122-1 clause 5.4):
 * each item is one DER structure, kept byte for byte. `ocsps` are BasicOCSPResponse or whole OCSPResponse, as services
 * send them; only the basic response goes into a signature (RFC 5940 section 2.1).
 */
export type ValidationMaterial = {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
};

export const noMaterial: ValidationMaterial = { certificates: [], crls: [], ocsps: [] };

/** Both together; the same bytes are kept once. */
export const joinMaterial = (...several: readonly ValidationMaterial[]): ValidationMaterial => {
  const joined = (pick: (one: ValidationMaterial) => readonly Uint8Array[]): readonly Uint8Array[] => [
    ...new Map(several.flatMap(pick).map((der) => [Buffer.from(der).toString('base64'), der])).values(),
  ];
  return {
    certificates: joined(({ certificates }) => certificates),
    crls: joined(({ crls }) => crls),
    ocsps: joined(({ ocsps }) => ocsps),
  };
};
