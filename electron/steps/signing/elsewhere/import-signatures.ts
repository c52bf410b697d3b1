import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { failElsewhere } from '#shared/signature/elsewhere-codes.ts';
import type { SignatureReport } from '#shared/verification/report.ts';
import { writeRefusal } from '../../../pki/streams/file-failure.ts';
import { writeWhole } from '../../../pki/streams/write-whole.ts';
import { verifyFile } from '../../../pki/verify/verify-file.ts';
import { bidFolder } from '../../bids/bid-folder.ts';
import { saveArtefacts, type Artefact } from '../../bids/bid-records.ts';
import { gatherBid, type GatheredBid } from '../../bids/gather-bid.ts';
import { loadManifest } from '../../bids/manifest.ts';
import type { Call, Step } from '../../context.ts';
import { recordAct } from '../../workspace/acts.ts';
import { judgeFor } from '../judge.ts';
import { contentsToSign, signatureNameOf, type ContentToSign } from './contents.ts';
import { contentDigests, matchContent } from './match-content.ts';
import { readForeign, type ForeignSignature } from './read-foreign.ts';

/** A signature that stands over exactly this content, made by somebody who may. */
type Accepted = {
  readonly signature: ForeignSignature;
  readonly content: ContentToSign;
  readonly signatureName: string;
  readonly signer: string;
  readonly findings: readonly Finding[];
};

const demanded = ['content', 'signatureValue', 'certificateBinding'] as const;

const failedOf = (reports: readonly SignatureReport[]): readonly string[] =>
  reports.flatMap(({ verdicts }) => demanded.filter((name) => verdicts[name].verdict !== 'passed'));

/** Verified as a stranger would, content in hand; then the certificate judged as one of the user's own keys would be. */
const accept = async (
  call: Call,
  bid: GatheredBid,
  signature: ForeignSignature,
  content: ContentToSign,
): Promise<Outcome<Accepted>> => {
  const { name: file, form } = signature;
  if (content.isContainer && form === 'attached')
    return failElsewhere('elsewhere.container-wants-detached', { file, content: content.name });
  const verified = await verifyFile({
    file: signature.file,
    ...(form === 'detached' ? { content: content.file } : {}),
    trust: [],
    now: call.host.clock(),
    revocation: 'none',
    signal: call.signal,
  });
  if (!verified.ok) return verified;
  const { signatures } = verified.value;
  const failed = failedOf(signatures);
  if (signatures.length === 0 || failed.length > 0)
    return failElsewhere('elsewhere.signature-fails', { file, failed: signatures.length === 0 ? ['format'] : failed });
  const findings: Finding[] = [];
  for (const { facts } of signatures) {
    if (facts.certificate === null)
      return failElsewhere('elsewhere.signature-fails', { file, failed: ['certificateBinding'] });
    const judged = judgeFor(
      call.host,
      facts.certificate,
      { deadline: bid.procedure.deadline, platform: bid.platform },
      'token',
      bid.draft.companyId,
    );
    const blocker = judged.find(({ severity }) => severity === 'blocker');
    if (blocker !== undefined) return refuse({ code: blocker.code, details: blocker.details });
    findings.push(...judged);
  }
  const signer = signatures.map((one) => one.signer?.name ?? '').join(', ');
  return ok({ signature, content, signatureName: signatureNameOf(content, form), signer, findings });
};

const acceptAll = async (
  call: Call,
  bid: GatheredBid,
  contents: readonly ContentToSign[],
  files: readonly string[],
): Promise<Outcome<readonly Accepted[]>> => {
  const digestOf = contentDigests(call.signal);
  const accepted: Accepted[] = [];
  for (const [index, file] of files.entries()) {
    const read = await readForeign(file);
    if (!read.ok) return read;
    call.progress(index, files.length, 'files', read.value.name);
    const content = await matchContent(read.value, contents, digestOf);
    if (!content.ok) return content;
    const other = accepted.find((one) => one.content === content.value);
    if (other !== undefined) {
      const names = { file: read.value.name, other: other.signature.name, content: content.value.name };
      return failElsewhere('elsewhere.two-for-one', names);
    }
    const one = await accept(call, bid, read.value, content.value);
    if (!one.ok) return one;
    if (call.signal.aborted) return failKernel('call.cancelled');
    accepted.push(one.value);
  }
  return ok(accepted);
};

/** To the vault, which the package is made from, and to the bid's folder, for people. */
const keepOne = async (
  call: Call,
  one: Accepted,
  of: { readonly folder: string; readonly version: number; readonly manifestDigest: string },
): Promise<Outcome<Artefact>> => {
  // A container's signature is binary (ETSI EN 319 162-1 clause A.7); the CMS inside the text is the same bytes.
  const bytes = one.content.isContainer ? one.signature.der : one.signature.bytes;
  const kept = await call.host.workspace.vault.putBytes(bytes);
  if (!kept.ok) return kept;
  const path = join(of.folder, one.signatureName);
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    return writeRefusal(error, path);
  }
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(bytes);
    return ok(null);
  });
  if (!written.ok) return written;
  const { digest, size } = kept.value;
  const { version, manifestDigest } = of;
  const at = call.host.clock();
  return ok({ kind: 'signature', name: one.signatureName, path, size, digest, at, version, manifestDigest });
};

/** Names that a signature over this content may have: a new one takes the place of either. */
const namesFor = (content: ContentToSign): readonly string[] => [
  signatureNameOf(content, 'detached'),
  signatureNameOf(content, 'attached'),
];

/**
 * Takes signatures of another program into a frozen bid. None is taken before all are found right; signatures of other
 * documents stay.
 */
export const importSignatures: Step<'bids.importSignatures'> = async ({ bidId, fileIds }, call) => {
  const { host } = call;
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  const { draft, artefacts } = gathered.value;
  const frozen = await loadManifest(host, gathered.value);
  if (!frozen.ok) return frozen;
  const contents = await contentsToSign(host, frozen.value);
  if (!contents.ok) return contents;
  const files: string[] = [];
  for (const fileId of fileIds) {
    const path = host.files.pathOf(fileId);
    if (!path.ok) return path;
    files.push(path.value);
  }
  const accepted = await acceptAll(call, gathered.value, contents.value, files);
  if (!accepted.ok) return accepted;

  const folder = join(bidFolder(host, bidId, draft.version), 'signatures');
  const { digest: manifestDigest } = frozen.value;
  const made: Artefact[] = [];
  for (const one of accepted.value) {
    const artefact = await keepOne(call, one, { folder, version: draft.version, manifestDigest });
    if (!artefact.ok) return artefact;
    made.push(artefact.value);
  }
  const replaced = new Set(accepted.value.flatMap(({ content }) => namesFor(content)));
  const kept = artefacts.filter(({ kind, name }) => kind === 'signature' && !replaced.has(name));
  const { database } = host.workspace;
  const signatures = [...kept, ...made];
  database.transaction(() => {
    saveArtefacts(database, bidId, draft.version, ['signature', 'package'], signatures);
    recordAct(database, { at: host.clock(), act: 'bid.signed', subject: bidId, digest: manifestDigest });
  });
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({
    taken: accepted.value.map(({ content, signatureName, signer, findings }, index) => ({
      name: signatureName,
      content: content.name,
      signer,
      findings: [...findings],
      path: made[index]?.path ?? '',
      size: made[index]?.size ?? 0,
    })),
    missing: contents.value
      .filter((content) => !signatures.some(({ name }) => namesFor(content).includes(name)))
      .map(({ name }) => name),
  });
};
