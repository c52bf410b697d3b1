import type { TrustListView } from '#shared/contract/trust.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failTrust, type TrustCode } from '#shared/verification/trust-codes.ts';
import { fingerprintOf, readCertificate, type Certificate } from '../../pki/certificate/certificate.ts';
import { nameText } from '../../pki/certificate/name-text.ts';
import { judgePath } from '../../pki/path/judge.ts';
import { listSigner } from '../../pki/trust-lists/model.ts';
import type { XmlSignatureFault } from '../../pki/xades/verify-enveloped.ts';
import {
  replaceTrustList,
  servicesOf,
  trustListOf,
  type StoredTrustList,
} from '../../store/trust-material/trust-lists.ts';
import type { Call, Host } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { listAnchors, saveAnchor } from './anchors.ts';
import { readListInThread } from './read-list-in-thread.ts';
import type { ReadList } from './read-list.ts';
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

const readable = (ders: readonly Uint8Array[]): readonly Certificate[] =>
  ders.flatMap((der) => {
    const read = readCertificate(der);
    return read.ok ? [read.value] : [];
  });

/** Whether a kept list of lists names the signer, or a chain leads from him to an anchor of the user's. */
const isNamed = (host: Host, signer: Certificate, others: readonly Certificate[]): boolean => {
  const { database } = host.workspace;
  if (servicesOf(database, fingerprintOf(signer)).some(({ type }) => type === listSigner)) return true;
  const at = epochMilliseconds(host.clock());
  return judgePath({ target: signer, anchors: readable(listAnchors(database)), untrusted: others, at }).verdict.valid;
};

const nameOf = ({ kind, territory }: ReadList['list']): string =>
  kind === 'eu-lotl' ? `LOTL ${territory}` : `TSL ${territory}`;

const isOlder = (number: string | null, known: string | null): boolean =>
  number !== null && known !== null && /^\d+$/.test(number) && /^\d+$/.test(known) && BigInt(number) < BigInt(known);

/** Certificates of the services that the state stands behind now. */
const grantedNow = ({ services }: ReadList['list']): readonly Uint8Array[] =>
  services
    .filter(({ periods }) => periods[0]?.granted === true)
    .flatMap(({ certificates }) => certificates.map(({ certificate }) => certificate));

const remarksOn = (list: ReadList['list'], file: string, now: number): Finding<TrustCode>[] => {
  const name = nameOf(list);
  const services = list.services.filter(({ type }) => type !== listSigner);
  const named = list.services.flatMap((service) => service.certificates);
  const certificates = new Set(named.map(({ certificate }) => Buffer.from(certificate).toString('base64'))).size;
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
  { host, signal }: Pick<Call, 'host' | 'signal'>,
  file: string,
  bytes: Uint8Array,
  asAnchors: boolean,
): Promise<Outcome<ImportedList>> => {
  const { database, vault } = host.workspace;
  const read = await readListInThread({ bytes, helpers: listAnchors(database) }, signal);
  if (!read.ok) return read;
  if (read.value === null) return failTrust('trust.not-recognised', { file });
  const { list, signature: verified } = read.value;
  const now = epochMilliseconds(host.clock());
  const findings = remarksOn(list, file, now);
  const name = nameOf(list);
  let signature: StoredTrustList['signature'] = 'valid';
  let signer: string | null = null;
  if (verified.ok) {
    const signedBy = readable([verified.certificate])[0];
    signer = signedBy === undefined ? '' : nameText(signedBy.subject).slice(0, 2_000);
    const isKnown = signedBy !== undefined && isNamed(host, signedBy, readable(verified.certificates));
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
    replaceTrustList(database, stored, list.services);
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
