import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Given } from '#shared/contract/index.ts';
import { freeze, rehearsalFormat } from '#shared/bid/freeze.ts';
import type { RehearsalBasis, RehearsalVerdict } from '#shared/bid/rehearsal/basis.ts';
import { failRehearsal } from '#shared/bid/rehearsal/codes.ts';
import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { nameValue, type CertificateFacts } from '#shared/signature/certificate-facts.ts';
import { signatureEncodings } from '#shared/signature/formats.ts';
import type { Report } from '#shared/verification/report.ts';
import { buildAsicManifest } from '../../pki/containers/asice-manifest.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import { renderJson } from '../../pki/report/json.ts';
import { gatherBid, type GatheredBid } from '../bids/gather-bid.ts';
import { manifestBytes, type FrozenManifest } from '../bids/manifest.ts';
import { readFrozenFiles } from '../bids/frozen-files.ts';
import { loadProfile, participantOf } from '../company/company-profile.ts';
import type { Call, Host, Step } from '../context.ts';
import { runHeavy } from '../heavy/run-heavy.ts';
import { listKeyRecords } from '../keys/key-records.ts';
import { planContents, reachBid, signAll } from '../signing/bid-contents.ts';
import { judgeFor } from '../signing/judge.ts';
import { keySourceOf } from '../signing/key-source.ts';
import { packedFiles } from '../signing/packed-files.ts';
import { planLevel } from '../signing/plan-level.ts';
import { judgePlanned } from '../signing/signature-policy.ts';
import { openSigner } from '../signing/signer.ts';
import { verifyOwn } from '../verification/verify.ts';
import { recordAct } from '../workspace/acts.ts';
import { basisOf } from './rehearsal-basis.ts';
import { listRehearsalRecords, saveRehearsal, type RehearsalRecord } from './rehearsal-records.ts';
import { rehearsalView } from './rehearsal-view.ts';

/** In front of every file name of a rehearsal. */
const mark = 'REHEARSAL';

type Made = {
  readonly facts: CertificateFacts;
  readonly packagePath: string;
  readonly bytes: number;
  readonly files: number;
  readonly report: Report;
  readonly findings: readonly Finding[];
};

/** As freezing makes it, whatever blocks the bid, and marked. Only its bytes are kept, which the vault may forget. */
const manifestOf = async (call: Call, bid: GatheredBid): Promise<Outcome<FrozenManifest>> => {
  const { vault, database } = call.host.workspace;
  const { draft, ownEdition, procedure } = bid;
  const files = await readFrozenFiles(call, draft);
  if (!files.ok) return files;
  const about = { title: procedure.title, edition: ownEdition ?? 0 };
  const participant = participantOf(loadProfile(database, draft.companyId));
  const made = freeze(draft, [], about, files.value, call.host.clock(), participant);
  if (!made.ok) return made;
  const frozen = manifestBytes({ ...made.value, format: rehearsalFormat });
  const kept = await vault.putBytes(frozen.bytes);
  return kept.ok ? ok(frozen) : kept;
};

/** Signs into the rehearsal's own folder and packs there; the level is reached as in a real signing. */
const make = async (
  call: Call,
  bid: GatheredBid,
  input: Given<'rehearsals.run'>,
  folder: string,
): Promise<Outcome<Made>> => {
  const { host } = call;
  const key = keySourceOf(host, input);
  if (!key.ok) return key;
  const plan = await planLevel(call, input);
  if (!plan.ok) return plan;
  const frozen = await manifestOf(call, bid);
  if (!frozen.ok) return frozen;
  await mkdir(folder, { recursive: true });
  const shape = { packaging: input.form, encoding: signatureEncodings[input.encoding] };
  const contents = await planContents(call, frozen.value, folder, shape);
  if (!contents.ok) return contents;
  const { draft, procedure, platform } = bid;
  const judged: Finding[] = [];
  const opened = await openSigner(call, key.value, input, {
    fileCount: contents.value.length,
    judge: (certificate, place) => {
      const needs = { deadline: procedure.deadline, platform };
      judged.push(...judgeFor(host, factsOf(certificate), needs, place, draft.companyId));
      return judged;
    },
  });
  if (!opened.ok) return opened;
  const facts = factsOf(opened.value.certificate);
  let signed;
  try {
    signed = await signAll(call, opened.value, contents.value);
  } finally {
    await opened.value.close();
  }
  if (!signed.ok) return signed;
  const lagging: Finding[] = [];
  if (plan.value !== null) {
    const made = signed.value.map(({ content, size }, index) => ({
      name: content.signatureName,
      path: content.out,
      size,
      content: input.form === 'attached' && index > 0 ? null : content.file,
    }));
    const reached = await reachBid(call, made, plan.value);
    lagging.push(...reached.untimed.flatMap(({ findings }) => findings));
  }
  const [container] = signed.value;
  if (container === undefined) throw new TypeError('a bid is signed as a whole');
  const packed = await packRehearsal(call, bid, frozen.value, { folder, signature: container.content.out });
  if (!packed.ok) return packed;
  const verified = await verifyOwn(call, packed.value.path);
  if (!verified.ok) return verified;
  const found = [...judged, ...judgePlanned(host, bid, { level: input.level, placement: input.form })];
  return ok({
    facts,
    packagePath: packed.value.path,
    bytes: packed.value.size,
    files: draft.documents.length,
    report: verified.value,
    findings: [...found.filter(({ severity }) => severity !== 'passed'), ...lagging],
  });
};

