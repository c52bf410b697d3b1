import { basename } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failLevel } from '#shared/signature/level-codes.ts';
import { failSeveral } from '#shared/signature/several-codes.ts';
import { hexOf } from '../../pki/asn1/bytes.ts';
import { addSigner } from '../../pki/cades/add-signer.ts';
import { assembleDetached } from '../../pki/cades/assemble.ts';
import { certificateOfSigner, certificatesIn, openDraft, writeDraft, type Draft } from '../../pki/cades/draft.ts';
import { digestOf } from '../../pki/cades/level.ts';
import { rewrittenBytes } from '../../pki/cades/rewrite.ts';
import type { WrittenFile } from '../../pki/cades/write-signature.ts';
import type { Certificate } from '../../pki/certificate/certificate.ts';
import { memorySource, type ByteSource } from '../../pki/cms/byte-source.ts';
import { buildAsicManifest } from '../../pki/containers/asice-manifest.ts';
import { rewriteZip, type NewEntry } from '../../pki/containers/zip-rewrite.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import type { Call } from '../context.ts';
import { isZip, openContainer, type OpenContainer } from './open-container.ts';
import { firstOf, openSignature, refusedBy, withFile, writeSignature, type Changed } from './open-signature.ts';
import { signedContentOf } from './signed-content.ts';
import type { Signer } from './signer.ts';

/** One file that another signature is put beside. */
export type Adding = {
  readonly call: Call;
  readonly file: string;
  readonly out: string;
  readonly content: string | null;
  /** Opens the key once it is known that it may sign: who has signed is given. */
  readonly signer: (signed: readonly Certificate[]) => Promise<Outcome<Signer>>;
};

const signersIn = (draft: Draft): readonly Certificate[] => {
  const pool = certificatesIn(draft);
  return draft.signers.flatMap(({ info }) => certificateOfSigner(info, pool) ?? []);
};

const addToCms = async (
  { call, file, out, content, signer }: Adding,
  bytes: ByteSource,
  close: () => Promise<void>,
): Promise<Changed> => {
  const opened = await openSignature(file, bytes);
  if (!opened.ok) return refusedBy(opened.error, file);
  const { draft, armour } = opened.value;
  const digests = await signedContentOf(draft, file, content, call.signal);
  if (!digests.ok) return refusedBy(digests.error, file);
  const mine = await signer(signersIn(draft));
  if (!mine.ok) return refusedBy(mine.error, file);
  try {
    const algorithm = mine.value.digest;
    const digest = await digests.value(algorithm);
    if (digest === null) return refusedBy(failLevel('level.content-needed', { file: basename(file) }).error, file);
    const parts = await mine.value.sign({ algorithm, value: hexOf(digest) }, call.host.clock());
    if (!parts.ok) return refusedBy(parts.error, file);
    const written = await writeSignature(out, { draft: addSigner(draft, parts.value), armour }, close);
    return written.ok ? written : refusedBy(written.error, file);
  } finally {
    await mine.value.close();
  }
};

const nextName = (container: OpenContainer, before: string, after: string): string => {
  const taken = new Set(container.archive.entries.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = `${before}${String(number).padStart(3, '0')}${after}`;
    if (!taken.has(name)) return name;
  }
};

type Entries = { readonly remove: readonly string[]; readonly add: readonly NewEntry[] };

/** ASiC-E: a manifest of its own over every document (EN 319 162-1 clause 4.4.3), so that no signature is touched. */
const withManifest = async (container: OpenContainer, signer: Signer, { call }: Adding): Promise<Outcome<Entries>> => {
  const signature = nextName(container, 'META-INF/signature', '.p7s');
  const algorithm = signer.digest;
  const files = [];
  for (const entry of container.documents)
    files.push({ name: entry.name, digest: { algorithm, value: hexOf(await container.digest(entry, algorithm)) } });
  const manifest = buildAsicManifest(files, signature);
  if (!manifest.ok) return manifest;
  const parts = await signer.sign(digestOf(algorithm, manifest.value), call.host.clock());
  if (!parts.ok) return parts;
  const name = nextName(container, 'META-INF/ASiCManifest', '.xml');
  return ok({
    remove: [],
    add: [
      { name, bytes: manifest.value },
      { name: signature, bytes: assembleDetached(parts.value) },
    ],
  });
};

/** ASiC-S: a parallel signature in the one signature file (clause 4.3.3). */
const inSignature = async (
  container: OpenContainer,
  signer: Signer,
  { call, file }: Adding,
): Promise<Outcome<Entries>> => {
  const [own] = container.signatures;
  const read = own === undefined ? null : await openDraft(memorySource(own.bytes));
  if (own === undefined || read?.ok !== true)
    return failSeveral('signatures.container-unfit', { file: basename(file), reason: '*.p7s' });
  const digest = { algorithm: signer.digest, value: hexOf(await container.digest(own.signs, signer.digest)) };
  const parts = await signer.sign(digest, call.host.clock());
  if (!parts.ok) return parts;
  const bytes = await rewrittenBytes(await writeDraft(addSigner(read.draft, parts.value)));
  return ok({ remove: [own.name], add: [{ name: own.name, bytes }] });
};

const addToContainer = async (adding: Adding, bytes: ByteSource, close: () => Promise<void>): Promise<Changed> => {
  const { file, out, call } = adding;
  const opened = await openContainer(file, bytes);
  if (!opened.ok) return refusedBy(opened.error, file);
  const container = opened.value;
  if (container.kind === 'pairs')
    return refusedBy(
      failSeveral('signatures.container-unfit', { file: basename(file), reason: 'mimetype' }).error,
      file,
    );
  const signed: Certificate[] = [];
  for (const signature of container.signatures) {
    const read = await openDraft(memorySource(signature.bytes));
    if (read.ok) signed.push(...signersIn(read.draft));
  }
  const mine = await adding.signer(signed);
  if (!mine.ok) return refusedBy(mine.error, file);
  try {
    const make = container.kind === 'asic-e' ? withManifest : inSignature;
    const entries = await make(container, mine.value, adding);
    if (!entries.ok) return refusedBy(entries.error, file);
    const change = { ...entries.value, remove: new Set(entries.value.remove), time: call.host.clock() };
    const written = await writeWhole(out, async (handle) => {
      const size = await rewriteZip(handle, bytes, container.archive, change);
      await close();
      return ok({ file: out, size });
    });
    return written.ok ? written : refusedBy(written.error, file);
  } finally {
    await mine.value.close();
  }
};

/** Puts a signature beside those of a signature file or a container; who may sign is asked before anything is written. */
export const addSignature = async (adding: Adding): Promise<Outcome<WrittenFile>> => {
  const done = await withFile<WrittenFile>(adding.file, async (bytes, handle) => {
    const close = (): Promise<void> => handle.close();
    return (await isZip(bytes)) ? addToContainer(adding, bytes, close) : addToCms(adding, bytes, close);
  });
  return done.ok ? done : firstOf(done.error);
};
