import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { XmlCode } from '#shared/kernel/xml-codes.ts';
import { readCertificate } from '../../pki/certificate/certificate.ts';
import type { TrustList, TrustService } from '../../pki/trust-lists/model.ts';
import { readTrustList } from '../../pki/trust-lists/read-trust-list.ts';
import { verifyXmlSignature, type XmlSignatureFault } from '../../pki/xades/verify-enveloped.ts';
import { readXml } from '../../xml/read-xml.ts';
import { nameKeyOf } from './name-key.ts';

/** `helpers`: certificates (DER) with which the list may be signed and that it does not carry. */
export type ListOrder = { readonly bytes: Uint8Array; readonly helpers: readonly Uint8Array[] };

/** A service with its certificates as they are looked up. */
export type KeyedService = Omit<TrustService, 'certificates'> & {
  readonly certificates: readonly { readonly certificate: Uint8Array; readonly subjectKey: string }[];
};

/** A list as read, without anything that could not go from one thread to another; certificates are DER. */
export type ReadList = {
  readonly list: Omit<TrustList, 'services'> & { readonly services: readonly KeyedService[] };
  readonly signature:
    | { readonly ok: true; readonly certificate: Uint8Array; readonly certificates: readonly Uint8Array[] }
    | { readonly ok: false; readonly fault: XmlSignatureFault; readonly reason: string };
};

const keyed = (service: TrustService): KeyedService => ({
  ...service,
  certificates: service.certificates.flatMap((certificate) => {
    const read = readCertificate(certificate);
    return read.ok ? [{ certificate, subjectKey: nameKeyOf(read.value.subject) }] : [];
  }),
});

/** Reads a trust list and verifies its own signature; null where the document is none. A large one takes seconds. */
export const readList = async ({ bytes, helpers }: ListOrder): Promise<Outcome<ReadList | null, XmlCode>> => {
  const document = readXml(bytes);
  if (!document.ok) return document;
  const list = readTrustList(document.value);
  if (list === null) return ok(null);
  const certificates = helpers.flatMap((der) => {
    const read = readCertificate(der);
    return read.ok ? [read.value] : [];
  });
  const verified = await verifyXmlSignature(document.value, certificates);
  return ok({
    list: { ...list, services: list.services.map(keyed) },
    signature: verified.ok
      ? { ok: true, certificate: verified.certificate.der, certificates: verified.certificates.map(({ der }) => der) }
      : verified,
  });
};
