import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { storeProfile } from '../../company/company-profile.ts';
import type { Call, SecretSource, Step } from '../../context.ts';
import { addKey } from '../../keys/manage-keys.ts';
import { addAnchors } from '../../trust/anchors.ts';
import { recordAct } from '../acts.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { showStatus, statusOf } from '../status.ts';
import { storeSampleAccess } from './access.ts';
import { makeSampleAuthority, samplePassword } from './authority.ts';
import { sampleBids } from './bids.ts';
import { sampleCompany } from './company.ts';
import { importText } from './import-text.ts';
import { liveThrough } from './live-through.ts';
import { makeBid } from './make-bid.ts';
import { callAt } from './moments.ts';
import { storeSamplePapers } from './papers.ts';
import { pemOf } from './pem.ts';
import { sampleChange, sampleNotices } from './procedures.ts';
import { writeAndTake } from './take.ts';

/** The sample's own password, so that loading asks nobody. */
const knownPassword: SecretSource = {
  canAskAgain: false,
  ask: async () => ok(new TextEncoder().encode(samplePassword)),
};

/**
 * Fills an empty workspace with the sample, through the same steps a user takes. Refuses with `workspace.not-empty`, so
 * that sample and real records never mix.
 */
export const loadSample: Step<'workspace.loadSample'> = async (_, outer) => {
  const status = await statusOf(outer.host);
  if (!status.isEmpty) return failKernel('workspace.not-empty', { folder: outer.host.workspace.folder });
  const call: Call = { ...outer, host: { ...outer.host, secrets: knownPassword } };
  const folder = join(call.host.workspace.folder, 'sample');
  await mkdir(folder, { recursive: true });
  const total = sampleBids.length + 2;

  outer.progress(0, total, 'files', 'sample');
  const keyId = await prepare(call, folder);
  if (!keyId.ok) return keyId;
  const lived = await liveThrough(call, folder, keyId.value);
  if (!lived.ok) return lived;
  const imported = await importText(call, folder, 'notices.json', sampleNotices(call.host.clock(), 'open'));
  if (!imported.ok) return imported;
  for (const [index, bid] of sampleBids.entries()) {
    outer.progress(index + 1, total, 'files', 'sample');
    const made = await makeBid(call, folder, bid, keyId.value);
    if (!made.ok) return made;
  }
  const changed = await importText(call, folder, 'notices-changed.json', sampleChange(call.host.clock()));
  if (!changed.ok) return changed;
  recordAct(call.host.workspace.database, {
    at: call.host.clock(),
    act: 'sample.loaded',
    subject: sampleCompany.shortName,
    digest: null,
  });
  for (const subject of ['company', 'keys', 'trust', 'procedures', 'bids'] as const)
    outer.host.emit({ type: 'changed', subject });
  outer.progress(total, total, 'files', 'sample');
  return showStatus({}, outer);
};

/** Hours ago that the company began to work here: before the first of its bids. */
const start = -2_100;

/** Company, authority and keys; answers the key that signs. */
const prepare = async (later: Call, folder: string): Promise<Outcome<string>> => {
  const { host } = later;
  const now = host.clock();
  const call = callAt(later, start);
  storeProfile(host.workspace.database, sampleCompany, call.host.clock());
  storeSampleAccess(host.workspace.database, now);
  const papers = await storeSamplePapers(host.workspace, now);
  if (!papers.ok) return papers;
  const authority = makeSampleAuthority(now, host.random);
  const root = await writeAndTake(call, folder, 'sample-root.der', authority.root);
  if (!root.ok) return root;
  const trusted = await addAnchors({ fileId: root.value }, call);
  if (!trusted.ok) return trusted;
  await writeFile(
    join(folder, 'sample-revocations.pem'),
    authority.revocationLists.map((list) => pemOf('X509 CRL', list)).join(''),
  );
  const key = await writeAndTake(call, folder, 'sample-key.p12', authority.keyFile);
  if (!key.ok) return key;
  const added = await addKey({ fileId: key.value, label: sampleCompany.shortName }, call);
  if (!added.ok) return added;
  const expired = await writeAndTake(call, folder, 'sample-key-expired.p12', authority.expiredKeyFile);
  if (!expired.ok) return expired;
  const old = await addKey({ fileId: expired.value, label: `${sampleCompany.shortName}, 2025` }, call);
  if (!old.ok) return old;
  return ok(added.value.keyId);
};
