import { chmod, copyFile, mkdir, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { failBid } from '#shared/bid/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Digest } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failElsewhere } from '#shared/signature/elsewhere-codes.ts';
import { textsIn, type Translate } from '#shared/text/translator.ts';
import { openFileLanes } from '../../../pki/streams/file-lanes.ts';
import { writeRefusal } from '../../../pki/streams/file-failure.ts';
import { writeWhole } from '../../../pki/streams/write-whole.ts';
import { bidFolder } from '../../bids/bid-folder.ts';
import { gatherBid } from '../../bids/gather-bid.ts';
import { loadManifest } from '../../bids/manifest.ts';
import type { Call, Step } from '../../context.ts';
import { contentsToSign, signatureNameOf, type ContentToSign } from './contents.ts';

type Exported = {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly digests: Digest[];
  readonly signatureName: string;
};

const instructionsName = 'READ-ME.txt';

/** An empty folder, or one that can be made: nothing of the user's is written over or mixed with what is to be signed. */
const prepareFolder = async (folder: string): Promise<Outcome<null>> => {
  try {
    await mkdir(folder, { recursive: true });
    const names = await readdir(folder);
    return names.length === 0 ? ok(null) : failElsewhere('elsewhere.folder-not-empty', { folder });
  } catch (error) {
    return writeRefusal(error, folder);
  }
};

/** `to-sign`, or `to-sign-2` where that has files of an earlier time in it. */
const newFolder = async (parent: string): Promise<string> => {
  for (let turn = 1; ; turn += 1) {
    const folder = join(parent, `to-sign${turn === 1 ? '' : `-${turn}`}`);
    const names = await readdir(folder).catch(() => []);
    if (names.length === 0) return folder;
  }
};

/** Copies, then hashes the copy: what is said about a file is said about the one that lies there. */
const exportAll = async (
  call: Call,
  contents: readonly ContentToSign[],
  out: string,
): Promise<Outcome<readonly Exported[]>> => {
  const lanes = openFileLanes(Math.min(availableParallelism(), contents.length));
  const total = contents.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  try {
    const exported = await Promise.all(
      contents.map(async (content): Promise<Outcome<Exported>> => {
        const { name, size } = content;
        const path = join(out, name);
        try {
          await mkdir(dirname(path), { recursive: true });
          await copyFile(content.file, path);
          await chmod(path, 0o644);
        } catch (error) {
          return writeRefusal(error, path);
        }
        let mine = 0;
        const onBytes = (done: number): void => {
          before += done - mine;
          mine = done;
          call.progress(before, total, 'bytes', name);
        };
        const hashed = await lanes.hash(path, ['sha-256', 'streebog-256'], { signal: call.signal, onBytes });
        if (!hashed.ok) return hashed;
        const { 'sha-256': sha256, 'streebog-256': streebog } = hashed.value.digests;
        if (sha256.value !== content.sha256)
          return failBid('bid.file-changed', { file: name, expected: content.sha256, found: sha256.value });
        return ok({
          name,
          path,
          size,
          digests: [sha256, streebog],
          signatureName: signatureNameOf(content, 'detached'),
        });
      }),
    );
    const refused = exported.find((one) => !one.ok);
    return refused?.ok === false ? refused : ok(exported.flatMap((one) => (one.ok ? [one.value] : [])));
  } finally {
    await lanes.close();
  }
};

const instructionsFor = (bidId: string, files: readonly Exported[], t: Translate): string =>
  [
    t('elsewhere.instructions.title', { bid: bidId }),
    '',
    t('elsewhere.instructions.what'),
    t('elsewhere.instructions.form'),
    t('elsewhere.instructions.unchanged'),
    t('elsewhere.instructions.back'),
    '',
    ...files.flatMap(({ name, size, digests, signatureName }) => [
      name,
      `  ${t('elsewhere.instructions.size')}: ${size}`,
      ...digests.map(({ algorithm, value }) => `  ${algorithm}: ${value}`),
      `  ${t('elsewhere.instructions.signature')}: ${signatureName}`,
      '',
    ]),
  ].join('\n');

/** Writes what is to be signed to an empty folder, each file under its name, and beside them what to do with them. */
export const exportToSign: Step<'bids.exportToSign'> = async (input, call) => {
  const { bidId, language } = input;
  const gathered = await gatherBid(call.host, bidId);
  if (!gathered.ok) return gathered;
  const frozen = await loadManifest(call.host, gathered.value);
  if (!frozen.ok) return frozen;
  const contents = await contentsToSign(call.host, frozen.value);
  if (!contents.ok) return contents;
  const missing = contents.value.find(({ sha256 }) => !call.host.workspace.vault.has(sha256));
  if (missing !== undefined) return failBid('bid.file-missing', { file: missing.name });
  const out = input.out ?? (await newFolder(bidFolder(call.host, bidId, gathered.value.draft.version)));
  const folder = await prepareFolder(out);
  if (!folder.ok) return folder;
  const files = await exportAll(call, contents.value, out);
  if (!files.ok) return files;
  if (call.signal.aborted) return failKernel('call.cancelled');
  const instructions = join(out, instructionsName);
  const text = Buffer.from(instructionsFor(bidId, files.value, (await textsIn(language)).say));
  const written = await writeWhole(instructions, async (handle) => {
    await handle.writeFile(text);
    return ok(null);
  });
  return written.ok ? ok({ folder: out, files: [...files.value], instructions }) : written;
};
