import { hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { noMaterial, joinMaterial, type ValidationMaterial } from '../../pki/cades/validation-material.ts';
import { readCertificate } from '../../pki/certificate/certificate.ts';
import { certificatesIn } from '../../pki/certificate/certificates-in.ts';
import { armourOf, dearmour } from '../../pki/cms/armour.ts';
import { fileSource, memorySource, readCopy, SourceChanged, type ByteSource } from '../../pki/cms/byte-source.ts';
import { cmsLimits } from '../../pki/cms/limits.ts';
import { readSignedData, type SignedData } from '../../pki/cms/signed-data.ts';
import { readSmallEntry } from '../../pki/containers/asic-read.ts';
import { ZipFault } from '../../pki/containers/zip-fault.ts';
import { zipReadLimits } from '../../pki/containers/zip-limits-read.ts';
import { readZip } from '../../pki/containers/zip-read.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import { listedCertificate } from '../../pki/trust-lists/listed-certificate.ts';
import { materialOf } from '../../pki/verify/material.ts';
import { looksLikeCms } from '../../pki/verify/examine-signature-file.ts';
import { descendantsOf, textOf } from '../../xml/query.ts';
import { readXml } from '../../xml/read-xml.ts';
import type { Call } from '../context.ts';
import { collectValidationMaterial, type CollectedMaterial, type MaterialWish } from './collect-material.ts';

/** Certificates are small; a larger file is a signature. */
const largestCertificateFile = 1024 * 1024;
const deepestTimestamps = 3;

/** What a SignedData carries, and what the timestamps in its unsigned attributes carry. */
const carriedBy = async (data: SignedData, depth: number): Promise<ValidationMaterial> => {
  const attributes = data.signers.flatMap(({ unsignedAttributes }) => unsignedAttributes);
  const { certificates, crls, ocsps } = materialOf(data, attributes);
  const ders = (items: readonly { readonly der: Uint8Array }[]): readonly Uint8Array[] => items.map(({ der }) => der);
  const own = { certificates: ders(certificates), crls: ders(crls), ocsps: ders(ocsps) };
  if (depth >= deepestTimestamps) return own;
  const inner: ValidationMaterial[] = [];
  // Whatever is a SignedData inside an unsigned attribute is a timestamp or a counter-signature's kin.
  for (const value of attributes.flatMap(({ values }) => values)) {
    const read = await readSignedData(memorySource(value));
    if (read.ok) inner.push(await carriedBy(read.value, depth + 1));
  }
  return joinMaterial(own, ...inner);
};

const inCms = async (source: ByteSource): Promise<ValidationMaterial> => {
  const armour = await armourOf(source);
  let bytes = source;
  if (armour !== null) {
    const text = source.size > cmsLimits.armourBytes ? null : await dearmour(source, armour);
    if (text === null || !text.ok) return noMaterial;
    bytes = memorySource(text.bytes);
  }
  if (!(await looksLikeCms(bytes))) return noMaterial;
  const read = await readSignedData(bytes);
  return read.ok ? carriedBy(read.value, 0) : noMaterial;
};

/** Certificates that an XML signature names, as far as they can be read; what they are worth is judged elsewhere. */
const inXml = (bytes: Uint8Array): ValidationMaterial => {
  const document = readXml(bytes);
  if (!document.ok) return noMaterial;
  const certificates: Uint8Array[] = [];
  for (const element of descendantsOf(document.value.root)) {
    if (element.local !== 'X509Certificate' && element.local !== 'EncapsulatedX509Certificate') continue;
    const { der } = listedCertificate(textOf(element));
    if (der !== null) certificates.push(der);
  }
  return { ...noMaterial, certificates };
};

const inContainer = async (source: ByteSource): Promise<ValidationMaterial | null> => {
  const archive = await readZip(source);
  if (archive === null) return null;
  const all: ValidationMaterial[] = [];
  for (const entry of archive.entries) {
    if (entry.isDirectory || !/^META-INF\/[^/]*\.(?:p7s|p7m|sig|tst|xml)$/i.test(entry.name)) continue;
    const bytes = await readSmallEntry(source, entry, zipReadLimits.metaBytes);
    if (bytes === null) continue;
    all.push(/\.xml$/i.test(entry.name) ? inXml(bytes) : await inCms(memorySource(bytes)));
  }
  return joinMaterial(...all);
};

const inSource = async (source: ByteSource): Promise<ValidationMaterial> => {
  const head = Buffer.from(await readCopy(source, 0, Math.min(4, source.size)));
  if (head.toString('latin1').startsWith('PK')) return (await inContainer(source)) ?? noMaterial;
  if (source.size <= largestCertificateFile) {
    const certificates = certificatesIn(await readCopy(source, 0, source.size));
    if (certificates.ok && certificates.value.length > 0) {
      const signed = await inCms(source);
      return joinMaterial({ ...noMaterial, certificates: certificates.value.map(({ der }) => der) }, signed);
    }
  }
  return inCms(source);
};

/**
 * Certificates, lists and responses that a file carries: a certificate or a bundle, a CMS signature in any armour with its
 * timestamps, an ASiC container. Empty for what is none of these. Refuses with `file.*` only.
 */
export const materialInFile = async (path: string): Promise<Outcome<ValidationMaterial>> => {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    return readRefusal(error, path);
  }
  try {
    return ok(await inSource(fileSource(handle, (await handle.stat()).size)));
  } catch (error) {
    if (error instanceof ZipFault || error instanceof SourceChanged) return ok(noMaterial);
    return readRefusal(error, path);
  } finally {
    await handle.close();
  }
};

/** Signers and timestamp services: whoever is not an authority. In a bundle of authorities, all of them. */
export const subjectsOf = ({ certificates }: ValidationMaterial): readonly Uint8Array[] => {
  const ends = certificates.filter((der) => {
    const read = readCertificate(der);
    return read.ok && read.value.extensions.basicConstraints?.authority !== true;
  });
  return ends.length === 0 ? certificates : ends;
};

const without = (all: readonly Uint8Array[], carried: readonly Uint8Array[]): readonly Uint8Array[] => {
  const known = new Set(carried.map((der) => hash('sha256', der)));
  return all.filter((der) => !known.has(hash('sha256', der)));
};

const collectCarried = (
  call: Call,
  carried: ValidationMaterial,
  wish: Pick<MaterialWish, 'fetch' | 'trust'> & { readonly at?: Instant },
): Promise<Outcome<CollectedMaterial>> =>
  collectValidationMaterial(call, {
    ...wish,
    subjects: subjectsOf(carried),
    atHand: carried,
    at: wish.at ?? call.host.clock(),
  });

/**
 * What the workspace, and the network where that was asked, add to what a file carries itself: that keeps its own place,
 * since what a signature carries may be proved by the timestamps around it.
 */
export const broughtForFile = async (
  call: Call,
  path: string,
  wish: Pick<MaterialWish, 'fetch' | 'trust'> & { readonly at?: Instant },
): Promise<Outcome<CollectedMaterial>> => {
  const carried = await materialInFile(path);
  if (!carried.ok) return carried;
  const collected = await collectCarried(call, carried.value, wish);
  if (!collected.ok) return collected;
  const { material, acts } = collected.value;
  return ok({
    material: {
      certificates: without(material.certificates, carried.value.certificates),
      crls: without(material.crls, carried.value.crls),
      ocsps: without(material.ocsps, carried.value.ocsps),
    },
    acts,
  });
};
