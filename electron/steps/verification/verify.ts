import { readFile, stat } from 'node:fs/promises';
import type { Answer, Given } from '#shared/contract/index.ts';
import { failBid } from '#shared/bid/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { RevocationDemand } from '#shared/verification/conclusion.ts';
import type { ValidationPolicy } from '#shared/verification/policy.ts';
import type { Report } from '#shared/verification/report.ts';
import { readOcsp } from '../../pki/revocation/ocsp.ts';
import type { Call, Host, Step } from '../context.ts';
import { verifyAside } from '../heavy/verify-aside.ts';
import { listAnchors, readDerFile } from '../trust/anchors.ts';
import { broughtFor } from '../trust/brought.ts';
import { recordAct } from '../workspace/acts.ts';

/**
 * Reports of this session of the program, newest last; a face may save one. They are not kept longer. Kept by workspace:
 * every call has a host of its own, since it knows for which call a password is asked.
 */
const reports = new WeakMap<Host['workspace'], Map<string, KeptReport>>();
const mostReports = 50;

/** A report with the paths of what it is about. */
export type KeptReport = { readonly report: Report; readonly file: string };

export const keptReport = (host: Host, reportId: string): KeptReport | null =>
  reports.get(host.workspace)?.get(reportId) ?? null;

const remember = (host: Host, one: KeptReport): string => {
  const kept = reports.get(host.workspace) ?? new Map<string, KeptReport>();
  reports.set(host.workspace, kept);
  const reportId = newId(host.random);
  kept.set(reportId, one);
  const [oldest] = kept.keys();
  if (kept.size > mostReports && oldest !== undefined) kept.delete(oldest);
  return reportId;
};

type Question = {
  readonly file: string;
  readonly content: string | null;
  readonly trust: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  readonly policy: ValidationPolicy | null;
  readonly revocation: RevocationDemand;
  readonly at: Instant | null;
  readonly fetch: Given<'verification.run'>['fetch'];
};

const answer = async (call: Call, question: Question): Promise<Outcome<Answer<'verification.run'>>> => {
  const { host } = call;
  const now = host.clock();
  const { trust, fetch } = question;
  const brought = await broughtFor(call, question.file, { fetch, trust, at: question.at ?? now });
  if (!brought.ok) return brought;
  const { material, acts } = brought.value;
  const verified = await verifyAside(
    {
      file: question.file,
      ...(question.content === null ? {} : { content: question.content }),
      trust,
      certificates: material.certificates,
      crls: [...question.crls, ...material.crls],
      ocsps: [...question.ocsps, ...material.ocsps],
      ...(question.policy === null ? {} : { policy: question.policy }),
      now,
      ...(question.at === null ? {} : { at: question.at }),
      revocation: question.revocation,
      lists: host.workspace.folder,
    },
    { signal: call.signal, onBytes: (done, total) => call.progress(done, total, 'bytes', question.file) },
  );
  if (!verified.ok) return verified;
  const report = verified.value;
  recordAct(host.workspace.database, {
    at: now,
    act: 'file.verified',
    subject: `${report.file.name}: ${report.conclusion}`,
    digest: null,
  });
  return ok({ reportId: remember(host, { report, file: question.file }), report, acts });
};

const readAll = async (
  host: Host,
  fileIds: readonly string[],
  label: 'CERTIFICATE' | 'X509 CRL' | 'OCSP RESPONSE',
): Promise<Outcome<readonly Uint8Array[]>> => {
  const all: Uint8Array[] = [];
  for (const fileId of fileIds) {
    const path = host.files.pathOf(fileId);
    if (!path.ok) return path;
    const read = await readDerFile(path.value, label);
    if (!read.ok) return read;
    all.push(...read.value);
  }
  return ok(all);
};

/** A policy is some kilobytes of text. */
const largestPolicy = 1024 * 1024;

