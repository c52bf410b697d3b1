import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { manifestName } from '#shared/bid/freeze.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { levelFinding } from '../../pki/cades/level.ts';
import { buildAsicManifest } from '../../pki/containers/asice-manifest.ts';
import { openFileLanes } from '../../pki/streams/file-lanes.ts';
import type { FrozenManifest } from '../bids/manifest.ts';
import { digestUnchanged } from '../bids/unchanged-content.ts';
import type { Call } from '../context.ts';
import { containerManifestName, containerSignatureName, packedFiles } from './packed-files.ts';
import { hashAside } from '../heavy/hash-aside.ts';
import type { LevelPlan } from './plan-level.ts';
import { reachLevel, type NewSignature, type Reached } from './reach-level.ts';
import { signatureEnding, signOneFile, type SignatureShape } from './sign-one-file.ts';
import type { Signer } from './signer.ts';

export type BidContent = {
  readonly name: string;
  readonly signatureName: string;
  readonly file: string;
  readonly size: number;
  /** As frozen. */
  readonly sha256: string;
  readonly shape: SignatureShape;
  readonly out: string;
};

export type SignedContent = { readonly content: BidContent; readonly size: number };

/** Below it the threads would take longer to start than to hash. */
const worthThreads = 8 * 1024 * 1024;

/**
 * Digests of the contents, each compared with what was frozen. Streebog keeps a core busy, so that documents are hashed
 * side by side then.
 */
const hashContents = (
  call: Call,
  digest: Signer['digest'],
  contents: readonly BidContent[],
): {
  readonly digestOf: (index: number) => ReturnType<typeof digestUnchanged>;
  readonly close: () => Promise<void>;
} => {
  const total = contents.reduce((sum, content) => sum + content.size, 0);
  const done = contents.map(() => 0);
  const watchOf = (content: BidContent, index: number) => ({
    signal: call.signal,
    onBytes: (bytes: number): void => {
      done[index] = bytes;
      const all = done.reduce((sum, one) => sum + one, 0);
      call.progress(all, total, 'bytes', content.name);
    },
  });
  const cores = Math.min(availableParallelism(), 8, contents.length);
  const lanes = digest.startsWith('streebog') && cores > 1 && total >= worthThreads ? openFileLanes(cores) : null;
  const hashOne = lanes?.hash ?? hashAside({ bytes: total, files: contents.length });
  const hash = (content: BidContent, index: number) =>
    digestUnchanged(content, digest, watchOf(content, index), hashOne);
  const ahead = lanes === null ? null : contents.map(hash);
  return {
    digestOf: (index) => {
      const content = contents[index];
      if (content === undefined) throw new TypeError('no such content');
      return ahead?.[index] ?? hash(content, index);
    },
    close: async () => lanes?.close(),
  };
};

export const signAll = async (
  call: Call,
  signer: Signer,
  contents: readonly BidContent[],
): Promise<Outcome<readonly SignedContent[]>> => {
  const { digestOf, close } = hashContents(call, signer.digest, contents);
  const signed: SignedContent[] = [];
  try {
    for (const [index, content] of contents.entries()) {
      const digest = await digestOf(index);
      if (!digest.ok) return digest;
      const written = await signOneFile({
        signer,
        content: { file: content.file, size: content.size, digest: digest.value },
        out: content.out,
        shape: content.shape,
        now: call.host.clock(),
        signal: call.signal,
        onBytes: () => undefined,
      });
      if (!written.ok) return written;
      signed.push({ content, size: written.value.size });
    }
  } finally {
    await close();
  }
  return ok(signed);
};

/** What is signed: the container's manifest first, then every document; and the folder that takes the signatures. */
export const planContents = async (
  call: Call,
  frozen: FrozenManifest,
  folder: string,
  shape: SignatureShape,
): Promise<Outcome<readonly BidContent[]>> => {
  const { vault } = call.host.workspace;
  const files = packedFiles(vault, frozen);
  const asicManifest = buildAsicManifest(files);
  if (!asicManifest.ok) return asicManifest;
  const kept = await vault.putBytes(asicManifest.value);
  if (!kept.ok) return kept;
  const containerFolder = join(folder, dirname(containerSignatureName));
  try {
    await mkdir(containerFolder, { recursive: true });
    await writeFile(join(folder, containerManifestName), asicManifest.value);
  } catch {
    return failKernel('file.unwritable', { file: containerFolder, reason: 'folder' });
  }
  const container: BidContent = {
    name: containerManifestName,
    signatureName: containerSignatureName,
    file: vault.pathOf(kept.value.digest),
    size: kept.value.size,
    sha256: kept.value.digest,
    shape: { packaging: 'detached', encoding: 'DER' },
    out: join(folder, containerSignatureName),
  };
  const documents = files
    .filter((file) => file.name !== manifestName)
    .map(({ name, file, size, digest }): BidContent => {
      const signatureName = `${name}${signatureEnding(shape.packaging)}`;
      return { name, signatureName, file, size, sha256: digest.value, shape, out: join(folder, signatureName) };
    });
  return ok([container, ...documents]);
};

/**
 * The signature over the container's manifest goes to LT at most: what archives an ASiC-E covers the documents, too, and
 * is made when it is packed (EN 319 162-1 clause 4.4.5). It says so.
 */
export const reachBid = async (call: Call, made: readonly NewSignature[], plan: LevelPlan): Promise<Reached> => {
  const [container, ...documents] = made;
  if (plan.level !== 'LTA' || container === undefined) return reachLevel(call, made, plan);
  const first = await reachLevel(call, [container], { ...plan, level: 'LT' });
  const others = await reachLevel(call, documents, plan);
  const later = levelFinding('level.archive-after-packing', { name: container.name }, 'info');
  return {
    files: [
      ...first.files.map((file) => ({ ...file, remarks: [...file.remarks, { ...later, place: { file: file.path } }] })),
      ...others.files,
    ],
    untimed: [...first.untimed, ...others.untimed],
  };
};
