/** Identifier octets (X.690 8.1.2) of the universal types that certificates, CRLs, OCSP and CMS use. */
export const tags = {
  endOfContents: 0x00,
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  generalString: 0x1b,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

export const constructedBit = 0x20;

/** `[number] IMPLICIT` of a primitive type, or the same for a constructed one. `number` is 0 to 30. */
export const contextPrimitive = (number: number): number => 0x80 | number;
export const contextConstructed = (number: number): number => 0xa0 | number;
