import { basename } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failLevel } from '#shared/signature/level-codes.ts';
import { failSeveral } from '#shared/signature/several-codes.ts';
import { addCountersignature } from '../../pki/cades/countersign.ts';
import { oldArchiveOf } from '../../pki/cades/carried-timestamps.ts';
import { digestOf, signerText } from '../../pki/cades/level.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import type { WrittenFile } from '../../pki/cades/write-signature.ts';
import type { Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { judgeFor } from './judge.ts';
import { keySourceOf } from './key-source.ts';
import { firstOf, openSignature, refusedBy, withFile, writeSignature } from './open-signature.ts';
import { openSigner } from './signer.ts';

/** Signs the signature value of a signer; the file is written whole or stays as it was. */
export const countersign: Step<'signing.countersign'> = async (input, call) => {
  const { host } = call;
  const found = host.files.pathOf(input.fileId);
  if (!found.ok) return found;
  const file = found.value;
  const key = keySourceOf(host, input);
  if (!key.ok) return key;
  const done = await withFile<WrittenFile>(file, async (bytes, handle) => {
    const opened = await openSignature(file, bytes);
    if (!opened.ok) return refusedBy(opened.error, file);
    const { draft, armour } = opened.value;
    const signer = draft.signers[input.signer - 1];
    if (signer === undefined) {
      const details = { signer: input.signer, count: draft.signers.length };
      return refusedBy(failSeveral('signatures.signer-not-found', details).error, file);
    }
    const attribute = oldArchiveOf(signer);
    if (attribute !== null)
      return refusedBy(failLevel('level.old-archive', { signer: signerText(signer.info), attribute }).error, file);
    const mine = await openSigner(call, key.value, input, {
      fileCount: 1,
      judge: (certificate, place) => judgeFor(host, factsOf(certificate), null, place),
    });
    if (!mine.ok) return refusedBy(mine.error, file);
    try {
      const parts = await mine.value.sign(
        digestOf(mine.value.digest, signer.info.signature),
        host.clock(),
        'signature',
      );
      if (!parts.ok) return refusedBy(parts.error, file);
      const countersigned = addCountersignature(draft, input.signer - 1, parts.value);
      const written = await writeSignature(input.out ?? file, { draft: countersigned, armour }, () => handle.close());
      return written.ok ? written : refusedBy(written.error, file);
    } finally {
      await mine.value.close();
    }
  });
  if (!done.ok) return firstOf(done.error);
  const { database } = host.workspace;
  database.transaction(() => {
    recordAct(database, { at: host.clock(), act: 'files.countersigned', subject: basename(file), digest: null });
  });
  return ok({ name: basename(file), path: done.value.file, size: done.value.size }) satisfies Outcome<unknown>;
};
