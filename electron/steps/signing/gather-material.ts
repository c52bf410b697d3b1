import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failLevel } from '#shared/signature/level-codes.ts';
import type { Pool } from '../../pki/cades/complete-material.ts';
import { readCertificate } from '../../pki/certificate/certificate.ts';
import { readCrl } from '../../pki/revocation/crl.ts';
import { readOcsp } from '../../pki/revocation/ocsp.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import type { Certificate } from '../../pki/certificate/certificate.ts';
import type { Call, Host } from '../context.ts';
import { listAnchors, readDerFile } from '../trust/anchors.ts';
import { collectValidationMaterial } from '../trust/collect-material.ts';

/** Files the user brings for a level, by handle. */
export type MaterialFiles = {
  readonly trustFileIds: readonly string[];
  readonly certificateFileIds: readonly string[];
  readonly crlFileIds: readonly string[];
  readonly ocspFileIds: readonly string[];
};

type Read<T> = (
  der: Uint8Array,
) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string } };

const readOcspFile = async (path: string): Promise<Outcome<readonly Uint8Array[]>> => {
  try {
    return ok([Uint8Array.from(await readFile(path))]);
  } catch (error) {
    return readRefusal(error, path);
  }
};

const structuresIn = async <T>(
  host: Host,
  fileIds: readonly string[],
  ders: (path: string) => Promise<Outcome<readonly Uint8Array[]>>,
  read: Read<T>,
): Promise<Outcome<readonly T[]>> => {
  const all: T[] = [];
  for (const fileId of fileIds) {
    const path = host.files.pathOf(fileId);
    if (!path.ok) return path;
    const found = await ders(path.value);
    if (!found.ok) return found;
    for (const der of found.value) {
      const one = read(der);
      if (!one.ok)
        return failLevel('level.material-unreadable', { file: basename(path.value), reason: one.error.code });
      all.push(one.value);
    }
  }
  return ok(all);
};

const readable = <T>(ders: readonly Uint8Array[], read: Read<T>): readonly T[] =>
  ders.flatMap((der) => {
    const one = read(der);
    return one.ok ? [one.value] : [];
  });

/** What a level can be completed from: the files brought, which must be readable, and the workspace's anchors. */
export const gatherMaterial = async (host: Host, files: MaterialFiles): Promise<Outcome<Pool>> => {
  const certificateDers = (path: string) => readDerFile(path, 'CERTIFICATE');
  const trust = await structuresIn(host, files.trustFileIds, certificateDers, readCertificate);
  if (!trust.ok) return trust;
  const certificates = await structuresIn(host, files.certificateFileIds, certificateDers, readCertificate);
  if (!certificates.ok) return certificates;
  const crls = await structuresIn(host, files.crlFileIds, (path) => readDerFile(path, 'X509 CRL'), readCrl);
  if (!crls.ok) return crls;
  const ocsps = await structuresIn(host, files.ocspFileIds, readOcspFile, readOcsp);
  if (!ocsps.ok) return ocsps;
  return ok({
    anchors: [...trust.value, ...readable(listAnchors(host.workspace.database), readCertificate)],
    certificates: certificates.value,
    crls: crls.value,
    ocsps: ocsps.value,
  });
};

const ders = (items: readonly { readonly der: Uint8Array }[]): readonly Uint8Array[] => items.map(({ der }) => der);

/** Adds what the workspace has kept for the chains of these certificates, and what the network has when it is asked. */
export const collectFor =
  (call: Call, fetch: 'nothing' | 'missing' | 'everything') =>
  async (subjects: readonly Certificate[], pool: Pool): Promise<Outcome<Pool>> => {
    const collected = await collectValidationMaterial(call, {
      subjects: ders(subjects),
      atHand: { certificates: ders(pool.certificates), crls: ders(pool.crls), ocsps: ders(pool.ocsps) },
      at: call.host.clock(),
      trust: ders(pool.anchors),
      fetch,
    });
    if (!collected.ok) return collected;
    const { material } = collected.value;
    return ok({
      anchors: pool.anchors,
      certificates: readable(material.certificates, readCertificate),
      crls: readable(material.crls, readCrl),
      ocsps: readable(material.ocsps, readOcsp),
    });
  };
