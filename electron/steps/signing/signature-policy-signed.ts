import type { InspectedFile, InspectedSignature } from '#shared/contract/inspection.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { judgeSigned, type MadeSignature, type SignedThing } from '#shared/signature/policy-signed.ts';
import type { SignaturePolicy } from '#shared/signature/policy.ts';
import { gatherBid, type GatheredBid } from '../bids/gather-bid.ts';
import type { Call, Step } from '../context.ts';
import { inspectPath } from './inspect-files.ts';
import { containerSignatureName } from './packed-files.ts';
import { policyFor, policyNamed } from './policy-of-bid.ts';

const formatOf = (format: string): MadeSignature['format'] =>
  /ASiC/i.test(format) ? 'asic' : /PAdES/i.test(format) ? 'pades' : /XAdES/i.test(format) ? 'xades' : 'cades';

const bySigningTime = (a: InspectedSignature, b: InspectedSignature): number =>
  (a.claimedSigningTime ?? '') < (b.claimedSigningTime ?? '') ? -1 : 1;

const madeOf = ({ name, organization, person, format, tier, state }: InspectedSignature): MadeSignature => ({
  signer: name,
  organization,
  person,
  format: formatOf(format),
  level: tier,
  isBroken: state === 'broken',
});

const signaturesIn = ({ signatures }: InspectedFile): readonly MadeSignature[] =>
  signatures.toSorted(bySigningTime).map(madeOf);

const thingsOfBid = async (call: Call, bid: GatheredBid): Promise<Outcome<readonly SignedThing[]>> => {
  const made = bid.artefacts.filter(({ kind }) => kind === 'signature');
  const signatureOf = async (path: string): Promise<Outcome<readonly MadeSignature[]>> => {
    const inspected = await inspectPath(call, path, path, null, () => undefined);
    return inspected.ok ? ok(signaturesIn(inspected.value)) : inspected;
  };
  const things: SignedThing[] = [];
  for (const [index, { name }] of bid.draft.documents.entries()) {
    call.progress(index, bid.draft.documents.length, 'files', name);
    const own = made.find((artefact) => artefact.name.startsWith(`${name}.`));
    const signatures = own === undefined ? ok([]) : await signatureOf(own.path);
    if (!signatures.ok) return signatures;
    things.push({ name, covers: 'file', signatures: signatures.value });
  }
  const container = made.find(({ name }) => name === containerSignatureName);
  if (container === undefined) return ok(things);
  const signatures = await signatureOf(container.path);
  return signatures.ok
    ? ok([...things, { name: containerSignatureName, covers: 'whole', signatures: signatures.value }])
    : signatures;
};

/** A container's signature is over the whole, any other over its file. */
const thingsOfFiles = async (call: Call, fileIds: readonly string[]): Promise<Outcome<readonly SignedThing[]>> => {
  const things: SignedThing[] = [];
  for (const fileId of fileIds) {
    const path = call.host.files.pathOf(fileId);
    if (!path.ok) return path;
    const inspected = await inspectPath(call, fileId, path.value, null, (done, total) =>
      call.progress(done, total, 'bytes', path.value),
    );
    if (!inspected.ok) return inspected;
    const { name, kind } = inspected.value;
    const covers = kind.startsWith('asic') || kind.endsWith('zip') ? 'whole' : 'file';
    things.push({ name, covers, signatures: signaturesIn(inspected.value) });
  }
  return ok(things);
};

type Subject = { readonly policy: SignaturePolicy | null; readonly bid: GatheredBid | null };

const subjectOf = async (call: Call, bidId: string | null, policyId: string | null): Promise<Outcome<Subject>> => {
  const bid = bidId === null ? null : await gatherBid(call.host, bidId);
  if (bid !== null && !bid.ok) return bid;
  const gathered = bid?.value ?? null;
  if (policyId === null)
    return ok({ policy: gathered === null ? null : policyFor(call.host, gathered), bid: gathered });
  const policy = policyNamed(call.host.workspace.database, policyId);
  return policy.ok ? ok({ policy: policy.value, bid: gathered }) : policy;
};

/** Looks at the signatures that were made, and says where they do not meet the policy. Changes nothing, trusts nobody. */
export const judgeSignedByPolicy: Step<'policies.judgeSigned'> = async ({ bidId, policyId, fileIds }, call) => {
  const subject = await subjectOf(call, bidId, policyId);
  if (!subject.ok) return subject;
  const { policy, bid } = subject.value;
  if (policy === null) return ok({ policy: null, findings: [] });
  const things = bid === null ? await thingsOfFiles(call, fileIds) : await thingsOfBid(call, bid);
  if (!things.ok) return things;
  return ok({ policy, findings: judgeSigned(policy, things.value).map((one) => ({ ...one })) });
};
