import { join } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { judgeTurn, namedSigner } from '#shared/signature/policy-turn.ts';
import { signatureEncodings } from '#shared/signature/formats.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import type { Step } from '../context.ts';
import { bidFolder } from '../bids/bid-folder.ts';
import { saveArtefacts } from '../bids/bid-records.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import { loadManifest } from '../bids/manifest.ts';
import { recordAct } from '../workspace/acts.ts';
import { planContents, reachBid, signAll, type SignedContent } from './bid-contents.ts';
import { reachLevel } from './reach-level.ts';
import { judgeFor } from './judge.ts';
import { keepSignatures } from './keep-signatures.ts';
import { keySourceOf } from './key-source.ts';
import { policyFor } from './policy-of-bid.ts';
import { allowedByPolicy } from './signature-policy.ts';
import type { SignatureShape } from './sign-one-file.ts';
import { openSigner } from './signer.ts';
import { planLevel } from './plan-level.ts';

/**
 * Signs the frozen bid: the container's manifest, which covers every file at once, and each document on its own in the
 * form asked for, since platforms take one or the other. One password for all. Signing again replaces this version's
 * signatures; what older versions signed stays.
 */
export const signBid: Step<'signing.signBid'> = async (input, call) => {
  const { host } = call;
  const key = keySourceOf(host, input);
  if (!key.ok) return key;
  const gathered = await gatherBid(host, input.bidId);
  if (!gathered.ok) return gathered;
  const { draft, procedure, platform } = gathered.value;
  const allowed = allowedByPolicy(host, gathered.value, { level: input.level, placement: input.form });
  if (!allowed.ok) return allowed;
  const policy = policyFor(host, gathered.value);
  const frozen = await loadManifest(host, gathered.value);
  if (!frozen.ok) return frozen;
  const folder = input.out ?? join(bidFolder(host, input.bidId, draft.version), 'signatures');
  const shape: SignatureShape = { packaging: input.form, encoding: signatureEncodings[input.encoding] };
  const plan = await planLevel(call, input);
  if (!plan.ok) return plan;
  const contents = await planContents(call, frozen.value, folder, shape);
  if (!contents.ok) return contents;

  const opened = await openSigner(call, key.value, input, {
    fileCount: contents.value.length,
    judge: (certificate, place) => {
      const facts = factsOf(certificate);
      // Signing makes the first signatures anew: whoever signs takes the first place of the policy's order.
      const turn = policy === null ? [] : judgeTurn(policy, [], namedSigner(facts));
      return [...judgeFor(host, facts, { deadline: procedure.deadline, platform }, place, draft.companyId), ...turn];
    },
  });
  if (!opened.ok) return opened;
  let signed: Outcome<readonly SignedContent[]>;
  try {
    signed = await signAll(call, opened.value, contents.value);
  } finally {
    await opened.value.close();
  }
  if (!signed.ok) return signed;
  const { database } = host.workspace;
  const keep = async (act: 'bid.signed' | 'files.timestamped', all: readonly SignedContent[]) => {
    const { digest: manifestDigest } = frozen.value;
    const kept = await keepSignatures(
      call,
      all.map(({ content, size }) => ({ name: content.signatureName, path: content.out, size })),
      { version: draft.version, manifestDigest },
    );
    if (!kept.ok) return kept;
    database.transaction(() => {
      saveArtefacts(database, input.bidId, draft.version, ['signature', 'package'], kept.value);
      recordAct(database, { at: host.clock(), act, subject: input.bidId, digest: manifestDigest });
    });
    host.emit({ type: 'changed', subject: 'bids' });
    return kept;
  };
  const kept = await keep('bid.signed', signed.value);
  if (!kept.ok) return kept;
  const made = kept.value.map(({ name, path, size }, index) => {
    const content = input.form === 'attached' && index > 0 ? null : (contents.value[index]?.file ?? null);
    return { name, path, size, content };
  });
  if (plan.value === null) return ok(await reachLevel(call, made, null));

  const { files, untimed } = await reachBid(call, made, plan.value);
  const raised = signed.value.map((one) => ({
    ...one,
    size: files.find(({ path }) => path === one.content.out)?.size ?? one.size,
  }));
  const keptAgain = await keep('files.timestamped', raised);
  return keptAgain.ok ? ok({ files, untimed }) : keptAgain;
};
