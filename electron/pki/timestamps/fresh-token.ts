import { digestAlgorithms } from '#shared/kernel/digest.ts';
import { readCertificate } from '../certificate/certificate.ts';
import { digestByOid } from '../digest.ts';
import { referencesOf, signerCertificate } from '../verify/signer-certificate.ts';
import { readTimestampToken } from './read-token.ts';
import { mayTimestamp, tokenSignatureHolds } from './token-signature.ts';

/**
 * What keeps everybody from relying on a token, whomever they trust: its own signature does not hold, its certificate is
 * not in it or not made for timestamps, or a digest in it is weak. Null: nothing. That it is over the digest asked for is
 * what `readTimestampResponse` has seen to.
 */
export const freshTokenFault = async (token: Uint8Array): Promise<string | null> => {
  const read = await readTimestampToken(token);
  if (!read.ok) return 'damaged';
  const { data, signer, info } = read.value;
  const own = data.certificates.flatMap((der) => {
    const certificate = readCertificate(der);
    return certificate.ok ? [certificate.value] : [];
  });
  const certificate = signerCertificate(signer, referencesOf(signer).references, own);
  if (certificate === null) return 'authority-not-found';
  const sound = [info.imprintOid, signer.digestAlgorithm.oid].every((oid) =>
    digestAlgorithms.some((name) => name === digestByOid(oid)),
  );
  if (!sound) return 'digest-weak';
  if (!tokenSignatureHolds(read.value, certificate)) return 'signature-wrong';
  return mayTimestamp(certificate) ? null : 'authority-unfit';
};
