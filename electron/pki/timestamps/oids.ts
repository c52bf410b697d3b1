/** RFC 3161 and RFC 5816; id-aa-signatureTimeStampToken by ETSI EN 319 122-1 clause 5.3. */
export const timestampOids = {
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/** Tokens with a chain take some kilobytes; with revocation data inside, some hundred. */
export const timestampLimits = { tokenBytes: 1024 * 1024, infoBytes: 64 * 1024, tokens: 16 } as const;
