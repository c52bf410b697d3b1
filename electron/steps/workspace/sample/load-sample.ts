import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { addDocuments } from '../../bids/add-documents.ts';
import { createBid } from '../../bids/create-bid.ts';
import { setPrice, setSecurity } from '../../bids/edit-bid.ts';
import { freezeBid } from '../../bids/freeze-bid.ts';
import { packageBid } from '../../bids/package-bid.ts';
import { storeProfile } from '../../company/company-profile.ts';
import type { Call, SecretSource, Step } from '../../context.ts';
import { addKey } from '../../keys/manage-keys.ts';
import { importNotices } from '../../procedures/import-step.ts';
import { signBid } from '../../signing/sign-bid.ts';
import { addAnchors } from '../../trust/anchors.ts';
import { recordAct } from '../acts.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { showStatus, statusOf } from '../status.ts';
import { storeSampleAccess } from './access.ts';
import { makeSampleAuthority, samplePassword } from './authority.ts';
import { sampleBids, type SampleBid } from './bids.ts';
import { sampleCompany } from './company.ts';
import { storeSamplePapers } from './papers.ts';
import { pemOf } from './pem.ts';
import { sampleChange, sampleNotices } from './procedures.ts';

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
  const prepared = await prepare(call, folder);
  if (!prepared.ok) return prepared;
  for (const [index, bid] of sampleBids.entries()) {
    outer.progress(index + 1, total, 'files', 'sample');
    const made = await makeBid(call, folder, bid, prepared.value);
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

const take = async (call: Call, path: string): Promise<Outcome<string>> => {
  const handle = await call.host.files.take(path);
  return handle.ok ? ok(handle.value.fileId) : handle;
};

const write = async (
  call: Call,
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<Outcome<string>> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return take(call, path);
};

const importText = async (
  call: Call,
  folder: string,
  name: string,
  text: string,
): Promise<Outcome<Answer<'procedures.import'>>> => {
  const file = await write(call, folder, name, text);
  if (!file.ok) return file;
  return importNotices({ fileIds: [file.value], format: 'ocds' }, call);
};

type Prepared = { readonly keyId: string; readonly procedureIds: ReadonlyMap<string, string> };

/** Company, authority, keys and first editions of the notices. */
const prepare = async (call: Call, folder: string): Promise<Outcome<Prepared>> => {
  const { host } = call;
  const now = host.clock();
  storeProfile(host.workspace.database, sampleCompany, now);
  storeSampleAccess(host.workspace.database, now);
  const papers = await storeSamplePapers(host.workspace, now);
  if (!papers.ok) return papers;
  const authority = makeSampleAuthority(now, host.random);
  const root = await write(call, folder, 'sample-root.der', authority.root);
  if (!root.ok) return root;
  const trusted = await addAnchors({ fileId: root.value }, call);
  if (!trusted.ok) return trusted;
  await writeFile(
    join(folder, 'sample-revocations.pem'),
    authority.revocationLists.map((list) => pemOf('X509 CRL', list)).join(''),
  );
  const key = await write(call, folder, 'sample-key.p12', authority.keyFile);
  if (!key.ok) return key;
  const added = await addKey({ fileId: key.value, label: sampleCompany.shortName }, call);
  if (!added.ok) return added;
  const expired = await write(call, folder, 'sample-key-expired.p12', authority.expiredKeyFile);
  if (!expired.ok) return expired;
  const old = await addKey({ fileId: expired.value, label: `${sampleCompany.shortName}, 2025` }, call);
  if (!old.ok) return old;
  const imported = await importText(call, folder, 'notices.json', sampleNotices(now));
  if (!imported.ok) return imported;
  const procedureIds = new Map(imported.value.procedures.map(({ sourceId, id }) => [sourceId, id]));
  return ok({ keyId: added.value.keyId, procedureIds });
};

const makeBid = async (
  call: Call,
  folder: string,
  bid: SampleBid,
  { keyId, procedureIds }: Prepared,
): Promise<Outcome<null>> => {
  const procedureId = procedureIds.get(`ocds-sample-${bid.number}`) ?? bid.number;
  const created = await createBid({ procedureId, lotId: bid.lot }, call);
  if (!created.ok) return created;
  const { bidId } = created.value;
  const files = join(folder, `bid-${bid.number}`);
  await mkdir(files, { recursive: true });
  for (const { name, text, itemId } of bid.files) {
    const file = await write(call, files, name, text);
    if (!file.ok) return file;
    const added = await addDocuments({ bidId, fileIds: [file.value], itemId }, call);
    if (!added.ok) return added;
  }
  const currency = bid.number.startsWith('EU') ? 'EUR' : 'RUB';
  if (bid.price !== null) {
    const priced = await setPrice({ bidId, price: { amount: bid.price, currency } }, call);
    if (!priced.ok) return priced;
  }
  if (bid.security !== null) {
    const secured = await setSecurity({ bidId, security: { amount: bid.security, currency } }, call);
    if (!secured.ok) return secured;
  }
  if (bid.until === 'draft') return ok(null);
  const frozen = await freezeBid({ bidId, despite: null }, call);
  if (!frozen.ok) return frozen;
  if (bid.until === 'frozen') return ok(null);
  const signed = await signBid(
    {
      bidId,
      keyId,
      keyFileId: null,
      token: null,
      certificateId: null,
      form: 'detached',
      encoding: 'der',
      scheme: null,
      digest: null,
      level: 'B',
      tsas: [],
      trustFileIds: [],
      certificateFileIds: [],
      crlFileIds: [],
      ocspFileIds: [],
      fetch: 'nothing',
      freshRevocation: false,
      out: null,
    },
    call,
  );
  if (!signed.ok) return signed;
  const packaged = await packageBid({ bidId, out: null }, call);
  return packaged.ok ? ok(null) : packaged;
};
