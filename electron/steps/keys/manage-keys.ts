import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { KeyView } from '#shared/contract/signing.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { epochMilliseconds } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { tokenName } from '#shared/signature/token-facts.ts';
import { readCertificateFacts } from '../../pki/certificate-facts.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import { chosenCompanyId } from '../../store/company/companies.ts';
import type { Host, Step } from '../context.ts';
import { judgeFor } from '../signing/judge.ts';
import { accreditationFindings } from '../trust/accreditation.ts';
import { recordAct } from '../workspace/acts.ts';
import { viewOf } from './certificate-view.ts';
import {
  findKeyByPath,
  findKeyRecord,
  listKeyRecords,
  removeKeyRecord,
  saveKeyRecord,
  type KeyRecord,
  type StoredCertificate,
  keyPlaceOf,
} from './key-records.ts';
import { openKeyFileOf } from './open-key.ts';
import { readTokenUri } from './token-uri.ts';

const factsOfStored = ({ certificate }: StoredCertificate) => readCertificateFacts(certificate);

/** Where the key is, in words short enough for a list, and whether that place is there. */
const placeOf = (path: string): Pick<KeyView, 'file' | 'kind' | 'present'> => {
  const place = readTokenUri(path);
  if (place === null) return { file: basename(path), kind: 'pkcs12', present: existsSync(path) };
  return { file: tokenName(place), kind: 'token', present: existsSync(place.library) };
};

const companyOf = (host: Host, record: KeyRecord): string =>
  record.companyId ?? chosenCompanyId(host.workspace.database);

export const viewOfKey = (host: Host, record: KeyRecord): KeyView => {
  const facts = record.certificates.flatMap((certificate) => {
    const read = factsOfStored(certificate);
    return read.ok ? [read.value] : [];
  });
  const [only, ...others] = facts;
  return {
    keyId: record.keyId,
    label: record.label,
    companyId: companyOf(host, record),
    ...placeOf(record.path),
    certificates: facts.map(viewOf),
    findings:
      only !== undefined && others.length === 0
        ? [...judgeFor(host, only, null, keyPlaceOf(record), companyOf(host, record))]
        : [],
    addedAt: record.addedAt,
  };
};

export const listKeys: Step<'keys.list'> = async (_, { host }) =>
  ok({ keys: listKeyRecords(host.workspace.database).map((record) => viewOfKey(host, record)) });

/** Adding the same file again brings its certificates up to date and keeps its name. */
export const addKey: Step<'keys.add'> = async ({ fileId, label }, call) => {
  const { host } = call;
  const path = host.files.pathOf(fileId);
  if (!path.ok) return path;
  const known = findKeyByPath(host.workspace.database, path.value);
  const keyLabel = label ?? known?.label ?? basename(path.value).replace(/\.(p12|pfx|pem)$/i, '');
  const opened = await openKeyFileOf(call, { purpose: 'open', keyFile: path.value, keyLabel, fileCount: 0 });
  if (!opened.ok) return opened;
  const { identities } = opened.value;
  await opened.value.close();
  const record: KeyRecord = {
    keyId: known?.keyId ?? newId(host.random),
    label: keyLabel,
    path: path.value,
    addedAt: known?.addedAt ?? host.clock(),
    certificates: identities.map((identity) => ({
      certificateId: identity.keyId,
      certificate: identity.certificate,
      chain: identity.chain,
    })),
  };
  const { database } = host.workspace;
  database.transaction(() => {
    saveKeyRecord(database, record);
    recordAct(database, {
      at: host.clock(),
      act: 'key.added',
      subject: keyLabel,
      digest: record.certificates[0]?.certificateId ?? null,
    });
  });
  host.emit({ type: 'changed', subject: 'keys' });
  return ok(viewOfKey(host, record));
};

/** Forgets the key; the file stays where it is. */
export const removeKey: Step<'keys.remove'> = async ({ keyId }, { host }) => {
  const { database } = host.workspace;
  const removed = database.transaction(() => {
    const known = removeKeyRecord(database, keyId);
    if (known) recordAct(database, { at: host.clock(), act: 'key.removed', subject: keyId, digest: null });
    return known;
  });
  if (!removed) return failKernel('record.not-found', { kind: 'key', id: keyId });
  host.emit({ type: 'changed', subject: 'keys' });
  return ok({});
};

const certificateOf = (record: KeyRecord, certificateId: string | null): Outcome<StoredCertificate | null> => {
  if (certificateId === null) return ok(record.certificates.length === 1 ? (record.certificates[0] ?? null) : null);
  const found = record.certificates.find((candidate) => candidate.certificateId === certificateId);
  return found === undefined ? failKernel('record.not-found', { kind: 'certificate', id: certificateId }) : ok(found);
};

/** Answers no certificate where the file holds several and none was chosen. */
export const judgeKey: Step<'keys.judge'> = async ({ keyId, certificateId, bidId }, { host }) => {
  const record = findKeyRecord(host.workspace.database, keyId);
  if (record === null) return failKernel('record.not-found', { kind: 'key', id: keyId });
  const certificate = certificateOf(record, certificateId);
  if (!certificate.ok) return certificate;
  if (certificate.value === null) return ok({ certificate: null, findings: [] });
  const facts = factsOfStored(certificate.value);
  if (!facts.ok) return facts;
  let findings: readonly Finding[] = judgeFor(host, facts.value, null, keyPlaceOf(record), companyOf(host, record));
  let decisive = host.clock();
  if (bidId !== null) {
    const bid = await gatherBid(host, bidId);
    if (!bid.ok) return bid;
    const { procedure, platform, draft } = bid.value;
    const needs = { deadline: procedure.deadline, platform };
    findings = judgeFor(host, facts.value, needs, keyPlaceOf(record), draft.companyId);
    const { deadline } = procedure;
    if (deadline !== null && epochMilliseconds(deadline) > epochMilliseconds(decisive)) decisive = deadline;
  }
  const accreditation = accreditationFindings(host.workspace.database, certificate.value, decisive);
  return ok({ certificate: viewOf(facts.value), findings: [...findings, ...accreditation] });
};
