import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failBid } from '#shared/bid/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import { bidFolder } from '../bids/bid-folder.ts';
import { saveArtefacts } from '../bids/bid-records.ts';
import { gatherBid } from '../bids/gather-bid.ts';
import { loadManifest } from '../bids/manifest.ts';
import type { Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { addSignature } from './add-signature.ts';
import { planContents, reachBid } from './bid-contents.ts';
import { mayCosign, type Ordering } from './cosign.ts';
import { judgeFor } from './judge.ts';
import { keepSignatures, type MadeFile } from './keep-signatures.ts';
import { keySourceOf } from './key-source.ts';
import { planLevel } from './plan-level.ts';
import { policyFor } from './policy-of-bid.ts';
import { reachLevel } from './reach-level.ts';
import { openSigner, type Signer } from './signer.ts';

/**
 * Puts one more signature beside every one that the bid has, with one password: the signatures are read from the vault, as they were
 * made or came from another machine, and the policy's order of signers is asked for each before anything is written. A package that was
 * made before is no longer the bid's.
 */
export const cosignBid: Step<'signing.cosignBid'> = async (input, call) => {
  const { host } = call;
  const { database, vault } = host.workspace;
  const key = keySourceOf(host, input);
  if (!key.ok) return key;
  const gathered = await gatherBid(host, input.bidId);
  if (!gathered.ok) return gathered;
  const { draft, procedure, platform, artefacts } = gathered.value;
  const signatures = artefacts.filter(({ kind }) => kind === 'signature');
  if (signatures.length === 0) return failBid('bid.not-signed', { bid: input.bidId });
  const frozen = await loadManifest(host, gathered.value);
  if (!frozen.ok) return frozen;
  const plan = await planLevel(call, input);
  if (!plan.ok) return plan;
  const folder = join(bidFolder(host, input.bidId, draft.version), 'signatures');
  const contents = await planContents(call, frozen.value, folder, { packaging: 'detached', encoding: 'DER' });
  if (!contents.ok) return contents;
  const contentOf = (name: string): string | null =>
    contents.value.find((content) => content.signatureName === name || name.startsWith(`${content.name}.`))?.file ??
    null;

  const opened = await openSigner(call, key.value, input, {
    fileCount: signatures.length,
    judge: (certificate, place) =>
      judgeFor(host, factsOf(certificate), { deadline: procedure.deadline, platform }, place, draft.companyId),
  });
  if (!opened.ok) return opened;
  const mine = opened.value;
  const said: Finding[] = [];
  const ordering: Ordering = { order: null, policy: policyFor(host, gathered.value), said };
  const made: MadeFile[] = [];
  try {
    for (const [index, { name, digest }] of signatures.entries()) {
      call.progress(index, signatures.length, 'files', name);
      const out = join(folder, name);
      await mkdir(dirname(out), { recursive: true });
      const added = await addSignature({
        call,
        file: vault.pathOf(digest),
        out,
        content: contentOf(name),
        signer: async (signed): Promise<Outcome<Signer>> => {
          const may = mayCosign(name, ordering, signed, mine.certificate);
          return may.ok ? ok({ ...mine, close: async () => undefined }) : may;
        },
      });
      if (!added.ok) return added;
      made.push({ name, path: out, size: added.value.size });
    }
  } finally {
    await mine.close();
  }

  const { digest: manifestDigest } = frozen.value;
  const keep = async (act: 'bid.signed' | 'files.timestamped', all: readonly MadeFile[]): Promise<Outcome<null>> => {
    const kept = await keepSignatures(call, all, { version: draft.version, manifestDigest });
    if (!kept.ok) return kept;
    database.transaction(() => {
      saveArtefacts(database, input.bidId, draft.version, ['signature', 'package'], kept.value);
      recordAct(database, { at: host.clock(), act, subject: input.bidId, digest: manifestDigest });
    });
    host.emit({ type: 'changed', subject: 'bids' });
    return ok(null);
  };
  const kept = await keep('bid.signed', made);
  if (!kept.ok) return kept;
  const news = made.map((file) => ({ ...file, content: contentOf(file.name) }));
  const findings = said.slice(0, 1);
  if (plan.value === null) return ok({ ...(await reachLevel(call, news, null)), findings });
  const reached = await reachBid(call, news, plan.value);
  const again = await keep(
    'files.timestamped',
    made.map((file) => ({ ...file, size: reached.files.find(({ path }) => path === file.path)?.size ?? file.size })),
  );
  return again.ok ? ok({ ...reached, findings }) : again;
};
