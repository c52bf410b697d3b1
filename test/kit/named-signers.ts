import { writePkcs12 } from '#electron/keys/key-file/write-pkcs12.ts';
import { issueHolder, issuingCertificate, rootCertificate, supplierName, testKey } from './ca.ts';
import { fixedRandom, utf8 } from './key-files.ts';

/** A PKCS#12 of somebody of the supplier's company by this name, with the whole chain. */
export const keyFileOfPerson = (
  commonName: string,
  key: 'supplier-p256' | 'supplier-p384' | 'supplier-rsa2048',
  serial: number,
  password: string,
): Uint8Array<ArrayBuffer> => {
  const subject = supplierName().map(([type, value]) => [type, type === 'commonName' ? commonName : value] as const);
  const certificate = issueHolder({ serial, key, subject });
  return writePkcs12({
    entries: [{ key: testKey(key), certificate, friendlyName: commonName }],
    authorities: [issuingCertificate, rootCertificate],
    password: utf8(password),
    iterations: 2048,
    random: fixedRandom(commonName),
  });
};
