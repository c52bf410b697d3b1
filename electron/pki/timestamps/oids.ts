/** RFC 3161 and RFC 5816; id-aa-signatureTimeStampToken by ETSI EN 319 122-1 clause 5.3. */
export const timestampOids = {
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/**
 * What a service answers takes some kilobytes (`tokenBytes`); a token in a signature may hold the revocation lists of its
 * own chain by now, which large authorities make tens of megabytes long. `tokens`: a renewal every few years for a century.
 */
export const timestampLimits = {
  tokenBytes: 1024 * 1024,
  carriedBytes: 64 * 1024 * 1024,
  infoBytes: 64 * 1024,
  tokens: 64,
} as const;
