import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { judgeTurn, namedSigner } from '#shared/signature/policy-turn.ts';
import { failSeveral } from '#shared/signature/several-codes.ts';
import { checkNextSigner, readSignerOrder, type SignerOrder } from '#shared/signature/signer-order.ts';
import type { SignaturePolicy } from '#shared/signature/policy.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import { sameCertificate, type Certificate } from '../../pki/certificate/certificate.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import type { Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { addSignature, type Adding } from './add-signature.ts';
import { judgeFor } from './judge.ts';
import { keySourceOf } from './key-source.ts';
import { planLevel } from './plan-level.ts';
import { policyForFile } from './policy-of-file.ts';
import { reachLevel } from './reach-level.ts';
import { contentBeside } from './signed-content.ts';
import { openSigner, type Signer } from './signer.ts';

/** What says who may sign next, and where what it says without stopping is gathered. */
export type Ordering = {
  readonly order: SignerOrder | null;
  readonly policy: SignaturePolicy | null;
  readonly said: Finding[];
};

const orderFrom = async (path: string | null): Promise<Outcome<SignerOrder | null>> => {
  if (path === null) return ok(null);
  try {
    return readSignerOrder(await readFile(path, 'utf8'), basename(path));
  } catch (error) {
    return readRefusal(error, path);
  }
};

/** Who may sign: nobody twice, by the order given, by the policy's. What a policy that is not strict says goes into `said`. */
export const mayCosign = (
  file: string,
  { order, policy, said }: Ordering,
  signed: readonly Certificate[],
  certificate: Certificate,
): Outcome<unknown> => {
  const facts = factsOf(certificate);
  if (signed.some((known) => sameCertificate(known, certificate)))
    return failSeveral('signatures.signed-already', { subject: facts.subject.text, file: basename(file) });
  const signers = signed.map(factsOf);
  const turn = policy === null ? [] : judgeTurn(policy, signers.map(namedSigner), namedSigner(facts));
  const blocker = turn.find(({ severity }) => severity === 'blocker');
  if (blocker !== undefined) return refuse({ code: blocker.code, details: blocker.details });
  said.push(...turn.map((finding) => ({ ...finding, place: { file: basename(file) } })));
  return order === null ? ok(null) : checkNextSigner(order, signers, facts);
};

/** Adds a signature beside those that are there; order, policy and certificate are checked before anything is written. */
export const cosign: Step<'signing.cosign'> = async (input, call) => {
  const { host } = call;
  const found = host.files.pathOf(input.fileId);
  if (!found.ok) return found;
  const file = found.value;
  const optional = (fileId: string | null): Outcome<string | null> =>
    fileId === null ? ok(null) : host.files.pathOf(fileId);
  const content = optional(input.contentFileId);
  if (!content.ok) return content;
  const orderFile = optional(input.orderFileId);
  if (!orderFile.ok) return orderFile;
  const order = await orderFrom(orderFile.value);
  if (!order.ok) return order;
  const policy = await policyForFile(host, file, input.policyId);
  if (!policy.ok) return policy;
  const key = keySourceOf(host, input);
  if (!key.ok) return key;
  const plan = await planLevel(call, input);
  if (!plan.ok) return plan;

  const said: Finding[] = [];
  const ordering: Ordering = { order: order.value, policy: policy.value, said };
  const signer: Adding['signer'] = async (signed): Promise<Outcome<Signer>> => {
    const opened = await openSigner(call, key.value, input, {
      fileCount: 1,
      judge: (certificate, place) => judgeFor(host, factsOf(certificate), null, place),
    });
    if (!opened.ok) return opened;
    const may = mayCosign(file, ordering, signed, opened.value.certificate);
    if (may.ok) return opened;
    await opened.value.close();
    return may;
  };
  const out = input.out ?? file;
  const done = await addSignature({ call, file, out, content: content.value, signer });
  if (!done.ok) return done;
  const { database } = host.workspace;
  const at = host.clock();
  database.transaction(() => {
    recordAct(database, { at, act: 'files.cosigned', subject: basename(file), digest: null });
  });
  const { size } = done.value;
  const signed = { name: basename(file), path: out, size, content: content.value ?? (await contentBeside(file)) };
  return ok({ ...(await reachLevel(call, [signed], plan.value)), findings: said });
};
