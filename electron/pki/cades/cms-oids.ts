/** RFC 5652, RFC 5035, RFC 5940; archive timestamps by ETSI EN 319 122-1 clause 5.5 and ETSI TS 101 733 clause 6.4. */
export const cmsOids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  countersignature: '1.2.840.113549.1.9.6',
  archiveTimestampV1: '1.2.840.113549.1.9.16.2.27',
  archiveTimestampV2: '1.2.840.113549.1.9.16.2.48',
  archiveTimestampV3: '0.4.0.1733.2.4',
  longTermValidation: '0.4.0.1733.2.2',
  hashIndexV1: '0.4.0.1733.2.5',
  hashIndexV3: '0.4.0.19122.1.5',
  ocspResponses: '1.3.6.1.5.5.7.16.2',
} as const;
