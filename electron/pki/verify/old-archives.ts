import { sameBytes } from '../asn1/bytes.ts';
import { archiveV2Input } from '../cades/archive-timestamp-v2.ts';
import { splitSigner } from '../cades/archived-parts.ts';
import { cmsOids } from '../cades/cms-oids.ts';
import type { SignedFrame } from '../cms/frame.ts';
import type { SignerInfo } from '../cms/signed-data.ts';
import { startDigest } from '../digest.ts';
import { timestampLimits } from '../timestamps/oids.ts';
import type { Listener } from './content-pass.ts';
import { digestByOid } from './digests.ts';
import { seen } from './examined.ts';
import type { OpenedTimestamp } from './opened-signature.ts';

/** An archive timestamp of the older form; it hears the content while it is read. */
export type OldArchive = {
  readonly listen: Listener;
  /** `hasHeard`: the content was there to be read. */
  readonly opened: (hasHeard: boolean) => OpenedTimestamp;
};

const archives = new Set<string>([cmsOids.archiveTimestampV2, cmsOids.archiveTimestampV3]);

/**
 * The archive-time-stamp-v2 of a signer, as strangers wrote them until 2013. Each covers the archive timestamps that are
 * older than itself, and every other unsigned attribute. `signer` is the SignerInfo as written.
 */
export const openOldArchives = async (
  frame: SignedFrame,
  signer: Uint8Array,
  { unsignedAttributes }: SignerInfo,
): Promise<readonly OldArchive[]> => {
  if (!unsignedAttributes.some(({ type }) => type === cmsOids.archiveTimestampV2)) return [];
  // What reads a token is large; a signature without one does without it.
  const { readTimestampToken } = await import('../timestamps/read-token.ts');
  const attributes = splitSigner(signer).attributes.filter(({ attribute }) => archives.has(attribute.type));
  const dated = await Promise.all(
    attributes.slice(0, timestampLimits.tokens).flatMap(({ raw, attribute: { type, values } }) =>
      values.map(async (token) => {
        const read = await readTimestampToken(token);
        return { raw, type, token, info: read.ok ? read.value.info : null };
      }),
    ),
  );
  return dated.flatMap(({ type, token, info }): OldArchive[] => {
    if (type !== cmsOids.archiveTimestampV2) return [];
    const kind = 'archive-time-stamp';
    const silent = (observation: ReturnType<typeof seen>): OldArchive => ({
      listen: () => undefined,
      opened: () => ({ kind, token, expects: () => ({ kind: 'unfit', observation }) }),
    });
    const algorithm = info === null ? null : digestByOid(info.imprintOid);
    // A token that cannot be read is told as such when it is judged.
    if (info === null || algorithm === null) return [silent(seen('proof.index-missing'))];
    const later = dated.filter((one) => one.info === null || one.info.genTime >= info.genTime);
    const input = archiveV2Input(frame, signer, ({ raw }) =>
      later.some((one) => one.raw === raw || sameBytes(one.raw, raw)),
    );
    if (input === null) return [silent(seen('proof.old-archive-segmented'))];
    const hashers = input.behind.map(() => startDigest(algorithm));
    const listen: Listener = (chunk) => {
      for (const hasher of hashers) hasher.update(chunk);
    };
    listen(input.before);
    const digests = (): readonly Uint8Array[] =>
      hashers.map((hasher, index) => {
        hasher.update(input.behind[index] ?? new Uint8Array(0));
        return hasher.digest();
      });
    const opened = (hasHeard: boolean): OpenedTimestamp => {
      const found = hasHeard ? digests() : [];
      return {
        kind,
        token,
        expects: () => {
          const digest = found.find((each) => sameBytes(each, info.imprint)) ?? found[0];
          return digest === undefined
            ? { kind: 'unfit', observation: seen('content.not-given') }
            : { kind: 'imprint', digest, covers: { signature: true, objects: input.covered } };
        },
      };
    };
    return [{ listen, opened }];
  });
};
