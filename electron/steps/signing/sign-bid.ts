import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { manifestName } from '#shared/bid/freeze.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { signatureEncodings } from '#shared/signature/formats.ts';
import { levelFinding } from '../../pki/cades/level.ts';
import { buildAsicManifest } from '../../pki/containers/asice-manifest.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import { openFileLanes } from '../../pki/streams/file-lanes.ts';
import type { Call, Step } from '../context.ts';
import { bidFolder } from '../bids/bid-folder.ts';
import { saveArtefacts, type Artefact } from '../bids/bid-records.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import { digestUnchanged } from '../bids/unchanged-content.ts';
import { loadManifest, type FrozenManifest } from '../bids/manifest.ts';
import { recordAct } from '../workspace/acts.ts';
import { reachLevel, type NewSignature, type Reached } from './reach-level.ts';
import { judgeFor } from './judge.ts';
import { keySourceOf } from './key-source.ts';
import { containerManifestName, containerSignatureName, packedFiles } from './packed-files.ts';
import { allowedByPolicy } from './signature-policy.ts';
import { signatureEnding, signOneFile, type SignatureShape } from './sign-one-file.ts';
import { openSigner, type Signer } from './signer.ts';
import { planLevel, type LevelPlan } from './plan-level.ts';

type Content = {
  readonly name: string;
  readonly signatureName: string;
  readonly file: string;
  readonly size: number;
  /** As frozen. */
  readonly sha256: string;
  readonly shape: SignatureShape;
  readonly out: string;
};

type Signed = { readonly content: Content; readonly size: number };

/** Below it the threads would take longer to start than to hash. */
const worthThreads = 8 * 1024 * 1024;

/**
 * Digests of the contents, each compared with what was frozen. Streebog keeps a core busy, so that documents are hashed
 * side by side then.
 */
const hashContents = (
  call: Call,
  digest: Signer['digest'],
  contents: readonly Content[],
): {
  readonly digestOf: (index: number) => ReturnType<typeof digestUnchanged>;
  readonly close: () => Promise<void>;
} => {
  const total = contents.reduce((sum, content) => sum + content.size, 0);
  const done = contents.map(() => 0);
  const watchOf = (content: Content, index: number) => ({
    signal: call.signal,
    onBytes: (bytes: number): void => {
      done[index] = bytes;
      const all = done.reduce((sum, one) => sum + one, 0);
      call.progress(all, total, 'bytes', content.name);
    },
  });
  const cores = Math.min(availableParallelism(), 8, contents.length);
  const lanes = digest.startsWith('streebog') && cores > 1 && total >= worthThreads ? openFileLanes(cores) : null;
  const hash = (content: Content, index: number) =>
    digestUnchanged(content, digest, watchOf(content, index), lanes?.hash);
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

const signAll = async (
  call: Call,
  signer: Signer,
  contents: readonly Content[],
): Promise<Outcome<readonly Signed[]>> => {
  const { digestOf, close } = hashContents(call, signer.digest, contents);
  const signed: Signed[] = [];
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
const planContents = async (
  call: Call,
  frozen: FrozenManifest,
  folder: string,
  shape: SignatureShape,
): Promise<Outcome<readonly Content[]>> => {
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
  const container: Content = {
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
    .map(({ name, file, size, digest }): Content => {
      const signatureName = `${name}${signatureEnding(shape.packaging)}`;
      return { name, signatureName, file, size, sha256: digest.value, shape, out: join(folder, signatureName) };
    });
  return ok([container, ...documents]);
};

/** Keeps the signatures in the vault too: the package is made from there, whatever happens to the folder. */
const keepSignatures = async (
  call: Call,
  signed: readonly Signed[],
  of: { readonly version: number; readonly manifestDigest: string },
): Promise<Outcome<readonly Artefact[]>> => {
  const at = call.host.clock();
  const artefacts: Artefact[] = [];
  for (const { content, size } of signed) {
    const stored = await call.host.workspace.vault.putFile(content.out);
    if (!stored.ok) return stored;
    const { digest } = stored.value;
    artefacts.push({ kind: 'signature', name: content.signatureName, path: content.out, size, digest, at, ...of });
  }
  return ok(artefacts);
};

/**
 * The signature over the container's manifest goes to LT at most: what archives an ASiC-E covers the documents, too, and
 * is made when it is packed (EN 319 162-1 clause 4.4.5). It says so.
 */
const reachBid = async (call: Call, made: readonly NewSignature[], plan: LevelPlan): Promise<Reached> => {
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

/**
 * Signs the frozen bid: the container's manifest, which covers every file at once, and each document on its own in the
 * form asked for, since platforms take one or the other. One password for all. Signing again replaces this version's
 * signatures; what older versions signed stays.
 */
export const signBid: Step<'signing.signBid'> = async (input, call) => {
  const { host } = call;
  const key = keySourceOf(host, input);
  if (!key.ok) return key;
  const gathered = await gatherBid(host, input.bidId);
  if (!gathered.ok) return gathered;
  const { draft, procedure, platform } = gathered.value;
  const allowed = allowedByPolicy(host, gathered.value, { level: input.level, placement: input.form });
  if (!allowed.ok) return allowed;
  const frozen = await loadManifest(host, gathered.value);
  if (!frozen.ok) return frozen;
  const folder = input.out ?? join(bidFolder(host, input.bidId, draft.version), 'signatures');
  const shape: SignatureShape = { packaging: input.form, encoding: signatureEncodings[input.encoding] };
  const plan = await planLevel(call, input);
  if (!plan.ok) return plan;
  const contents = await planContents(call, frozen.value, folder, shape);
  if (!contents.ok) return contents;

  const opened = await openSigner(call, key.value, input, {
    fileCount: contents.value.length,
    judge: (certificate, place) =>
      judgeFor(host, factsOf(certificate), { deadline: procedure.deadline, platform }, place, draft.companyId),
  });
  if (!opened.ok) return opened;
  let signed: Outcome<readonly Signed[]>;
  try {
    signed = await signAll(call, opened.value, contents.value);
  } finally {
    await opened.value.close();
  }
  if (!signed.ok) return signed;
  const { database } = host.workspace;
  const keep = async (act: 'bid.signed' | 'files.timestamped', all: readonly Signed[]) => {
    const { digest: manifestDigest } = frozen.value;
    const kept = await keepSignatures(call, all, { version: draft.version, manifestDigest });
    if (!kept.ok) return kept;
    database.transaction(() => {
      saveArtefacts(database, input.bidId, draft.version, ['signature', 'package'], kept.value);
      recordAct(database, { at: host.clock(), act, subject: input.bidId, digest: manifestDigest });
    });
    host.emit({ type: 'changed', subject: 'bids' });
    return kept;
  };
  const kept = await keep('bid.signed', signed.value);
  if (!kept.ok) return kept;
  const made = kept.value.map(({ name, path, size }, index) => {
    const content = input.form === 'attached' && index > 0 ? null : (contents.value[index]?.file ?? null);
    return { name, path, size, content };
  });
  if (plan.value === null) return ok(await reachLevel(call, made, null));

  const { files, untimed } = await reachBid(call, made, plan.value);
  const raised = signed.value.map((one) => ({
    ...one,
    size: files.find(({ path }) => path === one.content.out)?.size ?? one.size,
  }));
  const keptAgain = await keep('files.timestamped', raised);
  return keptAgain.ok ? ok({ files, untimed }) : keptAgain;
};
