import { digestAlgorithms, type DigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failElsewhere } from '#shared/signature/elsewhere-codes.ts';
import { hashFile } from '../../../pki/streams/hash-file.ts';
import { signatureNameOf, type ContentToSign } from './contents.ts';
import type { ForeignSignature } from './read-foreign.ts';

/** Digests of the data to sign, each computed when a signature first speaks of its algorithm. */
export type ContentDigests = (content: ContentToSign, algorithm: DigestAlgorithm) => Promise<Outcome<string>>;

export const contentDigests = (signal: AbortSignal): ContentDigests => {
  const known = new Map<string, string>();
  return async (content, algorithm) => {
    if (algorithm === 'sha-256') return ok(content.sha256);
    const key = `${content.sha256} ${algorithm}`;
    const before = known.get(key);
    if (before !== undefined) return ok(before);
    const hashed = await hashFile(content.file, [algorithm], { signal });
    if (!hashed.ok) return hashed;
    const { value } = hashed.value.digests[algorithm];
    known.set(key, value);
    return ok(value);
  };
};

/** Digests that a message can hold; all of them lie beside the exported files. */
const mostTold = 4;

const isWritten = (algorithm: string): algorithm is DigestAlgorithm =>
  (digestAlgorithms as readonly string[]).includes(algorithm);

/** The content a file is named after: `offer.pdf.p7s`, `offer.pdf.sig`, `signature001.p7s`. */
const byName = (name: string, contents: readonly ContentToSign[]): ContentToSign | null => {
  const stem = name.replace(/\.(?:p7s|p7m|sig|sgn|sign|pem|txt|b64)$/i, '');
  const ofContainer = (content: ContentToSign): boolean =>
    content.isContainer && (signatureNameOf(content, 'detached').endsWith(name) || content.name.endsWith(stem));
  return contents.find((content) => content.name === stem || ofContainer(content)) ?? null;
};

/**
 * Finds what a signature is over by the digest in it, not by the file's name: people rename files. Where it names no
 * digest its own name has to say. Refuses with what was found and what each thing to sign would have needed.
 */
export const matchContent = async (
  signature: ForeignSignature,
  contents: readonly ContentToSign[],
  digestOf: ContentDigests,
): Promise<Outcome<ContentToSign>> => {
  const named = byName(signature.name, contents);
  const [claim] = signature.claims;
  if (claim === undefined || claim === null || !isWritten(claim.algorithm)) {
    if (named !== null) return ok(named);
    const algorithm = claim?.algorithm ?? '';
    const expected = contents.map(({ name }) => name);
    return failElsewhere('elsewhere.content-differs', {
      file: signature.name,
      algorithm,
      expected,
      found: claim?.value ?? '',
    });
  }
  const expected: string[] = [];
  for (const content of contents) {
    const digest = await digestOf(content, claim.algorithm);
    if (!digest.ok) return digest;
    if (digest.value === claim.value) return ok(content);
    // The digest of what it is named after is what a person wants to compare; without a name, all of them.
    if (named === null || named === content) expected.push(`${content.name} ${digest.value}`);
  }
  const { algorithm, value: found } = claim;
  const rest = expected.length - mostTold;
  if (rest > 0) expected.splice(mostTold, rest, `… ${rest}`);
  return failElsewhere('elsewhere.content-differs', { file: signature.name, algorithm, expected, found });
};
