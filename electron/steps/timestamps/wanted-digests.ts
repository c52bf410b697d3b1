import type { Digest } from '#shared/kernel/digest.ts';
import { ok } from '#shared/kernel/result.ts';
import { hasSignatureTimestamp } from '../../pki/cades/level-t.ts';
import type { Draft } from '../../pki/cades/draft.ts';
import { digestOf, stampDigestOf } from '../../pki/cades/level.ts';
import { memorySource } from '../../pki/cms/byte-source.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';
import { isZip, openContainer } from '../signing/open-container.ts';
import { openSignature, refusedBy, withFile, type Changed } from '../signing/open-signature.ts';

/** What a timestamp of a file would be over. */
export type Wanted = { readonly kind: 'signature' | 'file'; readonly digests: readonly Digest[] };

const inDraft = ({ signers }: Draft): readonly Digest[] =>
  signers
    .filter((signer) => !hasSignatureTimestamp(signer))
    .map(({ info }) => digestOf(stampDigestOf(info), info.signature));

/**
 * The digests a timestamp service has to be asked for: of each signature value without a timestamp, in a CMS signature or
 * a container; of any other file, of the file itself. A signature that has its timestamps wants none.
 */
export const wantedDigests = async (file: string, signal: AbortSignal): Promise<Changed<Wanted>> => {
  const inSignature = await withFile<Wanted | null>(file, async (bytes) => {
    if (await isZip(bytes)) {
      const container = await openContainer(file, bytes);
      if (!container.ok || container.value.signatures.length === 0) return ok(null);
      const digests: Digest[] = [];
      for (const signature of container.value.signatures) {
        const opened = await openSignature(signature.name, memorySource(signature.bytes));
        if (opened.ok) digests.push(...inDraft(opened.value.draft));
      }
      return ok({ kind: 'signature', digests });
    }
    const opened = await openSignature(file, bytes);
    return ok(opened.ok ? { kind: 'signature', digests: inDraft(opened.value.draft) } : null);
  });
  if (!inSignature.ok) return inSignature;
  if (inSignature.value !== null) return ok(inSignature.value);
  const hashed = await hashFile(file, ['sha-256'], { signal });
  return hashed.ok ? ok({ kind: 'file', digests: [hashed.value.digests['sha-256']] }) : refusedBy(hashed.error, file);
};
