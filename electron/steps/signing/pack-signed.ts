import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { signatureEncodings, type SignatureEncoding } from '#shared/signature/formats.ts';
import { assembleDetached } from '../../pki/cades/assemble.ts';
import { digestOf } from '../../pki/cades/level.ts';
import { base64Of, pemOf } from '../../pki/cades/pem.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import type { PackedFile, WrittenContainer } from '../../pki/containers/archive-write.ts';
import { buildAsicManifest } from '../../pki/containers/asice-manifest.ts';
import { writeAsice } from '../../pki/containers/asice-write.ts';
import { asicNames } from '../../pki/containers/asic-names.ts';
import { writeAsics, writePairs, writePlainArchive, type SignedPair } from '../../pki/containers/asics-write.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';
import type { Call, Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { reachLevel } from './reach-level.ts';
import { judgeFor } from './judge.ts';
import { keySourceOf } from './key-source.ts';
import { openSigner, type Signer } from './signer.ts';
import { planLevel } from './plan-level.ts';

type Job = {
  readonly call: Call;
  readonly signer: Signer;
  readonly files: readonly PackedFile[];
  readonly out: string;
};

const encoded: Readonly<Record<SignatureEncoding, (der: Uint8Array) => Uint8Array>> = {
  DER: (der) => der,
  PEM: (der) => Buffer.from(pemOf(der)),
  base64: (der) => Buffer.from(base64Of(der)),
};

const hashed = async (call: Call, file: string, name: string, signer: Signer): Promise<Outcome<PackedFile>> => {
  const outcome = await hashFile(file, [signer.digest], { signal: call.signal });
  if (!outcome.ok) return outcome;
  const { size, digests } = outcome.value;
  return ok({ name, file, size, digest: digests[signer.digest] });
};

const packAsice = async ({ call, signer, files, out }: Job): Promise<Outcome<WrittenContainer>> => {
  const manifest = buildAsicManifest(files);
  if (!manifest.ok) return manifest;
  const time = call.host.clock();
  const parts = await signer.sign(digestOf(signer.digest, manifest.value), time);
  if (!parts.ok) return parts;
  const signature = assembleDetached(parts.value);
  return writeAsice({ file: out, files, manifest: manifest.value, signature, time, watch: { signal: call.signal } });
};

const signOne = async ({ call, signer }: Job, content: PackedFile): Promise<Outcome<Uint8Array>> => {
  const parts = await signer.sign(content.digest, call.host.clock());
  return parts.ok ? ok(assembleDetached(parts.value)) : parts;
};

const packAsics = async (job: Job): Promise<Outcome<WrittenContainer>> => {
  const { call, files, out } = job;
  const [only, ...others] = files;
  const time = call.host.clock();
  const write = async (content: PackedFile): Promise<Outcome<WrittenContainer>> => {
    const signature = await signOne(job, content);
    if (!signature.ok) return signature;
    return writeAsics({ file: out, content, signature: signature.value, time, watch: { signal: call.signal } });
  };
  if (only !== undefined && others.length === 0) return write(only);
  // Several files are signed as one archive, which stands beside the container while it is made.
  const inner = `${out}.${String(process.pid)}.${asicNames.innerPackage}`;
  try {
    const archive = await writePlainArchive({ file: inner, files, time, watch: { signal: call.signal } });
    if (!archive.ok) return archive;
    const content = await hashed(call, inner, asicNames.innerPackage, job.signer);
    return content.ok ? await write(content.value) : content;
  } finally {
    await rm(inner, { force: true });
  }
};

const packPairs = async (job: Job, encoding: SignatureEncoding): Promise<Outcome<WrittenContainer>> => {
  const { call, files, out } = job;
  const pairs: SignedPair[] = [];
  for (const content of files) {
    const signature = await signOne(job, content);
    if (!signature.ok) return signature;
    pairs.push({ content, signature: encoded[encoding](signature.value) });
  }
  return writePairs({ file: out, pairs, time: call.host.clock(), watch: { signal: call.signal } });
};

/** Signs files with one password and packs them with their signatures; written whole or not at all. */
export const packSigned: Step<'signing.pack'> = async (input, call) => {
  const { host } = call;
  const key = keySourceOf(host, input);
  if (!key.ok) return key;
  const plan = await planLevel(call, input);
  if (!plan.ok) return plan;
  const paths: string[] = [];
  for (const fileId of input.fileIds) {
    const path = host.files.pathOf(fileId);
    if (!path.ok) return path;
    paths.push(path.value);
  }
  const opened = await openSigner(call, key.value, input, {
    fileCount: paths.length,
    judge: (certificate, place) => judgeFor(host, factsOf(certificate), null, place),
  });
  if (!opened.ok) return opened;
  const signer = opened.value;
  let written: Outcome<WrittenContainer>;
  try {
    const files: PackedFile[] = [];
    for (const [index, path] of paths.entries()) {
      call.progress(index, paths.length, 'files', basename(path));
      const packed = await hashed(call, path, basename(path), signer);
      if (!packed.ok) return packed;
      files.push(packed.value);
    }
    const job: Job = { call, signer, files, out: input.out };
    if (input.container === 'sig-zip') written = await packPairs(job, signatureEncodings[input.encoding]);
    else written = await (input.container === 'asic-e' ? packAsice(job) : packAsics(job));
  } finally {
    await signer.close();
  }
  if (!written.ok) return written;
  if (call.signal.aborted) return failKernel('call.cancelled');
  const name = basename(input.out);
  const { database } = host.workspace;
  database.transaction(() => {
    recordAct(database, { at: host.clock(), act: 'files.signed', subject: name, digest: null });
  });
  const { size } = written.value;
  return ok(await reachLevel(call, [{ name, path: input.out, size, content: null }], plan.value));
};