const readPolicyFile = async (host: Host, fileId: string): Promise<Outcome<ValidationPolicy>> => {
  const path = host.files.pathOf(fileId);
  if (!path.ok) return path;
  const file = path.value;
  try {
    const { size } = await stat(file);
    if (size > largestPolicy) return failKernel('file.too-large', { file, size, limit: largestPolicy });
    const text = await readFile(file, 'utf8');
    // Reading one takes a library of schemas, which a verification by the program's own policy does without.
    const { readPolicy } = await import('#shared/verification/policy-schema.ts');
    return readPolicy(text);
  } catch {
    return failKernel('file.unreadable', { file, reason: 'read' });
  }
};

/** A person adds what the authority sent, lists and responses alike: which is which is told by the bytes. */
const sorted = (lists: readonly Uint8Array[]): { readonly crls: Uint8Array[]; readonly ocsps: Uint8Array[] } => {
  const [crls, ocsps]: [Uint8Array[], Uint8Array[]] = [[], []];
  for (const der of lists) (readOcsp(der).ok ? ocsps : crls).push(der);
  return { crls, ocsps };
};

export const verify: Step<'verification.run'> = async (input, call) => {
  const { host } = call;
  const file = host.files.pathOf(input.fileId);
  if (!file.ok) return file;
  const content = input.contentFileId === null ? ok(null) : host.files.pathOf(input.contentFileId);
  if (!content.ok) return content;
  const trust = await readAll(host, input.trustFileIds, 'CERTIFICATE');
  if (!trust.ok) return trust;
  const crls = await readAll(host, input.crlFileIds, 'X509 CRL');
  if (!crls.ok) return crls;
  const ocsps = await readAll(host, input.ocspFileIds, 'OCSP RESPONSE');
  if (!ocsps.ok) return ocsps;
  const policy = input.policyFileId === null ? ok(null) : await readPolicyFile(host, input.policyFileId);
  if (!policy.ok) return policy;
  return answer(call, {
    file: file.value,
    content: content.value,
    trust: input.trustFileIds.length > 0 ? trust.value : listAnchors(host.workspace.database),
    crls: sorted(crls.value).crls,
    ocsps: [...ocsps.value, ...sorted(crls.value).ocsps],
    policy: policy.value,
    revocation: input.revocation,
    at: input.at,
    fetch: input.fetch,
  });
};

export const verifyBid: Step<'verification.runBid'> = async (input, call) => {
  const { bidId, revocation, at, fetch } = input;
  const { host } = call;
  // With it come the readers of every notice, which a stranger's file does without.
  const { gatherBid } = await import('../bids/gather-bid.ts');
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  const found = gathered.value.artefacts.find((artefact) => artefact.kind === 'package');
  if (found === undefined) return failBid('bid.not-packaged', { bid: bidId });
  const crls = await readAll(host, input.crlFileIds, 'X509 CRL');
  if (!crls.ok) return crls;
  const ocsps = await readAll(host, input.ocspFileIds, 'OCSP RESPONSE');
  if (!ocsps.ok) return ocsps;
  const policy = input.policyFileId === null ? ok(null) : await readPolicyFile(host, input.policyFileId);
  if (!policy.ok) return policy;
  return answer(call, {
    file: found.path,
    content: null,
    trust: listAnchors(host.workspace.database),
    crls: sorted(crls.value).crls,
    ocsps: [...ocsps.value, ...sorted(crls.value).ocsps],
    policy: policy.value,
    revocation,
    at,
    fetch,
  });
};

/** A file of our own by the workspace's trust and what is kept of revocation, as a stranger with the same trust would see it. */
export const verifyOwn = async (call: Call, file: string): Promise<Outcome<Report>> => {
  const verified = await answer(call, {
    file,
    content: null,
    trust: listAnchors(call.host.workspace.database),
    crls: [],
    ocsps: [],
    policy: null,
    revocation: 'if-available',
    at: null,
    fetch: 'nothing',
  });
  return verified.ok ? ok(verified.value.report) : verified;
};