const packRehearsal = async (
  call: Call,
  { draft }: GatheredBid,
  frozen: FrozenManifest,
  { folder, signature }: { readonly folder: string; readonly signature: string },
): Promise<Outcome<{ readonly path: string; readonly size: number }>> => {
  const { vault } = call.host.workspace;
  const files = packedFiles(vault, frozen);
  const manifest = buildAsicManifest(files);
  if (!manifest.ok) return manifest;
  const kept = await vault.putFile(signature);
  const bytes = kept.ok ? await vault.read(kept.value.digest, { verify: true }) : kept;
  if (!bytes.ok) return bytes;
  const number = draft.sourceId.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);
  const path = join(folder, `${mark}-${number}-v${draft.version}.asice`);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const written = await runHeavy(
    'package',
    { file: path, files, manifest: manifest.value, signature: bytes.value, time: frozen.manifest.frozenAt },
    {
      load: { bytes: total, files: files.length },
      writes: [path],
      signal: call.signal,
      onBytes: (done) => call.progress(done, total, 'bytes', mark),
    },
  );
  return written.ok ? ok({ path, size: written.value.size }) : refuse(written.error);
};

/** A wrong password or a user who steps back says nothing about the bid: such refusals are answered, not kept as verdicts. */
const aboutTheBid = ({ code }: Failure): boolean =>
  /^(?:signer|policy|bid|packing)\./.test(code) || code === 'key.algorithm-unfit';

const verdictOf = (input: Given<'rehearsals.run'>, made: Outcome<Made>): RehearsalVerdict => {
  const asked = { level: input.level, placement: input.form };
  if (!made.ok)
    return {
      conclusion: null,
      subIndication: null,
      refusal: { code: made.error.code, details: made.error.details },
      signer: null,
      files: 0,
      bytes: 0,
      findings: [],
      ...asked,
    };
  const { report, facts, files, bytes, findings } = made.value;
  return {
    conclusion: report.conclusion,
    subIndication: report.subIndication,
    refusal: null,
    signer: nameValue(facts.subject, 'commonName') ?? facts.subject.text,
    files,
    bytes,
    findings: [...findings, ...report.findings, ...report.signatures.flatMap((one) => one.findings)].filter(
      ({ severity }) => severity === 'blocker' || severity === 'warning',
    ),
    ...asked,
  };
};

/** A key file that is named by its path may be one of the workspace's all the same. */
const certificateOf = ({ workspace: { database } }: Host, { facts }: Made): RehearsalBasis['certificate'] => {
  const certificateId = facts.thumbprint.value;
  const known = listKeyRecords(database).find(({ certificates }) =>
    certificates.some((one) => one.certificateId === certificateId),
  );
  return {
    certificateId,
    keyLabel: known?.label ?? nameValue(facts.subject, 'commonName') ?? facts.subject.text,
    keyId: known?.keyId ?? null,
    notAfter: facts.notAfter,
  };
};

/**
 * Makes, signs, packs and verifies the whole bid with the real key, and keeps the verdict with what it stands on. The bid's own state does
 * not change: there is no manifest, signature or package of it afterwards. A refusal that is about the bid is a verdict as well.
 */
export const rehearse: Step<'rehearsals.run'> = async (input, call) => {
  const { host } = call;
  const { database, vault, folder } = host.workspace;
  const gathered = await gatherBid(host, input.bidId);
  if (!gathered.ok) return gathered;
  const bid = gathered.value;
  if (bid.draft.documents.length === 0)
    return failRehearsal('rehearsal.impossible', { bid: input.bidId, blockers: ['bid.no-documents'] });
  const rehearsalId = newId(host.random);
  const all = join(folder, 'rehearsals', input.bidId);
  const own = join(all, rehearsalId);
  const made = await make(call, bid, input, own);
  if (!made.ok) {
    await rm(own, { recursive: true, force: true });
    if (!aboutTheBid(made.error)) return made;
  }
  const report = made.ok ? await vault.putBytes(new TextEncoder().encode(renderJson(made.value.report))) : null;
  if (report !== null && !report.ok) return report;
  const at = host.clock();
  const record: RehearsalRecord = {
    rehearsalId,
    bidId: input.bidId,
    version: bid.draft.version,
    at,
    basis: basisOf(host, bid, made.ok ? certificateOf(host, made.value) : null),
    verdict: verdictOf(input, made),
    packagePath: made.ok ? made.value.packagePath : null,
    reportDigest: report?.value.digest ?? null,
  };
  const earlier = listRehearsalRecords(database, input.bidId);
  database.transaction(() => {
    saveRehearsal(database, record);
    recordAct(database, { at, act: 'bid.rehearsed', subject: input.bidId, digest: record.reportDigest });
  });
  // Signed packages that nobody is to submit do not pile up: only the newest one stays on disk.
  for (const old of earlier) await rm(join(all, old.rehearsalId), { recursive: true, force: true });
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({ rehearsal: rehearsalView(host, bid, record) });
};
