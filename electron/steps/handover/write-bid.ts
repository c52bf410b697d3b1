import { mkdir, rm, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { newestOf } from '#shared/bid/handover/ancestors.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Passing } from '#shared/contract/handover.ts';
import { bidFolder } from '../bids/bid-folder.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import type { Call, Step } from '../context.ts';
import { mostDealt } from '../heavy/dealt.ts';
import { runHeavy } from '../heavy/run-heavy.ts';
import { recipientsFrom, type Addressed } from '../sealing/recipients.ts';
import { recordAct } from '../workspace/acts.ts';
import { carriedFormat, type Carried, type CarriedFile } from './carried.ts';
import { evidenceOf } from './evidence-slice.ts';
import { filesOf, missingFile, noticesOf, passageFolder } from './gather-files.ts';
import { keepPassing, keepState, knownStates, listPassings } from './handover-records.ts';
import type { Closing } from './pack-carried.ts';
import { newPassphrase } from './passphrase.ts';
import { digestOfContent, digestOfState, stateOfDraft } from './present-state.ts';
import { surroundingsOf } from './surroundings.ts';

/** To the certificates named, or else under a passphrase that is asked for. */
const closingFor = async (call: Call, { recipients }: Addressed, out: string): Promise<Outcome<Closing>> => {
  if (recipients.length > 0) return ok({ by: 'certificates', recipients });
  const passphrase = await newPassphrase(call, basename(out));
  return passphrase.ok
    ? ok({ by: 'passphrase', passphrase: passphrase.value, cost: call.host.passphraseCost })
    : passphrase;
};

/**
 * Writes a bid as one encrypted file and notes the passing: its content is locked from then on. The password is asked for
 * apart, and not at all where it goes to certificates. Nothing is noted unless the file is whole.
 */
export const writeHandover: Step<'handover.write'> = async (input, call) => {
  const { host } = call;
  const { database, vault } = host.workspace;
  const { bidId, person, fromRole, toRole, note } = input;
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  const { draft, procedure } = gathered.value;
  const addressed = await recipientsFrom(call, input.recipientFileIds);
  if (!addressed.ok) return addressed;
  const state = stateOfDraft(host.workspace, draft);
  const files = filesOf(state);
  const missing = missingFile(host.workspace, files);
  if (!missing.ok) return missing;
  const received = noticesOf(host.workspace, draft.procedureId);
  if (!received.ok) return received;

  const slices: { digest: string; bytes: Uint8Array }[] = [];
  const notices: CarriedFile[] = [];
  for (const { digest, bytes } of received.value) {
    if (bytes !== null) {
      const own = createHash('sha256').update(bytes).digest('hex');
      slices.push({ digest: own, bytes });
      notices.push({ digest: own, size: bytes.length });
    } else if (digest !== null) notices.push({ digest, size: (await stat(vault.pathOf(digest))).size });
  }
  const digest = digestOfState(state);
  const before = knownStates(database, bidId);
  const parents = newestOf(
    before.map((known) => known.digest).filter((known) => known !== digest),
    before,
  );
  const known = before.find((one) => one.digest === digest) ?? { digest, parents };
  const content = digestOfContent(state);
  const passing = { at: host.clock(), fromRole, toRole, person, note, content };
  const byDigest = new Map(
    [...files, ...notices].map((file) => [file.digest, { digest: file.digest, size: file.size }]),
  );
  const record: Carried = {
    format: carriedFormat,
    passing,
    passings: listPassings(database, bidId).map(({ direction: _, ...one }) => one),
    state,
    ...surroundingsOf(host, gathered.value),
    digest,
    states: [...before.filter((one) => one.digest !== digest), known].map((one) => ({
      digest: one.digest,
      parents: [...one.parents],
    })),
    title: procedure.title.slice(0, 2_000),
    notices,
    files: [...byDigest.values()],
    ...evidenceOf(database, bidId),
  };

  const folder = bidFolder(host, bidId, draft.version);
  const out = input.out === null ? join(folder, `${bidId}-v${draft.version}-${toRole}.bidwright`) : resolve(input.out);
  if (input.out === null) await mkdir(folder, { recursive: true });
  else if ((await stat(out).catch(() => null))?.isDirectory() === true)
    return failKernel('file.not-a-file', { file: out });
  const passage = passageFolder(host.workspace);
  await mkdir(passage, { recursive: true, mode: 0o700 });
  const packed = join(passage, `${newId(host.random)}.zip`);
  const closing = await closingFor(call, addressed.value, out);
  if (!closing.ok) return closing;
  const own = new Set(slices.map((slice) => slice.digest));
  const travelling = record.files
    .filter((file) => !own.has(file.digest))
    .map((file) => ({ ...file, file: vault.pathOf(file.digest) }));
  const drawn = host.random(mostDealt);
  try {
    const sealed = await runHeavy(
      'handOver',
      { record, slices, files: travelling, time: passing.at, packed, out, closing: closing.value, drawn },
      {
        load: { bytes: travelling.reduce((sum, { size }) => sum + size, 0), files: travelling.length },
        writes: [out],
        signal: call.signal,
        onBytes: (done, total) => call.progress(done, total, 'bytes', basename(out)),
      },
    );
    if (!sealed.ok) return sealed;
    database.transaction(() => {
      keepState(database, bidId, known, state);
      keepPassing(database, bidId, { ...passing, direction: 'out' } satisfies Passing, digest);
      recordAct(database, { at: passing.at, act: 'bid.handed-over', subject: bidId, digest: sealed.value.sha256 });
    });
    host.emit({ type: 'changed', subject: 'bids' });
    return ok({
      path: out,
      size: sealed.value.size,
      digest: { algorithm: 'sha-256', value: sealed.value.sha256 },
      content,
      documents: draft.documents.length,
      findings: addressed.value.findings,
    });
  } finally {
    drawn.fill(0);
    if (closing.value.by === 'passphrase') closing.value.passphrase.fill(0);
    await rm(packed, { force: true });
  }
};
