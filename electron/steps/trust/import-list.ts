import type { TrustListView } from '#shared/contract/trust.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failTrust, type TrustCode } from '#shared/verification/trust-codes.ts';
import { fingerprintOf, readCertificate, type Certificate } from '../../pki/certificate/certificate.ts';
import { nameText } from '../../pki/certificate/name-text.ts';
import { judgePath } from '../../pki/path/judge.ts';
import { listSigner, type TrustList, type TrustService } from '../../pki/trust-lists/model.ts';
import { readTrustList } from '../../pki/trust-lists/read-trust-list.ts';
import { verifyXmlSignature, type XmlSignatureFault } from '../../pki/xades/verify-enveloped.ts';
import {
  replaceTrustList,
  servicesOf,
  trustListOf,
  type StoredService,
  type StoredTrustList,
} from '../../store/trust-material/trust-lists.ts';
import { readXml } from '../../xml/read-xml.ts';
import type { Host } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { listAnchors, saveAnchor } from './anchors.ts';
import { nameKeyOf } from './keep-crl.ts';
import { saying } from './read-file.ts';
import { viewOfList } from './trust-views.ts';

export type ImportedList = {
  readonly list: TrustListView;
  readonly anchors: number;
  readonly findings: readonly Finding<TrustCode>[];
};

/** Faults that tell what could not be checked; all others mean that the list is not what its operator signed. */
const uncheckable: readonly XmlSignatureFault[] = [
  'reference-unsupported',
  'no-certificate',
  'certificate-not-named',
  'algorithm-unsupported',
];
const mostLeftOut = 20;

const readAnchors = (host: Host): readonly Certificate[] =>
  listAnchors(host.workspace.database).flatMap((der) => {
    const read = readCertificate(der);
    return read.ok ? [read.value] : [];
  });

/** Whether a kept list of lists names the signer, or a chain leads from him to an anchor of the user's. */
const isNamed = (host: Host, signer: Certificate, others: readonly Certificate[]): boolean => {
  const { database } = host.workspace;
  if (servicesOf(database, fingerprintOf(signer)).some(({ type }) => type === listSigner)) return true;
  const at = epochMilliseconds(host.clock());
  return judgePath({ target: signer, anchors: readAnchors(host), untrusted: others, at }).verdict.valid;
};

const nameOf = ({ kind, territory }: TrustList): string =>
  kind === 'eu-lotl' ? `LOTL ${territory}` : `TSL ${territory}`;

const storedService = (service: TrustService): StoredService => ({
  ...service,
  certificates: service.certificates.flatMap((certificate) => {
    const read = readCertificate(certificate);
    return read.ok ? [{ certificate, subjectKey: nameKeyOf(read.value.subject) }] : [];
  }),
});

const isOlder = (number: string | null, known: string | null): boolean =>
  number !== null && known !== null && /^\d+$/.test(number) && /^\d+$/.test(known) && BigInt(number) < BigInt(known);

/** Certificates of the services that the state stands behind now. */
const grantedNow = ({ services }: TrustList): readonly Uint8Array[] =>
  services.filter(({ periods }) => periods[0]?.granted === true).flatMap(({ certificates }) => certificates);

const remarksOn = (list: TrustList, file: string, now: number): Finding<TrustCode>[] => {
  const name = nameOf(list);
  const services = list.services.filter(({ type }) => type !== listSigner);
  const certificates = new Set(list.services.flatMap((service) => service.certificates)).size;
  const findings = [
    saying('trust.list-imported', 'info', file, { list: name, services: services.length, certificates }),
  ] as Finding<TrustCode>[];
  if (list.nextUpdate !== null && list.nextUpdate < now)
    findings.push(
      saying('trust.list-stale', 'warning', file, { list: name, until: instantFromEpoch(list.nextUpdate) }),
    );
  for (const { name: left, line, reason } of list.leftOut.slice(0, mostLeftOut))
    findings.push({ ...saying('trust.list-left-out', 'warning', file, { name: left, reason }), place: { file, line } });
  if (list.leftOut.length > mostLeftOut)
    findings.push(saying('trust.list-more-left-out', 'warning', file, { count: list.leftOut.length - mostLeftOut }));
  return findings;
};

/**
 * Keeps a trust list in the place of its forerunner. Refused: what is no trust list, one whose signature does not hold,
 * one older than the kept one. Unsigned, or signed in a way that cannot be checked here, it is kept and says so.
 */
export const importTrustList = async (
  host: Host,
  file: string,
  bytes: Uint8Array,
  asAnchors: boolean,
): Promise<Outcome<ImportedList>> => {
  const { database, vault } = host.workspace;
  const document = readXml(bytes);
  if (!document.ok) return document;
  const list = readTrustList(document.value);
  if (list === null) return failTrust('trust.not-recognised', { file });
  const now = epochMilliseconds(host.clock());
  const findings = remarksOn(list, file, now);
  const name = nameOf(list);
  let signature: StoredTrustList['signature'] = 'valid';
  let signer: string | null = null;
  const verified = await verifyXmlSignature(document.value, readAnchors(host));
  if (verified.ok) {
    signer = nameText(verified.certificate.subject).slice(0, 2_000);
    const isKnown = isNamed(host, verified.certificate, verified.certificates);
    findings.push(
      saying(
        isKnown ? 'trust.list-signature-valid' : 'trust.list-signer-unnamed',
        isKnown ? 'passed' : 'warning',
        file,
        { list: name, signer },
      ),
    );
  } else if (verified.fault === 'no-signature') {
    signature = 'absent';
    findings.push(saying('trust.list-unsigned', 'warning', file, { list: name }));
  } else if (uncheckable.includes(verified.fault)) {
    signature = 'not-checked';
    const reason = `${verified.fault} ${verified.reason}`.trim();
    findings.push(saying('trust.list-signature-unchecked', 'warning', file, { list: name, reason }));
  } else {
    return failTrust('trust.list-signature-wrong', { file, reason: `${verified.fault} ${verified.reason}`.trim() });
  }

  const listId = `${list.kind} ${list.territory}`;
  const known = trustListOf(database, listId);
  if (known !== null && isOlder(list.sequence, known.sequence))
    return failTrust('trust.list-older', { list: name, number: list.sequence, known: known.sequence });
  const blob = await vault.putBytes(bytes);
  if (!blob.ok) return blob;
  const { kind, territory, operator, sequence, issuedAt, nextUpdate } = list;
  const stored: StoredTrustList = {
    listId,
    kind,
    territory,
    operator,
    sequence,
    issuedAt,
    nextUpdate,
    digest: blob.value.digest,
    size: blob.value.size,
    signature,
    signer,
    importedAt: host.clock(),
  };
  const anchors = asAnchors ? grantedNow(list) : [];
  database.transaction(() => {
    replaceTrustList(database, stored, list.services.map(storedService));
    for (const der of anchors) saveAnchor(database, der, stored.importedAt, listId);
    recordAct(database, {
      at: stored.importedAt,
      act: 'trust.list-imported',
      subject: `${name} ${sequence ?? ''}`.trim(),
      digest: stored.digest,
    });
  });
  return ok({ list: viewOfList(stored, list.services.length, now), anchors: anchors.length, findings });
};
